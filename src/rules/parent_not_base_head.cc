#include <fmt/format.h>

#include <algorithm>

#include "migrate/lint/context.h"

namespace migrate::rules {

void parent_not_base_head(const lint::RuleContext& context, lint::Reporter& reporter) {
  const project::History* base = context.change.base;
  if (base == nullptr) return;
  const graph::RevisionGraph& graph = context.history.graph;
  const std::vector<graph::NodeIndex> heads = base->graph.heads();
  for (const std::uint32_t added : context.change.added) {
    const project::RevisionFile& file = context.history.files[added];
    if (!file.node) continue;
    for (const std::string& parent : graph.node(*file.node).down) {
      const auto there = base->graph.find(parent);
      if (!there || std::find(heads.begin(), heads.end(), *there) != heads.end()) continue;
      std::vector<std::string> ids;
      ids.reserve(heads.size());
      for (const graph::NodeIndex head : heads) ids.push_back(base->graph.node(head).id);
      auto& finding = reporter.report(
          fmt::format("{} follows `{}`, the head of `{}` is {}", lint::describe(file), parent,
                      context.facts.base_ref, lint::quoted_list(ids)),
          context.at_parents(*file.node));
      finding.revisions = {graph.node(*file.node).id, parent};
      if (ids.size() == 1)
        finding.help.push_back(fmt::format("let `down_revision` be `{}`", ids.front()));
      break;
    }
  }
}

}  // namespace migrate::rules
