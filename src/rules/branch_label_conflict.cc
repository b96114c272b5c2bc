#include <fmt/format.h>

#include "migrate/lint/context.h"

namespace migrate::rules {

void branch_label_conflict(const lint::RuleContext& context, lint::Reporter& reporter) {
  const graph::RevisionGraph& graph = context.history.graph;
  for (const graph::Problem& problem : graph.problems()) {
    const auto* conflict = std::get_if<graph::LabelConflict>(&problem);
    if (conflict == nullptr) continue;
    const project::RevisionFile& file = context.history.file(conflict->node);
    const project::RevisionFile& other = context.history.file(conflict->other);
    const bool is_id = graph.node(conflict->other).id == conflict->label;
    auto& finding = reporter.report(fmt::format("the branch label `{}` is {}", conflict->label,
                                                is_id ? "also a revision id" : "declared twice"),
                                    context.files.at(file.path, file.header.branch_labels.span));
    finding.revisions = {graph.node(conflict->node).id, graph.node(conflict->other).id};
    finding.related.push_back(
        {is_id ? "the revision is here" : "the other declaration is here",
         context.files.at(other.path,
                          is_id ? other.header.revision.span : other.header.branch_labels.span)});
    finding.help.push_back("rename one of the two");
  }
}

}  // namespace migrate::rules
