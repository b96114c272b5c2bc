#include <fmt/format.h>

#include <memory>

#include "cli/commands/all.h"
#include "cli/new_file.h"

namespace migrate::cli {
namespace {

struct MergeOptions {
  std::vector<std::string> revisions;
  WriteOptions write;
};

Result<ExitStatus> run_merge(Session& session, const MergeOptions& options) {
  MIGRATE_TRY(const project::History* const history, writable_history(session));
  MIGRATE_TRY(merge::RevisionRequest request, make_request(session, *history, options.write));
  request.heads = options.revisions;
  if (request.heads.empty()) {
    MIGRATE_TRY(request.heads, merge::choose_heads(*history));
    if (request.heads.empty()) {
      session.terminal().note("there is one head on each branch: nothing to merge.");
      return ExitStatus::kFine;
    }
  }
  MIGRATE_TRY(const merge::PlannedRevision planned,
              merge::plan_revision(*session.source(), *history, request));
  return write_revision(session, *history, planned, options.write);
}

}  // namespace

Run setup_merge(OptionSet& o) {
  auto options = std::make_shared<MergeOptions>();
  o.arguments("REVISION", options->revisions,
              "The heads to join; default: all heads of the one branch that has several");
  declare_write_options(o, options->write);
  o.about(
      "Writes an empty revision that follows them all, as Alembic does. In the middle of a `git "
      "merge` the working "
      "tree has the revisions of both sides, and this joins them.");
  o.example("migrate merge -m \"join accounts and billing\"", "mend two heads");
  o.example("migrate merge --dry-run | git apply", "see the file first, then write it");
  return [options](Session& session) { return run_merge(session, *options); };
}

}  // namespace migrate::cli
