#include <fmt/format.h>

#include <memory>

#include "cli/commands/all.h"
#include "cli/new_file.h"

namespace migrate::cli {
namespace {

struct RevisionOptions {
  std::string message;  // as an argument
  std::string head = "head";
  std::vector<std::string> depends_on;
  std::string version_path;
  bool autogenerate = false;
  bool sql = false;
  WriteOptions write;
};

Result<void> refuse_what_needs_a_database(const RevisionOptions& options) {
  if (options.autogenerate) {
    return fail(ErrorKind::kUsage, "The models cannot be compared with a database yet.",
                {"alembic revision --autogenerate -m \"…\"",
                 "leave out --autogenerate for a file with empty functions"});
  }
  if (options.sql)
    return fail(ErrorKind::kUsage,
                "--sql has a meaning only with revision_environment, which is not run.");
  return {};
}

Result<ExitStatus> run_revision(Session& session, const RevisionOptions& options) {
  MIGRATE_CHECK(refuse_what_needs_a_database(options));
  WriteOptions write = options.write;
  if (!options.message.empty()) {
    if (!write.message.empty()) return fail(ErrorKind::kUsage, "The message is given twice.");
    write.message = options.message;
  }
  MIGRATE_TRY(const project::History* const history, history_to_extend(session));
  MIGRATE_TRY(merge::RevisionRequest request, make_request(session, *history, write));
  request.heads = {options.head};
  request.depends_on = options.depends_on;
  if (!options.version_path.empty()) {
    MIGRATE_TRY(request.version_path, session.path_in_root(options.version_path));
  }
  MIGRATE_TRY(const merge::PlannedRevision planned,
              merge::plan_revision(*session.source(), *history, request));
  return write_revision(session, *history, planned, write);
}

}  // namespace

Run setup_revision(OptionSet& o) {
  auto options = std::make_shared<RevisionOptions>();
  o.argument("MESSAGE", options->message, "The same as -m");
  declare_write_options(o, options->write);
  o.value("--head", "REVISION", options->head, "What it follows; default: the head");
  o.values("--depends-on", "REVISION", options->depends_on,
           "A revision that must be applied before it");
  o.value("--version-path", "FOLDER", options->version_path, "Which version location takes it")
      .completes = Completes::kDirectory;
  o.flag("--autogenerate", options->autogenerate, "Refused: it needs a database").hidden = true;
  o.flag("--sql", options->sql, "Refused: it needs env.py").hidden = true;
  o.about("The functions of the new file are empty: fill them in.");
  o.example("migrate revision -m \"add email to account\"", "a revision after the head");
  o.example("migrate revision -m \"start of billing\" --head base --branch-label billing",
            "a branch of its own");
  return [options](Session& session) { return run_revision(session, *options); };
}

}  // namespace migrate::cli
