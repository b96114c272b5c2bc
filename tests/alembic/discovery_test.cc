#include <doctest/doctest.h>

#include "alembic/hook_names.h"

#include <string>
#include <vector>

#include "migrate/alembic/config.h"

using namespace migrate::alembic;
using migrate::source::EntryKind;
using migrate::source::MemorySource;

namespace {

std::vector<HistoryConfig> found(const MemorySource& source, const DiscoverOptions& options = {}) {
  auto configs = discover(source, options);
  REQUIRE_MESSAGE(configs, (configs ? "" : configs.error().message));
  return *std::move(configs);
}

std::string error_of(const MemorySource& source, const DiscoverOptions& options = {}) {
  const auto configs = discover(source, options);
  REQUIRE(!configs);
  CHECK(configs.error().kind == migrate::ErrorKind::kConfig);
  return configs.error().message;
}

std::vector<std::string> names(const std::vector<HistoryConfig>& configs) {
  std::vector<std::string> out;
  for (const HistoryConfig& config : configs) out.push_back(config.name);
  return out;
}

std::vector<std::string> paths(const HistoryConfig& config) {
  std::vector<std::string> out;
  for (const VersionLocation& location : config.version_locations) {
    out.push_back(location.unreadable.empty() ? location.path : "! " + location.unreadable);
  }
  return out;
}

using List = std::vector<std::string>;

void add_environment(MemorySource& source, const std::string& folder) {
  source.add(folder + "/env.py", "");
  source.add(folder + "/script.py.mako", "");
  source.add(folder + "/versions/a.py", "");
}

}  // namespace

TEST_CASE("a plain alembic.ini") {
  MemorySource source;
  source.add("alembic.ini",
             "[alembic]\nscript_location = migrations\nfile_template = %%(rev)s\n"
             "truncate_slug_length = 20\ntimezone = UTC\noutput_encoding = latin-1\n"
             "revision_environment = true\nsourceless = true\nrecursive_version_locations = true\n"
             "[post_write_hooks]\nhooks = black, ruff\n");
  add_environment(source, "migrations");
  const auto configs = found(source);
  REQUIRE(configs.size() == 1);
  const HistoryConfig& config = configs[0];
  CHECK(config.name == "migrations");
  CHECK(config.config_path == "alembic.ini");
  CHECK(config.section == "alembic");
  CHECK(config.script_location == "migrations");
  CHECK(paths(config) == List{"migrations/versions"});
  CHECK(config.file_template == "%(rev)s");
  CHECK(config.truncate_slug_length == 20);
  CHECK(config.timezone == "UTC");
  CHECK(config.output_encoding == "latin-1");
  CHECK(config.revision_environment);
  CHECK(config.sourceless);
  CHECK(config.recursive_version_locations);
  CHECK(hook_names(config.post_write_hooks) == List{"black", "ruff"});
}

TEST_CASE("locations: here, the file's folder, then the root; packages; separators") {
  MemorySource source;
  add_environment(source, "app/db");
  source.add("lib/pkg/sub/versions/x.py", "");
  source.add("src/other/v/x.py", "");
  source.add("top/x.py", "");
  const auto of = [&](const std::string& lines) {
    source.add("app/alembic.ini", "[alembic]\nscript_location = %(here)s/db\n" + lines);
    const auto configs = found(source);
    REQUIRE(configs.size() == 1);
    CHECK(configs[0].script_location == "app/db");
    return paths(configs[0]);
  };
  CHECK(of("") == List{"app/db/versions"});
  CHECK(of("version_locations = %(here)s/db/versions %(here)s/../top, db/versions") ==
        List{"app/db/versions", "top", "app/db/versions"});
  CHECK(of("path_separator = os\nversion_locations = %(here)s/db/versions:top") ==
        List{"app/db/versions", "top"});
  CHECK(of("version_path_separator = ;\nversion_locations = db/versions;top") ==
        List{"app/db/versions", "top"});
  CHECK(of("path_separator = newline\nversion_locations =\n  db/versions\n\n  top") ==
        List{"app/db/versions", "top"});
  CHECK(of("path_separator = space\nversion_locations = other:v") == List{"src/other/v"});
  CHECK(of("prepend_sys_path = ../lib\nversion_locations = pkg.sub:versions") ==
        List{"lib/pkg/sub/versions"});
  CHECK(of("version_locations = gone:versions") ==
        List{"! the package `gone` is not in this repository"});
  CHECK(of("version_locations = ../../x") == List{"! it leads outside the repository"});
  CHECK(of("version_locations = %(here)s/../../x") == List{"! it leads outside the repository"});
  CHECK(of("version_locations = /srv/x") == List{"! it is an absolute path"});
}

TEST_CASE("a separator with a comment behind it is taken as meant, and said") {
  MemorySource source;
  add_environment(source, "db");
  source.add("alembic.ini",
             "[alembic]\nscript_location = db\nversion_path_separator = os  # Use os.pathsep.\n"
             "version_locations = db/versions:db/more\n");
  const auto configs = found(source);
  REQUIRE(configs.size() == 1);
  CHECK(paths(configs[0]) == List{"db/versions", "db/more"});
  CHECK(configs[0].problems.size() == 1);
}

