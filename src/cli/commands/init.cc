#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "cli/commands/all.h"
#include "cli/new_file.h"
#include "migrate/alembic/environment.h"
#include "migrate/file.h"
#include "migrate/path.h"
#include "migrate/report/json.h"
#include "migrate/report/neutral.h"

namespace migrate::cli {
namespace {

namespace fs = std::filesystem;

struct InitOptions {
  std::string directory;
  std::string template_name = "generic";
  bool package = false;
  bool dry_run = false;
};

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
      session.terminal().note(fmt::format(
          "{} already exists and is left as it is; -c NAME.ini writes a configuration of its own "
          "for {}.",
          report::neutral_line(path), report::neutral_line(directory)));
    } else {
      edits.push_back({std::move(files.config->path), std::nullopt, std::move(files.config->text)});
    }
  }
  if (pyproject) edits.push_back(*std::move(pyproject));
  return edits;
}

// Folders stay even where no file is put into them, as an empty "versions".
Result<void> make_folders(const Session& session, const std::vector<std::string>& folders) {
  for (const std::string& folder : folders) {
    std::error_code problem;
    fs::create_directories(join_path(session.root(), folder), problem);
    if (problem) {
      return fail(ErrorKind::kRepository,
                  fmt::format("Cannot make the folder {}: {}.", folder, problem.message()));
    }
  }
  return {};
}

// `patch` is null once the files are written.
std::string json_document(const std::vector<std::string>& folders,
                          const std::vector<merge::FileEdit>& edits, const std::string* patch) {
  report::Json json;
  json.object().member("schema", "migrate/init/1").member("directories", folders);
  json.key("files").array();
  for (const auto& edit : edits) json.value(edit.path);
  json.end().member("written", patch == nullptr).key("patch");
  if (patch != nullptr) {
    json.value(*patch);
  } else {
    json.null();
  }
  return json.end().text();
}

void say_done(Session& session, const std::vector<std::string>& folders,
              const std::vector<merge::FileEdit>& edits, const std::string& config) {
  Terminal& terminal = session.terminal();
  if (session.json()) {
    terminal.out(json_document(folders, edits, nullptr));
    return;
  }
  for (const std::string& folder : folders)
    say_made(terminal, "Creating directory", join_path(session.root(), folder));
  for (const auto& edit : edits)
    say_made(terminal, "Generating", join_path(session.root(), edit.path));
  terminal.out_line(fmt::format("  Please edit the database URL and the settings in {}.",
                                report::neutral_line(join_path(session.root(), config))));
}

Result<ExitStatus> run_init(Session& session, const InitOptions& options) {
  MIGRATE_CHECK(check_writable(session));
  alembic::NewEnvironment wanted;
  MIGRATE_TRY(wanted.directory, session.path_in_root(options.directory));
  wanted.template_name = options.template_name;
  wanted.package = options.package;
  const std::string& config = session.globals().config;
  MIGRATE_TRY(wanted.config_path, session.path_in_root(config.empty() ? "alembic.ini" : config));
  MIGRATE_CHECK(check_empty(join_path(session.root(), wanted.directory)));
  MIGRATE_TRY(alembic::EnvironmentFiles files, alembic::new_environment(wanted));
  const std::vector<std::string> directories = files.directories;
  MIGRATE_TRY(const std::vector<merge::FileEdit> edits,
              make_edits(session, wanted.directory, std::move(files)));
  if (options.dry_run) {
    MIGRATE_TRY(const std::string patch, merge::to_patch(edits));
    session.terminal().out(session.json() ? json_document(directories, edits, &patch) : patch);
    return ExitStatus::kFine;
  }
  MIGRATE_CHECK(merge::apply(edits, session.root()));
  MIGRATE_CHECK(make_folders(session, directories));
  say_done(session, directories, edits, wanted.config_path);
  return ExitStatus::kFine;
}

}  // namespace

Run setup_init(OptionSet& o) {
  auto options = std::make_shared<InitOptions>();
  o.argument("DIRECTORY", options->directory, "Where env.py and the versions folder go").required =
      true;
  o.value("-t,--template", "NAME", options->template_name,
          "Which kind of environment; `migrate list_templates` lists them; default: generic");
  o.flag("--package", options->package, "Write __init__.py files too");
  o.flag("--dry-run", options->dry_run, "Write nothing; print a patch that `git apply` takes");
  o.example("migrate init migrations", "alembic.ini and an environment in migrations/");
  return [options](Session& session) { return run_init(session, *options); };
}

}  // namespace migrate::cli
