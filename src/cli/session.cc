#include "cli/session.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "migrate/nearest.h"
#include "migrate/path.h"
#include "migrate/report/neutral.h"
#include "migrate/source/commit_source.h"
#include "migrate/source/index_source.h"
#include "migrate/source/worktree_source.h"

namespace migrate::cli {
namespace {

namespace fs = std::filesystem;

bool present(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(fs::symlink_status(path, ignored));
}

// Whether Git would find something here or above that claims to be a repository. Where nothing
// does, a folder of files is looked at for what it is; where something does, its error counts.
bool claims_repository(const Environment& environment, fs::path directory) {
  if (environment.git.git_dir) return true;
  for (;; directory = directory.parent_path()) {
    if (present(directory / ".git")) return true;
    if (present(directory / "HEAD") && present(directory / "objects") &&
        present(directory / "refs"))
      return true;
    if (directory == directory.root_path()) return false;
  }
}

std::string describe(const alembic::HistoryConfig& config) {
  const std::string where = config.config_path.empty()
                                ? config.script_location
                                : fmt::format("{}, section {}", config.config_path, config.section);
  return fmt::format("--history {}   ({})", config.name, where);
}

}  // namespace

Result<void> Session::load(Needs needs) {
  if (needs == Needs::kNothing) return {};
  if (!globals().directory.empty() && chdir(globals().directory.c_str()) != 0)
    return fail(ErrorKind::kUsage, fmt::format("Cannot go to '{}' (-C): {}.", globals().directory,
                                               std::strerror(errno)));
  std::error_code code;
  directory_ = fs::current_path(code).string();
  if (code)
    return fail(ErrorKind::kUsage, fmt::format("The current folder is gone: {}.", code.message()));
  MIGRATE_CHECK(open_repository(needs == Needs::kRepository));
  MIGRATE_CHECK(choose_source());
  MIGRATE_CHECK(find_configuration());
  if (needs != Needs::kHistory && needs != Needs::kGraph) return {};
  project::LoadOptions options = load_options();
  // To search the whole tree for further histories takes longer than to read one.
  options.discover.nearest_only = needs == Needs::kHistory && globals().history.empty();
  auto loaded = project::load(source_, options);
  if (!loaded) {
    Error error = std::move(loaded).error();
    if (!config_path_.empty() && !source_->read(config_path_).ok())
      error.hints.emplace_back("migrate config  # without -c: which configurations there are");
    else if (config_path_.empty() && !globals().section.empty())
      error.hints.emplace_back("migrate config  # without -n: which sections there are");
    return tl::unexpected(std::move(error));
  }
  project_ = *std::move(loaded);
  return {};
}

Result<void> Session::open_repository(bool required) {
  root_ = directory_;
  if (!required && !claims_repository(environment_, directory_)) return {};
  MIGRATE_TRY(repository_, git::Repository::open(directory_, {true, environment_.git}));
  if (const auto& work_dir = repository_->work_dir()) {
    root_ = *work_dir;
    prefix_ = repository_->prefix_of(directory_).value_or("");
  }
  return {};
}

Result<void> Session::choose_source() {
  if (!globals().ref.empty() && globals().index)
    return fail(ErrorKind::kUsage, "--ref and --index name two different versions.");
  if (!repository_) {
    if (!globals().ref.empty() || globals().index)
      return fail(ErrorKind::kRepository,
                  fmt::format("'{}' is in no Git repository, so there is no {} to look at.",
                              directory_, globals().index ? "index" : "other version"),
                  {"git init"});
    MIGRATE_TRY(source_, source::worktree_source(root_));
    return {};
  }
  if (globals().index && repository_->is_bare())
    return fail(ErrorKind::kUsage, "A bare repository has no index.", {"leave out --index"});
  if (globals().index) {
    MIGRATE_TRY(source_, source::index_source(repository_));
    return {};
  }
  if (globals().ref.empty() && !repository_->is_bare()) {
    MIGRATE_TRY(source_, source::worktree_source(root_));
    return {};
  }
  const std::string ref = globals().ref.empty() ? "HEAD" : globals().ref;
  MIGRATE_TRY(commit_, repository_->resolve_commit(ref));
  MIGRATE_TRY(source_, source::commit_source(repository_, *commit_, ref));
  return {};
}

Result<std::shared_ptr<const source::Source>> Session::checkout() const {
  if (!repository_ || !repository_->is_bare()) return source::worktree_source(root_);
  MIGRATE_TRY(const git::ObjectId head, repository_->resolve_commit("HEAD"));
  return source::commit_source(repository_, head, "HEAD");
}

Result<void> Session::find_configuration() {
  const std::string& written =
      globals().config.empty() ? environment_.alembic_config : globals().config;
  if (written.empty()) return {};
  MIGRATE_TRY(config_path_, path_in_root(written));
  return {};
}

Result<std::string> Session::path_in_root(const std::string& written) const {
  const fs::path absolute = (fs::path(directory_) / written).lexically_normal();
  const auto inside = normalize_path(absolute.lexically_relative(root_).generic_string());
  if (!inside)
    return fail(ErrorKind::kUsage, fmt::format("'{}' lies outside of '{}'.", written, root_));
  return *inside;
}

project::LoadOptions Session::load_options() const {
  project::LoadOptions options;
  options.discover.config_path = config_path_;
  options.discover.config_path_explicit = !config_path_.empty();
  options.discover.section = globals().section;
  options.discover.directory = prefix_;
  options.use_cache = !globals().no_cache;
  // Beside the objects that it is made from, so that all worktrees share it.
  if (repository_) options.cache_dir = repository_->common_dir() + "/migrate";
  return options;
}

Result<const project::History*> Session::history() const {
  const auto& histories = project_.histories;
  if (histories.empty())
    return fail(ErrorKind::kConfig,
                fmt::format("No Alembic history was found in {}: no alembic.ini or pyproject.toml "
                            "that names one, and no folder with env.py and script.py.mako.",
                            source_->name().empty() ? root_
                            : globals().index       ? "the index"
                                                    : source_->name()),
                {"migrate -c FILE  # when the configuration has another name",
                 "migrate init migrations  # to start one"});
  if (!globals().history.empty()) {
    std::vector<std::string> names;
    for (const auto& history : histories) {
      if (history.config.name == globals().history) return &history;
      names.push_back(history.config.name);
    }
    const auto close = nearest(globals().history, names);
    return fail(ErrorKind::kUsage, fmt::format("There is no history '{}'.", globals().history),
                {close ? fmt::format("Did you mean '{}'?", *close)
                       : fmt::format("There are: {}", fmt::join(names, ", "))});
  }
  if (histories.size() == 1) return &histories.front();

  // `alembic` run here would read ./alembic.ini, section [alembic], and know of no other.
  const auto is_alembics = [&](const project::History& history) {
    return history.config.config_path == join_path(prefix_, "alembic.ini") &&
           history.config.section == "alembic";
  };
  const auto found = std::find_if(histories.begin(), histories.end(), is_alembics);
  if (found != histories.end()) {
    terminal_.note(
        fmt::format("there are {} histories here; this is {}. --history NAME chooses another.",
                    histories.size(), report::neutral_line(found->config.name)));
    return &*found;
  }
  std::vector<std::string> choices;
  for (const auto& history : histories) choices.push_back(describe(history.config));
  return fail(ErrorKind::kUsage,
              fmt::format("There are {} histories here; say which one is meant.", histories.size()),
              std::move(choices));
}

std::string Session::display_path(const std::string& path) const {
  return source_->name().empty() ? root_ + "/" + path : source_->name() + ":" + path;
}

}  // namespace migrate::cli
