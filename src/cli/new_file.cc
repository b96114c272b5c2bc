#include "cli/new_file.h"

#include <fmt/format.h>
#include <sys/random.h>

#include <filesystem>

#include "cli/create_date.h"
#include "cli/post_write.h"
#include "migrate/path.h"
#include "migrate/report/json.h"
#include "migrate/report/neutral.h"

namespace migrate::cli {
namespace {

constexpr char kBuiltin[] = "builtin";

// `planned` is null when nothing was to be written, `patch` when nothing was to be shown.
std::string json_document(const project::History& history, const merge::PlannedRevision* planned,
                          const std::string* patch) {
  report::Json json;
  const auto member_or_null = [&](std::string_view name, const std::string* value) {
    json.key(name);
    if (value != nullptr) {
      json.value(*value);
    } else {
      json.null();
    }
  };
  json.object().member("schema", "migrate/revision/1").member("history", history.config.name);
  member_or_null("revision", planned != nullptr ? &planned->id : nullptr);
  json.member("down_revision", planned != nullptr ? planned->parents : std::vector<std::string>{});
  member_or_null("path", planned != nullptr ? &planned->file.path : nullptr);
  json.member("written", planned != nullptr && patch == nullptr);
  member_or_null("patch", patch);
  json.key("post_write_hooks").array();
  for (const auto& hook : history.config.post_write_hooks) json.value(hook.name);
  return json.end().end().text();
}

Result<void> check_no_conflict(const Session& session, const project::History& history) {
  if (!session.repository()) return {};
  MIGRATE_TRY(const std::vector<git::IndexEntry> index, session.repository()->index());
  for (const git::IndexEntry& entry : index) {
    if (entry.stage == 0 || !entry.path.ends_with(".py")) continue;
    for (const alembic::VersionLocation& location : history.config.version_locations) {
      if (!is_within(entry.path, location.path)) continue;
      return fail(ErrorKind::kUndecidable,
                  fmt::format("{} is in conflict, so what a new revision would follow is not "
                              "certain.",
                              report::neutral_line(entry.path)),
                  {"resolve it and `git add` it, then run this again"});
    }
  }
  return {};
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
  o.flag("--dry-run", write.dry_run, "Write nothing; print a patch for `git apply` in the root");
  o.flag("--run-hooks", write.run_hooks,
         "Run the post-write hooks of the configuration, which name programs; else they are only "
         "listed");
}

Result<void> check_writable(const Session& session) {
  const bool is_bare = session.repository() && session.repository()->is_bare();
  if (!is_bare && session.source()->name().empty()) return {};
  return fail(ErrorKind::kUsage, "Only a working tree can be written.",
              {"leave out --ref and --index, and run this where the branch is checked out",
               "git worktree add ../checkout BRANCH"});
}

Result<const project::History*> history_to_extend(const Session& session) {
  MIGRATE_CHECK(check_writable(session));
  MIGRATE_TRY(const project::History* const history, session.history());
  MIGRATE_CHECK(check_no_conflict(session, *history));
  return history;
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

ExitStatus write_nothing(Session& session, const project::History& history,
                         std::string_view reason) {
  if (session.json()) session.terminal().out(json_document(history, nullptr, nullptr));
  session.terminal().note(reason);
  return ExitStatus::kFine;
}

void say_made(Terminal& terminal, std::string_view what, const std::string& path) {
  terminal.out_line(fmt::format("  {} {} ...  done", what, report::neutral_line(path)));
}

Result<ExitStatus> write_revision(Session& session, const project::History& history,
                                  const merge::PlannedRevision& planned,
                                  const WriteOptions& write) {
  Terminal& terminal = session.terminal();
  const std::vector<merge::FileEdit> edits = {planned.file};
  if (write.dry_run) {
    MIGRATE_TRY(const std::string patch, merge::to_patch(edits));
    terminal.out(session.json() ? json_document(history, &planned, &patch) : patch);
    return ExitStatus::kFine;
  }
  if (write.run_hooks) MIGRATE_CHECK(check_hooks(history.config));
  const std::string path = join_path(session.root(), planned.file.path);
  const std::string folder(parent_path(path));
  std::error_code ignored;
  const bool makes_folder = !std::filesystem::exists(folder, ignored);
  MIGRATE_CHECK(merge::apply(edits, session.root()));
  if (session.json()) {
    terminal.out(json_document(history, &planned, nullptr));
  } else {
    if (makes_folder) say_made(terminal, "Creating directory", folder);
    say_made(terminal, "Generating", path);
  }
  return post_write(session, history.config, path, write.run_hooks);
}

}  // namespace migrate::cli
