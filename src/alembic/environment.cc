#include "migrate/alembic/environment.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "alembic/templates.h"
#include "alembic/text.h"
#include "migrate/nearest.h"
#include "migrate/path.h"

namespace migrate::alembic {
namespace {

constexpr std::array<std::string_view, 4> kTemplates{"generic", "async", "multidb", "pyproject"};

constexpr std::string_view kOneDatabase =
    "sqlalchemy.url = driver://user:password@localhost/database";
constexpr std::string_view kTwoDatabases =
    "# One section each, below.\n"
    "databases = first, second\n"
    "\n"
    "[first]\n"
    "sqlalchemy.url = driver://user:password@localhost/first\n"
    "\n"
    "[second]\n"
    "sqlalchemy.url = driver://user:password@localhost/second";

// The template's own file, else the one that several share.
std::string text_of(std::string_view name, std::string_view file) {
  const std::string_view own = template_text(fmt::format("{}/{}", name, file));
  return std::string(own.empty() ? template_text(fmt::format("shared/{}", file)) : own);
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
  return text;
}

// `directory` as the configuration in `folder` writes it: "%" doubled and, for TOML, escaped.
std::string location(std::string_view directory, std::string_view folder) {
  std::string path;
  std::string_view from = folder;
  while (!is_within(directory, from)) {
    path += "/..";
    from = parent_path(from);
  }
  std::string_view rest = directory.substr(from.size());
  while (rest.starts_with('/')) rest.remove_prefix(1);
  return "%(here)s" + path + "/" + replaced(std::string(rest), "%", "%%");
}

}  // namespace

std::vector<EnvironmentTemplate> environment_templates() {
  std::vector<EnvironmentTemplate> out;
  out.reserve(std::size(kTemplates));
  for (const std::string_view name : kTemplates) {
    out.push_back({std::string(name), std::string(strip(text_of(name, "README")))});
  }
  return out;
}

Result<EnvironmentFiles> new_environment(const NewEnvironment& wanted) {
  const std::string_view name = wanted.template_name;
  if (std::find(kTemplates.begin(), kTemplates.end(), name) == kTemplates.end()) {
    const std::vector<std::string> names(kTemplates.begin(), kTemplates.end());
    const auto close = nearest(name, names);
    return fail(ErrorKind::kUsage, fmt::format("There is no template `{}`.", name),
                {close ? fmt::format("Did you mean `{}`?", *close)
                       : fmt::format("The templates are `{}`.", fmt::join(names, "`, `"))});
  }
  EnvironmentFiles out;
  const std::string versions = join_path(wanted.directory, "versions");
  out.directories = {wanted.directory, versions};
  for (const char* file : {"README", "env.py", "script.py.mako"}) {
    out.files.push_back({join_path(wanted.directory, file), text_of(name, file)});
  }
  if (wanted.package) {
    for (const std::string& folder : out.directories) {
      out.files.push_back({join_path(folder, "__init__.py"), ""});
    }
  }
  const std::string folder(parent_path(wanted.config_path));
  const std::string script_location = location(wanted.directory, folder);
  std::string ini = replaced(text_of(name, "alembic.ini"), "<script_location>", script_location);
  ini = replaced(std::move(ini), "<databases>", name == "multidb" ? kTwoDatabases : kOneDatabase);
  out.config = NewFile{wanted.config_path, ini + text_of(name, "logging.ini")};
  if (name == "pyproject") {
    const std::string escaped = replaced(replaced(script_location, "\\", "\\\\"), "\"", "\\\"");
    out.pyproject =
        NewFile{join_path(folder, "pyproject.toml"),
                replaced(text_of(name, "pyproject.toml"), "<script_location>", escaped)};
  }
  return out;
}

}  // namespace migrate::alembic
