#include <fmt/format.h>

#include <algorithm>

#include "migrate/lint/context.h"

namespace migrate::rules {
namespace {

using graph::NodeIndex;

// First revisions whose line nothing names. Alembic passes a label on to what follows, so a label
// on any descendant of a base names its line too.
std::vector<NodeIndex> unnamed_bases(const project::History& history) {
  const graph::RevisionGraph& graph = history.graph;
  std::vector<NodeIndex> unnamed;
  for (const NodeIndex base : graph.bases()) {
    if (!graph.node(base).down.empty() || graph.node(base).down_unknown) continue;
    // One that does not say what it follows is no revision yet.
    if (history.file(base).header.down_revision.known == python::Known::kMissing) continue;
    if (graph.labels(base).empty()) unnamed.push_back(base);
  }
  return unnamed;
}

// Trees that a merge revision joined further up are one history by now.
bool joined(const graph::RevisionGraph& graph, NodeIndex a, NodeIndex b) {
  const NodeIndex one[] = {a};
  const NodeIndex other[] = {b};
  const std::vector<NodeIndex> first = graph.descendants(one, false);
  const std::vector<NodeIndex> second = graph.descendants(other, false);
  return std::find_first_of(first.begin(), first.end(), second.begin(), second.end()) !=
         first.end();
}

}  // namespace

void multiple_bases(const lint::RuleContext& context, lint::Reporter& reporter) {
  if (!context.history.complete()) return;
  const graph::RevisionGraph& graph = context.history.graph;
  const std::vector<NodeIndex> bases = unnamed_bases(context.history);
  if (bases.size() < 2) return;
  const auto older = [&](NodeIndex node) { return !context.is_new(node); };
  const auto first = std::find_if(bases.begin(), bases.end(), older);
  const NodeIndex root = first == bases.end() ? bases.front() : *first;
  for (const NodeIndex base : bases) {
    if (base == root || joined(graph, root, base)) continue;
    const project::RevisionFile& file = context.history.file(base);
    auto& finding =
        reporter.report(fmt::format("{} starts a second history beside {}", lint::describe(file),
                                    lint::describe(context.history.file(root))),
                        context.at_parents(base));
    finding.label = "follows nothing";
    finding.revisions = {graph.node(base).id, graph.node(root).id};
    finding.related.push_back({"the other first revision is here", context.at_parents(root)});
    finding.help.push_back("let `down_revision` name the revision it should follow");
    finding.help.push_back("or set `branch_labels`, when it is meant to stand alone");
  }
}

}  // namespace migrate::rules
