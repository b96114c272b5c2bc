#include <fmt/format.h>

#include "migrate/lint/context.h"

namespace migrate::rules {

void invalid_revision_id(const lint::RuleContext& context, lint::Reporter& reporter) {
  const graph::RevisionGraph& graph = context.history.graph;
  for (graph::NodeIndex node = 0; node < graph.size(); ++node) {
    const std::string& id = graph.node(node).id;
    // alembic/script/revision.py, _revision_illegal_chars of 1.8 to 1.16.
    const std::size_t at = id.find_first_of("@-+:");
    // An id that has landed cannot be changed any more: databases hold it.
    if (at == std::string::npos || !context.is_new(node)) continue;
    auto& finding = reporter.report(
        fmt::format("the revision id `{}` has a `{}`, which is an operator", id, id[at]),
        context.at(node));
    finding.revisions = {id};
    finding.help.push_back("use letters, digits and underscores");
  }
}

}  // namespace migrate::rules
