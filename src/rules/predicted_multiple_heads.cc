#include <fmt/format.h>

#include <algorithm>

#include "migrate/lint/context.h"
#include "migrate/lint/merged.h"
#include "migrate/shell.h"

namespace migrate::rules {
namespace {

using graph::NodeIndex;

// The most heads that one line of the history has; lines differ by their branch labels.
std::size_t most_heads(const graph::RevisionGraph& graph) {
  std::map<std::vector<std::string>, std::size_t> lines;
  std::size_t most = 0;
  for (const NodeIndex head : graph.heads()) most = std::max(most, ++lines[graph.labels(head)]);
  return most;
}

}  // namespace

void predicted_multiple_heads(const lint::RuleContext& context, lint::Reporter& reporter) {
  const project::History* base = context.change.base;
  if (base == nullptr || context.change.added.empty()) return;
  if (!context.history.complete() || !base->complete()) return;
  // A fork that is there already is the finding of whoever made it.
  if (most_heads(context.history.graph) > 1 || most_heads(base->graph) > 1) return;
  const graph::RevisionGraph merged = lint::merged_graph(context.history, context.change);
  if (most_heads(merged) < 2) return;
  const std::vector<NodeIndex> heads = merged.heads();
  std::vector<std::string> ids;
  std::optional<NodeIndex> mine;
  for (const NodeIndex head : heads) {
    ids.push_back(merged.node(head).id);
    const auto here = context.history.graph.find(ids.back());
    if (here && context.is_new(*here)) mine = here;
  }
  if (!mine) return;
  auto& finding =
      reporter.report(fmt::format("merged with `{}` this has {} heads: {}", context.facts.base_ref,
                                  heads.size(), lint::quoted_list(ids)),
                      context.at_parents(*mine));
  finding.label = "another revision follows this one in the base";
  finding.revisions = ids;
  for (const NodeIndex head : heads) {
    const auto there = base->graph.find(merged.node(head).id);
    if (!there) continue;
    const project::RevisionFile& file = base->file(*there);
    finding.related.push_back(
        {fmt::format("the head of `{}` is {}", context.facts.base_ref, lint::describe(file)),
         context.base_files->at(file.path, file.header.revision.span)});
  }
  for (const NodeIndex fork : merged.merge_bases(heads))
    finding.help.push_back(fmt::format("the two lines part at `{}`", merged.node(fork).id));
  finding.help.push_back(fmt::format("`git merge {}`, then `migrate merge`, joins them",
                                     shell_word(context.facts.base_ref)));
  finding.help.push_back(
      "or, while this has not landed, let its first revision follow the head of the base");
}

}  // namespace migrate::rules
