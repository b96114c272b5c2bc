#include "alembic/environment_config.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "alembic/locator.h"
#include "alembic/options.h"
#include "alembic/text.h"
#include "alembic/toml_reader.h"
#include "migrate/path.h"

namespace migrate::alembic {
namespace {

constexpr std::string_view kMainSection = "alembic";

// A section whose script_location is in [DEFAULT] is an environment of its own when it says what
// only an environment needs; [loggers] and its like do not.
bool is_environment(const Ini& ini, const IniSection& section) {
  if (section.options.contains("script_location")) return true;
  if (!ini.defaults().options.contains("script_location")) return false;
  return section.name == kMainSection || section.options.contains("version_locations") ||
         section.options.contains("sqlalchemy.url");
}

std::vector<std::string> sections_of(const ConfigFiles& files) {
  std::vector<std::string> names;
  if (files.ini) {
    for (const IniSection& section : files.ini->sections()) {
      if (is_environment(*files.ini, section)) names.push_back(section.name);
    }
  }
  const bool has_main = std::find(names.begin(), names.end(), kMainSection) != names.end();
  // Values of [tool.alembic] complete the section "alembic". Flask-Migrate's alembic.ini has no
  // script_location: its commands set it to the folder of the file.
  const bool flask =
      files.ini && files.beside_environment && files.ini->section(kMainSection) != nullptr;
  if (!has_main && ((files.toml && files.toml->find("script_location") != nullptr) ||
                    (flask && names.empty()))) {
    names.insert(names.begin(), std::string(kMainSection));
  }
  return names;
}

// A configuration that Alembic would take, and then miss its `script_location`. A folder that holds
// env.py is another matter: the program that made it (Flask-Migrate) gives the location itself.
std::optional<HistoryConfig> without_location(const ConfigFiles& files) {
  const bool main_ini = files.ini && base_name(files.ini->path()) == "alembic.ini";
  if (files.beside_environment || (!main_ini && !files.toml)) return std::nullopt;
  HistoryConfig config;
  config.config_path = main_ini ? files.ini->path() : files.toml_path;
  config.section = main_ini ? kMainSection : "tool.alembic";
  std::string place = config.config_path;
  const IniSection* section = main_ini ? files.ini->section(kMainSection) : nullptr;
  if (section != nullptr) {
    place += fmt::format(":{}", section->line);
  } else if (!main_ini && !files.toml->entries.empty()) {
    place += fmt::format(":{}", files.toml->entries.front().at.line);
  }
  config.version_locations.push_back(
      {"", config.config_path,
       fmt::format("{}: There is no `script_location` in [{}]", place, config.section)});
  return config;
}

Diagnostic remark(const std::string& path, std::string message) {
  Diagnostic diagnostic;
  diagnostic.rule = "configuration";
  diagnostic.severity = Severity::kWarning;
  diagnostic.message = std::move(message);
  diagnostic.location = Location{path, "", std::nullopt, {}, {}};
  return diagnostic;
}

Result<void> read_locations(const Options& options, const ConfigFiles& files, Locator& locator,
                            HistoryConfig& config) {
  MIGRATE_TRY(const auto imports, options.paths("prepend_sys_path", false, true));
  locator.add_import_paths(imports);
  config.import_paths = locator.import_paths();
  MIGRATE_TRY(const auto script, options.text("script_location"));
  VersionLocation base;
  if (script && !script->empty()) {
    MIGRATE_TRY(base, locator.locate(*script));
  } else if (files.beside_environment) {
    MIGRATE_TRY(base, locator.at(files.folder, files.folder));
  } else {
    return fail(ErrorKind::kConfig, fmt::format("{} has no `script_location` in [{}].",
                                                config.config_path, config.section));
  }
  config.script_location = base.path;
  MIGRATE_TRY(const auto locations, options.paths("version_locations", true, false));
  for (const std::string& written : locations) {
    MIGRATE_TRY(VersionLocation location, locator.locate(written));
    config.version_locations.push_back(std::move(location));
  }
  if (!locations.empty()) return {};
  if (!base.unreadable.empty()) {
    config.version_locations.push_back(std::move(base));
    return {};
  }
  const std::string versions = join_path(base.path, "versions");
  MIGRATE_TRY(VersionLocation location, locator.at(versions, versions));
  config.version_locations.push_back(std::move(location));
  return {};
}

// Alembic stops where the script location does not exist. One with revisions elsewhere is read: the
// location may be that of an installed package.
Result<void> check_existence(const source::Source& source, const Options& options,
                             HistoryConfig& config) {
  if (config.script_location.empty()) return {};
  MIGRATE_TRY(const auto script, source.stat(config.script_location));
  if (script) return {};
  for (const VersionLocation& location : config.version_locations) {
    if (!location.unreadable.empty()) return {};
    MIGRATE_TRY(const auto entry, source.stat(location.path));
    if (entry) return {};
  }
  config.version_locations = {
      {config.script_location, config.script_location,
       fmt::format("{}: The `script_location` does not exist", options.place("script_location"))}};
  return {};
}

Result<void> read_details(const Options& options, HistoryConfig& config) {
  MIGRATE_TRY(config.recursive_version_locations, options.flag("recursive_version_locations"));
  MIGRATE_TRY(config.sourceless, options.flag("sourceless"));
  MIGRATE_TRY(config.revision_environment, options.flag("revision_environment"));
  MIGRATE_TRY(config.post_write_hooks, options.hooks());
  MIGRATE_TRY(auto file_template, options.text("file_template"));
  if (file_template) config.file_template = *std::move(file_template);
  MIGRATE_TRY(auto timezone, options.text("timezone"));
  if (timezone) config.timezone = *std::move(timezone);
  MIGRATE_TRY(auto encoding, options.text("output_encoding"));
  if (encoding) config.output_encoding = *std::move(encoding);
  MIGRATE_TRY(const auto length, options.number("truncate_slug_length"));
  if (length && *length != 0) {  // Alembic takes 0 for "not stated"
    config.truncate_slug_length =
        static_cast<int>(std::clamp<std::int64_t>(*length, -1, std::numeric_limits<int>::max()));
  }
  return {};
}

Result<HistoryConfig> environment(const source::Source& source, const ConfigFiles& files,
                                  const std::string& section) {
  const bool main = section == kMainSection;
  HistoryConfig config;
  const bool in_ini = files.ini && files.ini->section(section) != nullptr;
  config.config_path = in_ini ? files.ini->path() : files.toml_path;
  config.section = in_ini ? section : "tool.alembic";
  Options options(files.ini ? &*files.ini : nullptr, section,
                  files.toml && main ? &*files.toml : nullptr, files.toml_path,
                  here_of(files.folder));
  Locator locator(source, files.folder);
  MIGRATE_CHECK(read_locations(options, files, locator, config));
  MIGRATE_CHECK(check_existence(source, options, config));
  MIGRATE_CHECK(read_details(options, config));
  if (!options.remark().empty()) {
    config.problems.push_back(remark(config.config_path, options.remark()));
  }
  return config;
}

Result<std::string> read_file(const source::Source& source, const std::string& path) {
  source::Content content = source.read(path);
  if (!content.ok()) {
    return fail(ErrorKind::kUndecidable, fmt::format("{}: {}", path, content.reason),
                std::move(content.hints));
  }
  return std::move(content.text);
}

}  // namespace

Result<std::optional<Ini>> read_ini(const source::Source& source, const std::string& path) {
  MIGRATE_TRY(const std::string text, read_file(source, path));
  if (base_name(path) != "alembic.ini" && to_lower(text).find("script_location") == text.npos) {
    return std::nullopt;
  }
  MIGRATE_TRY(Ini ini, Ini::parse(text, path));
  std::string here = here_of(parent_path(path));
  for (std::size_t at = here.find('%'); at != here.npos; at = here.find('%', at + 2)) {
    here.insert(at, 1, '%');
  }
  ini.set_initial("here", std::move(here));
  return ini;
}

Result<std::optional<TomlTable>> read_pyproject(const source::Source& source,
                                                const std::string& path) {
  MIGRATE_TRY(const std::string text, read_file(source, path));
  if (text.find("alembic") == std::string::npos) return std::nullopt;
  MIGRATE_TRY(const TomlTable document, read_toml(text, path));
  const TomlValue* tool = document.find("tool");
  const auto* tools = tool == nullptr ? nullptr : std::get_if<TomlTable>(&tool->data);
  const TomlValue* alembic = tools == nullptr ? nullptr : tools->find("alembic");
  const auto* table = alembic == nullptr ? nullptr : std::get_if<TomlTable>(&alembic->data);
  if (table == nullptr) return std::nullopt;
  return *table;
}

Result<std::vector<HistoryConfig>> environments(const source::Source& source,
                                                const ConfigFiles& files,
                                                const std::string& section) {
  std::vector<std::string> names = sections_of(files);
  if (!section.empty()) {
    if (files.ini && files.ini->section(section) == nullptr && section != kMainSection) {
      return fail(ErrorKind::kConfig,
                  fmt::format("{} has no section [{}].", files.ini->path(), section));
    }
    names = {section};
  }
  std::vector<HistoryConfig> out;
  if (names.empty()) {
    if (auto config = without_location(files)) out.push_back(*std::move(config));
  }
  for (const std::string& name : names) {
    MIGRATE_TRY(HistoryConfig config, environment(source, files, name));
    out.push_back(std::move(config));
  }
  return out;
}

}  // namespace migrate::alembic
