#include <memory>

#include "cli/answer.h"
#include "cli/commands/all.h"
#include "cli/revision_text.h"
#include "cli/session.h"
#include "migrate/graph/order.h"

namespace migrate::cli {
namespace {

struct HistoryOptions {
  std::string range;
  bool verbose = false;
  bool indicate_current = false;
};

Result<std::pair<std::string, std::string>> read_range(const HistoryOptions& options) {
  std::pair<std::string, std::string> ends;
  if (!options.range.empty()) {
    auto range = graph::parse_range(options.range);
    if (!range) return tl::unexpected(graph::to_error(range.error()));
    ends = *std::move(range);
  }
  if (options.indicate_current || ends.first == "current" || ends.second == "current")
    return fail(ErrorKind::kDatabase,
                "Which revision is current is known to a database only, and this version connects "
                "to none yet.",
                {"alembic current", "migrate history"});
  return ends;
}

Result<ExitStatus> run_history(Session& session, const HistoryOptions& options) {
  MIGRATE_TRY(const auto ends, read_range(options));
  MIGRATE_TRY(const project::History* const history, session.history());
  const auto nodes = graph::history(history->graph, ends.first, ends.second);
  if (!nodes) {
    // What is wrong with a history that has a cycle says more than that it has no order.
    const bool cyclic = std::holds_alternative<graph::CycleDetected>(nodes.error());
    if (cyclic && answer(session, *history, "history", {}, {}) == ExitStatus::kFindings)
      return ExitStatus::kFindings;
    return tl::unexpected(unresolved(*history, nodes.error()));
  }
  LineParts parts;
  parts.parents = parts.message = true;
  return answer(session, *history, "history", *nodes, [&](graph::NodeIndex node) {
    return options.verbose ? revision_entry(session, *history, node)
                           : revision_line(*history, node, parts);
  });
}

}  // namespace

Run setup_history(OptionSet& o) {
  auto options = std::make_shared<HistoryOptions>();
  o.value("-r,--rev-range", "RANGE", options->range, "Only this range: START:END, START: or :END");
  o.flag("-v,--verbose", options->verbose, "Show each revision in full");
  o.flag("-i,--indicate-current", options->indicate_current,
         "Mark the database's revision; this version asks no database yet");
  o.example("migrate history -r ae1027a6:", "what came after one revision");
  o.example("migrate history --ref origin/main -r -3:", "the last three revisions of a branch");
  return [options](Session& session) { return run_history(session, *options); };
}

}  // namespace migrate::cli
