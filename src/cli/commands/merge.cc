#include <fmt/format.h>

#include <memory>

#include "cli/commands/all.h"
#include "cli/new_file.h"
#include "migrate/report/neutral.h"

namespace migrate::cli {
namespace {

struct MergeOptions {
  std::vector<std::string> revisions;
  WriteOptions write;
};

constexpr char kNothingToMerge[] = "no branch has more than one head: nothing to merge.";

// "heads" and "label@heads" mean as many as there are.
bool names_all_heads(const std::vector<std::string>& identifiers) {
  return identifiers.size() == 1 &&
         (identifiers[0] == "heads" || identifiers[0].ends_with("@heads"));
}

Result<ExitStatus> run_merge(Session& session, const MergeOptions& options) {
  MIGRATE_TRY(const project::History* const history, history_to_extend(session));
  MIGRATE_TRY(merge::RevisionRequest request, make_request(session, *history, options.write));
  request.heads = options.revisions;
  if (request.heads.empty()) {
    MIGRATE_TRY(request.heads, merge::choose_heads(*history));
    if (request.heads.empty()) return write_nothing(session, *history, kNothingToMerge);
  }
  MIGRATE_TRY(const merge::PlannedRevision planned,
              merge::plan_revision(*session.source(), *history, request));
  if (planned.parents.size() < 2) {
    if (names_all_heads(request.heads)) return write_nothing(session, *history, kNothingToMerge);
    return fail(ErrorKind::kUsage, "A merge joins two revisions or more.",
                {"migrate merge joins the heads"});
  }
  MIGRATE_TRY(const ExitStatus status, write_revision(session, *history, planned, options.write));
  if (!options.write.dry_run) {
    session.terminal().note(fmt::format(
        "it joins {}.", report::neutral_line(fmt::to_string(fmt::join(planned.parents, ", ")))));
  }
  return status;
}

}  // namespace

Run setup_merge(OptionSet& o) {
  auto options = std::make_shared<MergeOptions>();
  o.arguments("REVISION", options->revisions,
              "The heads to join; default: all heads of the one branch that has several");
  declare_write_options(o, options->write);
  o.about(
      "Writes an empty revision that follows them all, as Alembic does. In the middle of a `git "
      "merge` or `git rebase` the working tree has the revisions of both sides, and this joins "
      "them.");
  o.example("migrate merge -m \"join accounts and billing\"", "mend two heads");
  o.example("migrate merge --dry-run | git apply", "see the file first, then write it");
  return [options](Session& session) { return run_merge(session, *options); };
}

}  // namespace migrate::cli
