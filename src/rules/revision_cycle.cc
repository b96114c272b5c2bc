#include <fmt/format.h>

#include "migrate/lint/context.h"

namespace migrate::rules {

void revision_cycle(const lint::RuleContext& context, lint::Reporter& reporter) {
  for (const graph::Problem& problem : context.history.graph.problems()) {
    const auto* cycle = std::get_if<graph::Cycle>(&problem);
    if (cycle == nullptr || cycle->nodes.empty()) continue;
    std::vector<std::string> ids;
    for (const graph::NodeIndex node : cycle->nodes)
      ids.push_back(context.history.graph.node(node).id);
    std::string path;
    for (const std::string& id : ids) path += fmt::format("`{}` -> ", id);
    auto& finding = reporter.report(
        fmt::format("a circle of {} revision{}{}: {}`{}`", ids.size(), ids.size() == 1 ? "" : "s",
                    cycle->through_dependencies ? ", through depends_on" : "", path, ids.front()),
        context.at_parents(cycle->nodes.front()));
    finding.label = "closes the circle";
    finding.revisions = ids;
    constexpr std::size_t kShown = 8;
    for (std::size_t i = 1; i < cycle->nodes.size() && i < kShown; ++i)
      finding.related.push_back(
          {fmt::format("{} is part of it", lint::describe(context.history.file(cycle->nodes[i]))),
           context.at_parents(cycle->nodes[i])});
    finding.help.push_back("point one of these at a revision outside of the circle");
  }
}

}  // namespace migrate::rules
