#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "alembic/environment_config.h"
#include "alembic/tree_search.h"
#include "migrate/alembic/config.h"
#include "migrate/alembic/settings.h"
#include "migrate/path.h"

namespace migrate::alembic {
namespace {

using Configs = std::vector<HistoryConfig>;

// Where the configuration at `path` is wrong, but nobody asked for it: said where it is judged.
HistoryConfig unreadable(const std::string& path, const Error& error) {
  HistoryConfig config;
  config.config_path = path;
  config.section = base_name(path) == "pyproject.toml" ? "tool.alembic" : "alembic";
  config.script_location = parent_path(path);
  config.version_locations.push_back({config.script_location, "", error.message});
  return config;
}

Configs shaped_like(const std::vector<Candidate>& folders) {
  Configs out;
  for (const Candidate& candidate : folders) {
    if (!candidate.environment) continue;
    HistoryConfig config;
    config.script_location = candidate.folder;
    config.version_locations.push_back({join_path(candidate.folder, "versions"), "", ""});
    out.push_back(std::move(config));
  }
  return out;
}

class Discovery {
 public:
  Discovery(const source::Source& source, const DiscoverOptions& options)
      : source_(source), options_(options) {}

  Result<Configs> run() {
    if (!options_.config_path.empty()) return asked_for();
    for (std::string folder = options_.directory;; folder = parent_path(folder)) {
      MIGRATE_TRY(const Candidate candidate, look_into(source_, folder));
      MIGRATE_TRY(Configs found, configured(candidate, true));
      near_.push_back(folder);
      if (options_.nearest_only && !found.empty()) return found;
      if (folder.empty()) break;
    }
    return everywhere();
  }

 private:
  Result<Configs> asked_for() {
    const auto path = normalize_path(options_.config_path);
    if (!path) {
      return fail(ErrorKind::kConfig,
                  fmt::format("{} lies outside the repository.", options_.config_path));
    }
    MIGRATE_TRY(const auto entry, source_.stat(*path));
    if (!entry) return fail(ErrorKind::kConfig, fmt::format("There is no file {}.", *path));
    MIGRATE_TRY(const Candidate beside, look_into(source_, std::string(parent_path(*path))));
    const bool is_toml = base_name(*path) == "pyproject.toml";
    const std::string main_ini = join_path(beside.folder, "alembic.ini");
    const bool has_main = !beside.ini_files.empty() && beside.ini_files.front() == main_ini;
    const std::string ini = is_toml ? (has_main ? main_ini : "") : *path;
    MIGRATE_TRY(const ConfigFiles files, read_files(beside, ini, is_toml || beside.pyproject));
    MIGRATE_TRY(Configs found, environments(source_, files, options_.section));
    if (found.empty()) {
      return fail(ErrorKind::kConfig, fmt::format("{} has no `script_location`.", *path));
    }
    return found;
  }

  Result<ConfigFiles> read_files(const Candidate& candidate, const std::string& ini,
                                 bool pyproject) const {
    ConfigFiles files;
    files.folder = candidate.folder;
    files.beside_environment = candidate.environment;
    if (!ini.empty()) {
      MIGRATE_TRY(files.ini, read_ini(source_, ini));
    }
    if (pyproject) {
      files.toml_path = join_path(candidate.folder, "pyproject.toml");
      MIGRATE_TRY(files.toml, read_pyproject(source_, files.toml_path));
    }
    return files;
  }

  // The environments that the files of one folder set up. alembic.ini and pyproject.toml are one
  // configuration; any other .ini file is one by itself, which nothing but -c makes Alembic read,
  // so what is wrong there is never an Error.
  Result<Configs> configured(const Candidate& candidate, bool errors_count) const {
    Configs out;
    const std::string main = join_path(candidate.folder, "alembic.ini");
    const bool has_main = !candidate.ini_files.empty() && candidate.ini_files.front() == main;
    if (has_main || candidate.pyproject) {
      auto found = one(candidate, has_main ? main : "", candidate.pyproject);
      if (!found && errors_count) return found;
      add(out, std::move(found), has_main ? main : join_path(candidate.folder, "pyproject.toml"));
    }
    for (const std::string& path : candidate.ini_files) {
      if (path != main) add(out, one(candidate, path, false), path);
    }
    return out;
  }

  Result<Configs> one(const Candidate& candidate, const std::string& ini, bool pyproject) const {
    MIGRATE_TRY(const ConfigFiles files, read_files(candidate, ini, pyproject));
    if (!options_.section.empty() &&
        !(files.ini && files.ini->section(options_.section) != nullptr) &&
        !(files.toml && options_.section == "alembic")) {
      return Configs{};
    }
    return environments(source_, files, options_.section);
  }