TEST_CASE("symbolic links, submodules and files are not followed") {
  MemorySource source;
  source.add("db/env.py", "");
  source.add("link", "elsewhere", EntryKind::kSymlink);
  source.add("module", "", EntryKind::kSubmodule);
  source.add("file", "");
  source.add("alembic.ini",
             "[alembic]\nscript_location = db\nversion_locations = link link/below module file\n");
  const auto configs = found(source);
  REQUIRE(configs.size() == 1);
  const std::string link = "! it is, or lies behind, a symbolic link, which is not followed";
  CHECK(paths(configs[0]) == List{link, link, "! it lies in a submodule", "! it is no folder"});
  CHECK(configs[0].version_locations[1].as_written == "link/below");
}

TEST_CASE("every section that has a script location is a history; [DEFAULT] counts") {
  MemorySource source;
  add_environment(source, "a");
  add_environment(source, "b");
  source.add(
      "alembic.ini",
      "[alembic]\nscript_location = a\n[second]\nscript_location = b\n[loggers]\nkeys = x\n");
  CHECK(names(found(source)) == List{"a", "second"});
  DiscoverOptions second;
  second.section = "second";
  CHECK(names(found(source, second)) == List{"second"});
  second.section = "third";
  CHECK(error_of(source, second) == "No alembic.ini has a section [third].");

  source.add("alembic.ini",
             "[DEFAULT]\nscript_location = a\n[alembic]\n[x]\nversion_locations = b/versions\n"
             "[loggers]\nkeys = x\n");
  CHECK(names(found(source)) == List{"a", "x"});
}

TEST_CASE("pyproject.toml completes alembic.ini and stands alone without one") {
  MemorySource source;
  add_environment(source, "db");
  source.add("pyproject.toml",
             "[tool.alembic]\nscript_location = '%(here)s/db'\nfile_template = '%%(rev)s_x'\n"
             "version_locations = ['%(here)s/db/versions', 'top']\nsourceless = true\n"
             "[[tool.alembic.post_write_hooks]]\nname = 'ruff'\n");
  auto configs = found(source);
  REQUIRE(configs.size() == 1);
  CHECK(configs[0].config_path == "pyproject.toml");
  CHECK(configs[0].section == "tool.alembic");
  CHECK(configs[0].file_template == "%(rev)s_x");
  CHECK(paths(configs[0]) == List{"db/versions", "top"});
  CHECK(configs[0].sourceless);
  CHECK(hook_names(configs[0].post_write_hooks) == List{"ruff"});

  source.add("alembic.ini", "[alembic]\nfile_template = %%(slug)s\nsourceless = false\n");
  configs = found(source);
  REQUIRE(configs.size() == 1);
  CHECK(configs[0].config_path == "alembic.ini");
  CHECK(configs[0].file_template == "%(slug)s");
  CHECK(!configs[0].sourceless);
  CHECK(configs[0].script_location == "db");

  source.add("pyproject.toml", "[tool.alembic]\nscript_location = '%(there)s/db'\n");
  CHECK(error_of(source) == "pyproject.toml:2:19: A `%` here is neither `%%` nor `%(here)s`.");
  source.add("pyproject.toml", "[tool.alembic]\nscript_location = 1\n");
  CHECK(error_of(source) == "pyproject.toml:2:19: This is an integer, where a string is needed.");
}

TEST_CASE("the nearest configuration comes first, and alone when asked") {
  MemorySource source;
  for (const char* folder : {"", "a/", "b/c/"}) {
    source.add(std::string(folder) + "alembic.ini", "[alembic]\nscript_location = %(here)s/db\n");
    source.add(std::string(folder) + "db/versions/x.py", "");
  }
  CHECK(names(found(source)) == List{"db", "a/db", "b/c/db"});
  DiscoverOptions options;
  options.directory = "b/c/db";
  CHECK(names(found(source, options)) == List{"b/c/db", "db", "a/db"});
  options.nearest_only = true;
  CHECK(names(found(source, options)) == List{"b/c/db"});
  options.config_path = "a/alembic.ini";
  CHECK(names(found(source, options)) == List{"a/db"});
  options.config_path = "x/alembic.ini";
  CHECK(error_of(source, options) == "There is no file x/alembic.ini.");
}

TEST_CASE("without configuration, by shape; templates and installed packages are no histories") {
  MemorySource source;
  add_environment(source, "app/migrations");
  add_environment(source, "other");
  add_environment(source, "venv/lib/site-packages/x/db");
  add_environment(source, ".tox/x");
  add_environment(source, "pkg/templates/generic");
  source.add("pkg/templates/generic/alembic.ini.mako", "");
  add_environment(source, "{{cookiecutter.name}}/db");
  source.add("myenv/pyvenv.cfg", "");
  add_environment(source, "myenv/db");
  const auto configs = found(source);
  CHECK(names(configs) == List{"app/migrations", "other"});
  CHECK(paths(configs[0]) == List{"app/migrations/versions"});
  CHECK(found(MemorySource()).empty());
}

