#include <memory>

#include "cli/answer.h"
#include "cli/commands/all.h"
#include "cli/revision_text.h"
#include "cli/session.h"

namespace migrate::cli {
namespace {

struct BranchesOptions {
  bool verbose = false;
};

Result<ExitStatus> run_branches(Session& session, const BranchesOptions& options) {
  MIGRATE_TRY(const project::History* const history, session.history());
  const auto& graph = history->graph;
  const auto text = [&](graph::NodeIndex point) {
    std::string lines = options.verbose ? revision_entry(session, *history, point)
                                        : revision_line(*history, point, {});
    const std::string indent(graph.node(point).id.size(), ' ');
    LineParts parts;
    parts.message = options.verbose;
    for (const graph::NodeIndex child : graph.children(point))
      lines += '\n' + indent + " -> " + revision_line(*history, child, parts);
    return lines + '\n';
  };
  return answer(session, *history, "branches", graph.branch_points(), text);
}

}  // namespace

Run setup_branches(OptionSet& o) {
  auto options = std::make_shared<BranchesOptions>();
  o.flag("-v,--verbose", options->verbose, "Show each branch point in full");
  o.example("migrate branches", "where the history forks, and into what");
  return [options](Session& session) { return run_branches(session, *options); };
}

}  // namespace migrate::cli