  static void add(Configs& out, Result<Configs> found, const std::string& path) {
    if (!found) {
      out.push_back(unreadable(path, found.error()));
      return;
    }
    std::move(found->begin(), found->end(), std::back_inserter(out));
  }

  Result<Configs> everywhere() {
    MIGRATE_TRY(std::vector<Candidate> folders, search_tree(source_));
    const auto nearness = [this](const Candidate& candidate) {
      return std::find(near_.begin(), near_.end(), candidate.folder) - near_.begin();
    };
    std::stable_sort(folders.begin(), folders.end(), [&](const Candidate& a, const Candidate& b) {
      return nearness(a) < nearness(b);
    });
    Configs all;
    for (const Candidate& candidate : folders) {
      MIGRATE_TRY(Configs found, configured(candidate, false));
      std::move(found.begin(), found.end(), std::back_inserter(all));
    }
    if (!all.empty()) return all;
    if (!options_.section.empty()) {
      return fail(ErrorKind::kConfig,
                  fmt::format("No alembic.ini has a section [{}].", options_.section));
    }
    return shaped_like(folders);
  }

  const source::Source& source_;
  const DiscoverOptions& options_;
  std::vector<std::string> near_;  // the folder of the user and those above it
};

// [[history]] tables stand for all that was found; one that has the same script location gives its
// options.
Result<Configs> stated(const source::Source& source, const Settings& settings,
                       const Configs& found) {
  Configs out;
  const std::string folder(parent_path(settings.path));
  for (const HistorySetting& history : settings.histories) {
    const auto locate = [&](const std::string& written) -> Result<VersionLocation> {
      const auto path = normalize_path(join_path(folder, written));
      VersionLocation location{path.value_or(""), written, ""};
      if (!path) {
        location.unreadable = "it leads outside the repository";
        return location;
      }
      MIGRATE_TRY(const auto entry, source.stat(*path));
      if (entry && entry->kind != source::EntryKind::kDirectory) {
        location.unreadable = "it is no folder";
      }
      return location;
    };
    MIGRATE_TRY(const VersionLocation script, locate(history.script_location));
    HistoryConfig config;
    for (const HistoryConfig& known : found) {
      if (known.script_location != script.path || history.script_location.empty()) continue;
      config = known;
      break;
    }
    config.name = history.name;
    if (history.recursive_version_locations) {
      config.recursive_version_locations = *history.recursive_version_locations;
    }
    config.script_location = script.path;
    if (config.config_path.empty()) config.config_path = settings.path;
    if (!history.version_locations.empty() || config.version_locations.empty()) {
      config.version_locations.clear();
    }
    for (const std::string& written : history.version_locations) {
      MIGRATE_TRY(VersionLocation location, locate(written));
      config.version_locations.push_back(std::move(location));
    }
    if (config.version_locations.empty()) {
      MIGRATE_TRY(VersionLocation location, locate(join_path(history.script_location, "versions")));
      config.version_locations.push_back(std::move(location));
    }
    out.push_back(std::move(config));
  }
  return out;
}

Configs without_repeats(Configs configs) {
  Configs out;
  std::set<std::vector<std::string>> seen;
  for (HistoryConfig& config : configs) {
    std::vector<std::string> key;
    for (const VersionLocation& location : config.version_locations) {
      key.push_back(location.unreadable.empty() ? location.path
                                                : location.as_written + "\n" + location.unreadable);
    }
    std::sort(key.begin(), key.end());
    if (seen.insert(std::move(key)).second) out.push_back(std::move(config));
  }
  return out;
}

void give_names(Configs& configs) {
  std::set<std::string> taken;
  for (HistoryConfig& config : configs) {
    if (config.name.empty()) {
      const bool plain =
          config.section.empty() || config.section == "alembic" || config.section == "tool.alembic";
      config.name = plain ? config.script_location : config.section;
      if (config.name.empty()) config.name = config.version_locations.front().as_written;
      if (config.name.empty()) config.name = ".";
    }
    if (taken.contains(config.name)) {
      config.name += fmt::format(
          " ({})", config.config_path.empty() ? config.script_location : config.config_path);
    }
    const std::string wanted = config.name;
    for (int i = 2; !taken.insert(config.name).second; ++i) {
      config.name = fmt::format("{} {}", wanted, i);
    }
  }
}

}  // namespace

Result<std::vector<HistoryConfig>> discover(const source::Source& source,
                                            const DiscoverOptions& options) {
  MIGRATE_TRY(const Settings settings, load_settings(source, options.directory));
  MIGRATE_TRY(Configs configs, Discovery(source, options).run());
  if (!settings.histories.empty() && options.config_path.empty() && options.section.empty()) {
    MIGRATE_TRY(configs, stated(source, settings, configs));
  }
  configs = without_repeats(std::move(configs));
  give_names(configs);
  return configs;
}

}  // namespace migrate::alembic
