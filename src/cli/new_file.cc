#include "cli/new_file.h"

#include <fmt/format.h>
#include <sys/random.h>

#include "cli/create_date.h"
#include "cli/post_write.h"
#include "migrate/path.h"
#include "migrate/report/json.h"
#include "migrate/report/neutral.h"

namespace migrate::cli {
namespace {

constexpr char kBuiltin[] = "builtin";

std::string json_document(const project::History& history, const merge::PlannedRevision& planned,
                          const std::optional<std::string>& patch) {
  report::Json json;
  json.object().member("schema", "migrate/revision/1");
  json.member("history", history.config.name).member("revision", planned.id);
  json.member("down_revision", planned.parents).member("path", planned.file.path);
  json.member("written", !patch.has_value());
  json.key("patch");
  if (patch) {
    json.value(*patch);
  } else {
    json.null();
  }
  json.key("post_write_hooks").array();
  for (const auto& hook : history.config.post_write_hooks) json.value(hook.name);
  return json.end().end().text();
}

}  // namespace

void declare_write_options(OptionSet& o, WriteOptions& write) {
  o.value("-m,--message", "TEXT", write.message,
          "What the revision does; also makes the file's name");
  o.value("--branch-label", "LABEL", write.branch_label, "A label for the branch that starts here");
  o.value("--rev-id", "ID", write.rev_id, "Its id, instead of one made by chance");
  o.flag("--splice", write.splice, "Allow it to follow a revision that is no head");
  o.value("--template", "NAME", write.template_name,
          "Write from the template of this program instead of the project's script.py.mako")
      .choices = {kBuiltin};
  o.flag("--dry-run", write.dry_run, "Write nothing; print a patch that `git apply` takes");
  o.flag("--run-hooks", write.run_hooks,
         "Run the post-write hooks of the configuration, which name programs; else they are only "
         "listed");
}

Result<const project::History*> writable_history(const Session& session) {
  if (session.source()->name().empty()) return session.history();
  return fail(ErrorKind::kUsage, "Only a working tree can be written.",
              {"leave out --ref and --index, and run this where the branch is checked out",
               "git worktree add ../checkout BRANCH"});
}

Result<merge::RevisionRequest> make_request(const Session& session, const project::History& history,
                                            const WriteOptions& write) {
  merge::RevisionRequest request;
  if (!write.message.empty()) request.message = write.message;
  if (!write.branch_label.empty()) request.branch_labels = {write.branch_label};
  request.rev_id = write.rev_id;
  request.splice = write.splice;
  request.builtin_template = write.template_name == kBuiltin;
  MIGRATE_TRY(request.date, create_date(session.environment(), history.config.timezone));
  if (::getentropy(request.random.data(), request.random.size()) != 0) {
    return fail(ErrorKind::kInternal, "The system gives no random bytes.", {"--rev-id ID"});
  }
  return request;
}

Result<ExitStatus> write_revision(Session& session, const project::History& history,
                                  const merge::PlannedRevision& planned,
                                  const WriteOptions& write) {
  Terminal& terminal = session.terminal();
  const std::vector<merge::FileEdit> edits = {planned.file};
  if (write.dry_run) {
    MIGRATE_TRY(const std::string patch, merge::to_patch(edits));
    terminal.out(session.json() ? json_document(history, planned, patch) : patch);
    return ExitStatus::kFine;
  }
  MIGRATE_CHECK(merge::apply(edits, session.root()));
  const std::string path = join_path(session.root(), planned.file.path);
  if (session.json()) {
    terminal.out(json_document(history, planned, std::nullopt));
  } else {
    terminal.out_line(fmt::format("  Generating {} ...  done", report::neutral_line(path)));
  }
  return post_write(session, history.config, path, write.run_hooks);
}

}  // namespace migrate::cli
