#include "cli/new_environment.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "migrate/alembic/config.h"
#include "migrate/file.h"
#include "migrate/path.h"
#include "migrate/report/neutral.h"

namespace migrate::cli {
namespace {

namespace fs = std::filesystem;

Result<void> check_empty(const std::string& path) {
  std::error_code ignored;
  if (!fs::exists(fs::symlink_status(path, ignored)) || fs::is_empty(path, ignored)) return {};
  return fail(ErrorKind::kUsage,
              fmt::format("Directory {} already exists and is not empty.", path));
}

// Tables in a pyproject.toml that is there already go to its end; the file stays what it was
// otherwise.
Result<merge::FileEdit> append(const Session& session, alembic::NewFile file) {
  const std::string path = join_path(session.root(), file.path);
  std::error_code ignored;
  if (!fs::exists(fs::symlink_status(path, ignored))) {
    return merge::FileEdit{std::move(file.path), std::nullopt, std::move(file.text)};
  }
  MIGRATE_TRY(std::string before, read_file(path));
  if (before.find("[tool.alembic") != std::string::npos) {
    return fail(ErrorKind::kUsage, fmt::format("{} has [tool.alembic] already.", file.path));
  }
  std::string after =
      before + (before.empty() || before.back() == '\n' ? "\n" : "\n\n") + file.text;
  return merge::FileEdit{std::move(file.path), std::move(before), std::move(after)};
}

bool names_folder(const Session& session, const std::string& config_path,
                  const std::string& directory) {
  const auto source = session.checkout();
  if (!source || *source == nullptr) return false;
  alembic::DiscoverOptions options;
  options.config_path = config_path;
  const auto found = alembic::discover(**source, options);
  return found && std::any_of(found->begin(), found->end(), [&](const auto& history) {
           return history.script_location == directory;
         });
}

Result<std::vector<merge::FileEdit>> make_edits(const Session& session,
                                                const std::string& directory,
                                                alembic::EnvironmentFiles files) {
  std::vector<merge::FileEdit> edits;
  for (auto& file : files.files)
    edits.push_back({std::move(file.path), std::nullopt, std::move(file.text)});
  std::optional<merge::FileEdit> pyproject;
  if (files.pyproject) {
    MIGRATE_TRY(pyproject, append(session, *std::move(files.pyproject)));
  }
  std::error_code ignored;
  if (files.config) {
    const std::string path = join_path(session.root(), files.config->path);
    if (fs::exists(fs::symlink_status(path, ignored))) {
      const bool named = names_folder(session, files.config->path, directory);
      session.terminal().note(fmt::format(
          "{} already exists and is left as it is{}.", report::neutral_line(path),
          named ? std::string()
                : fmt::format(": it does not name {0}. Set its script_location to {0}, or choose "
                              "another file with -c NAME.ini",
                              report::neutral_line(directory))));
    } else {
      edits.push_back({std::move(files.config->path), std::nullopt, std::move(files.config->text)});
    }
  }
  if (pyproject) edits.push_back(*std::move(pyproject));
  return edits;
}

}  // namespace

Result<PlannedEnvironment> plan_environment(const Session& session,
                                            const alembic::NewEnvironment& wanted) {
  MIGRATE_CHECK(check_empty(join_path(session.root(), wanted.directory)));
  MIGRATE_TRY(alembic::EnvironmentFiles files, alembic::new_environment(wanted));
  PlannedEnvironment planned;
  planned.folders = files.directories;
  MIGRATE_TRY(planned.edits, make_edits(session, wanted.directory, std::move(files)));
  return planned;
}

Result<void> write_environment(const Session& session, const PlannedEnvironment& planned) {
  MIGRATE_CHECK(merge::apply(planned.edits, session.root()));
  for (const std::string& folder : planned.folders) {
    std::error_code problem;
    fs::create_directories(join_path(session.root(), folder), problem);
    if (problem) {
      return fail(ErrorKind::kRepository,
                  fmt::format("Cannot make the folder {}: {}.", folder, problem.message()));
    }
  }
  return {};
}

}  // namespace migrate::cli
