#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "cli/commands/all.h"
#include "cli/new_environment.h"
#include "cli/new_file.h"
#include "migrate/path.h"
#include "migrate/report/json.h"
#include "migrate/report/neutral.h"

namespace migrate::cli {
namespace {

struct InitOptions {
  std::string directory;
  std::string template_name = "generic";
  bool package = false;
  bool dry_run = false;
};

// `patch` is null once the files are written.
std::string json_document(const PlannedEnvironment& planned, const std::string* patch) {
  report::Json json;
  json.object().member("schema", "migrate/init/1").member("directories", planned.folders);
  json.key("files").array();
  for (const auto& edit : planned.edits) json.value(edit.path);
  json.end().member("written", patch == nullptr).key("patch");
  if (patch != nullptr) {
    json.value(*patch);
  } else {
    json.null();
  }
  return json.end().text();
}

void say_done(Session& session, const PlannedEnvironment& planned, const std::string& config) {
  Terminal& terminal = session.terminal();
  if (session.json()) {
    terminal.out(json_document(planned, nullptr));
    return;
  }
  for (const std::string& folder : planned.folders)
    say_made(terminal, "Creating directory", join_path(session.root(), folder));
  for (const auto& edit : planned.edits)
    say_made(terminal, "Generating", join_path(session.root(), edit.path));
  const bool made = std::any_of(planned.edits.begin(), planned.edits.end(),
                                [&](const merge::FileEdit& edit) { return edit.path == config; });
  if (!made) return;  // what to do about it was said when it was found
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
  MIGRATE_TRY(const PlannedEnvironment planned, plan_environment(session, wanted));
  if (options.dry_run) {
    MIGRATE_TRY(const std::string patch, merge::to_patch(planned.edits));
    session.terminal().out(session.json() ? json_document(planned, &patch) : patch);
    return ExitStatus::kFine;
  }
  MIGRATE_CHECK(write_environment(session, planned));
  say_done(session, planned, wanted.config_path);
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
  o.flag("--dry-run", options->dry_run, "Write nothing; print a patch for `git apply` in the root");
  o.example("migrate init migrations", "alembic.ini and an environment in migrations/");
  return [options](Session& session) { return run_init(session, *options); };
}

}  // namespace migrate::cli
