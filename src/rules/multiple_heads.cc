#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "migrate/lint/context.h"

namespace migrate::rules {
namespace {

using graph::NodeIndex;

// Heads that belong to one line: those with equal branch labels. The labels are what tells two
// lines apart that are meant to stay apart.
std::map<std::vector<std::string>, std::vector<NodeIndex>> lines(
    const graph::RevisionGraph& graph) {
  std::map<std::vector<std::string>, std::vector<NodeIndex>> lines;
  for (const NodeIndex head : graph.heads()) lines[graph.labels(head)].push_back(head);
  return lines;
}

bool misses_parent(const graph::RevisionGraph& graph) {
  const auto& problems = graph.problems();
  return std::any_of(problems.begin(), problems.end(), [](const graph::Problem& problem) {
    return std::holds_alternative<graph::MissingParent>(problem);
  });
}

}  // namespace

void multiple_heads(const lint::RuleContext& context, lint::Reporter& reporter) {
  // Where a parent cannot be known or is not there, one of the heads may have a child once it is
  // back; that was said already, and `migrate merge` refuses until then.
  if (!context.history.complete() || misses_parent(context.history.graph)) return;
  for (const auto& [labels, heads] : lines(context.history.graph)) {
    if (heads.size() < 2) continue;
    // Points at what is new: that is where the author can act.
    const auto is_new = [&](NodeIndex node) {
      return context.change.known && context.is_new(node);
    };
    const auto chosen = std::find_if(heads.begin(), heads.end(), is_new);
    const NodeIndex at = chosen == heads.end() ? heads.back() : *chosen;
    std::vector<std::string> ids;
    for (const NodeIndex head : heads) ids.push_back(context.history.graph.node(head).id);
    auto& finding =
        reporter.report(fmt::format("{} heads{}: {}", heads.size(),
                                    labels.empty() ? "" : " labelled " + lint::quoted_list(labels),
                                    lint::quoted_list(ids)),
                        context.at(at));
    finding.label = "nothing follows this revision";
    finding.revisions = ids;
    for (const NodeIndex head : heads)
      if (head != at)
        finding.related.push_back(
            {fmt::format("the other head is {}", lint::describe(context.history.file(head))),
             context.at(head)});
    finding.help.push_back("`migrate merge` writes a revision that joins them");
  }
}

}  // namespace migrate::rules