TEST_CASE("Flask-Migrate's alembic.ini lies in the script location and does not state it") {
  MemorySource source;
  add_environment(source, "migrations");
  source.add("migrations/alembic.ini", "[alembic]\nfile_template = %%(rev)s\n");
  const auto configs = found(source);
  REQUIRE(configs.size() == 1);
  CHECK(configs[0].script_location == "migrations");
  CHECK(configs[0].file_template == "%(rev)s");
  CHECK(paths(configs[0]) == List{"migrations/versions"});
}

TEST_CASE("two configurations of the same locations are one") {
  MemorySource source;
  add_environment(source, "db");
  source.add("alembic.ini", "[alembic]\nscript_location = db\n[prod]\nscript_location = db\n");
  source.add("development.ini", "[app]\nx = 1\n[alembic]\nscript_location = db\n");
  source.add("tox.ini", "nonsense");
  CHECK(names(found(source)) == List{"db"});
}

TEST_CASE("a configuration that leads nowhere is said, and no folder is taken for it") {
  MemorySource source;
  add_environment(source, "db");
  const auto only = [&] {
    const auto configs = found(source);
    REQUIRE(configs.size() == 1);
    return paths(configs[0]);
  };
  source.add("alembic.ini", "[alembic]\nscript_location = nowhere\n");
  CHECK(only() == List{"! alembic.ini:2: The `script_location` does not exist"});
  DiscoverOptions asked;
  asked.config_path = "alembic.ini";
  CHECK(!found(source, asked).front().version_locations.front().unreadable.empty());
  source.add("alembic.ini", "[loggers]\nkeys = x\n[alembic]\nscript_locatoin = db\n");
  CHECK(only() == List{"! alembic.ini:3: There is no `script_location` in [alembic]"});

  // Completed by the file beside it, or one of two.
  source.add("pyproject.toml", "[tool.alembic]\nscript_location = 'db'\n");
  CHECK(only() == List{"db/versions"});
  source.add("pyproject.toml", "[tool.other]\nx = 'alembic'\n");
  source.add("alembic.ini", "[alembic]\nscript_location = db\n");
  CHECK(only() == List{"db/versions"});
  source.add("x/alembic.ini", "[alembic]\nscript_location = nowhere\n");
  CHECK(names(found(source)) == List{"db", "x/nowhere"});

  // What is stated in migrate.toml stands for both.
  source.add("migrate.toml", "[[history]]\nscript_location = 'db'\n");
  CHECK(only() == List{"db/versions"});

  MemorySource other;
  add_environment(other, "db");
  other.add("pyproject.toml", "[project]\n[tool.alembic]\nscript_loction = 'db'\n");
  const auto configs = found(other);
  REQUIRE(configs.size() == 1);
  CHECK(paths(configs[0]) ==
        List{"! pyproject.toml:3: There is no `script_location` in [tool.alembic]"});
}

TEST_CASE("a wrong configuration is an error where it counts, else a location that is unreadable") {
  MemorySource source;
  add_environment(source, "db");
  source.add("alembic.ini", "[alembic]\nscript_location = db\n");
  source.add("x/alembic.ini", "[alembic]\nnonsense\n");
  const auto configs = found(source);
  REQUIRE(configs.size() == 2);
  CHECK(paths(configs[1]) == List{"! x/alembic.ini:2: `nonsense` is no `key = value`."});
  DiscoverOptions inside;
  inside.directory = "x";
  CHECK(error_of(source, inside) == "x/alembic.ini:2: `nonsense` is no `key = value`.");
  source.add("alembic.ini", "[alembic]\nscript_location = db\ntruncate_slug_length = x\n");
  CHECK(error_of(source) == "alembic.ini:3: `truncate_slug_length` must be a number, not `x`.");
  source.add("alembic.ini",
             "[alembic]\nscript_location = db\npath_separator = x\nversion_locations = a\n");
  CHECK(error_of(source) ==
        "alembic.ini:3: `path_separator` must be space, newline, os, : or ;, not `x`.");
}

TEST_CASE("[[history]] tables of migrate.toml replace what was found and keep its options") {
  MemorySource source;
  add_environment(source, "db");
  add_environment(source, "legacy");
  source.add("alembic.ini", "[alembic]\nscript_location = db\nfile_template = %%(rev)s\n");
  source.add("migrate.toml",
             "[[history]]\nname = 'main'\nscript_location = 'db'\n"
             "recursive_version_locations = true\n"
             "[[history]]\nscript_location = 'extra'\nversion_locations = ['legacy/versions']\n");
  const auto configs = found(source);
  CHECK(names(configs) == List{"main", "extra"});
  CHECK(configs[0].file_template == "%(rev)s");
  CHECK(configs[0].config_path == "alembic.ini");
  CHECK(configs[0].recursive_version_locations);
  CHECK(!configs[1].recursive_version_locations);
  CHECK(paths(configs[0]) == List{"db/versions"});
  CHECK(paths(configs[1]) == List{"legacy/versions"});
  CHECK(configs[1].config_path == "migrate.toml");
}
