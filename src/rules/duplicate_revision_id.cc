#include <fmt/format.h>

#include <algorithm>

#include "migrate/lint/context.h"

namespace migrate::rules {

void duplicate_revision_id(const lint::RuleContext& context, lint::Reporter& reporter) {
  for (const graph::Problem& problem : context.history.graph.problems()) {
    const auto* duplicate = std::get_if<graph::DuplicateId>(&problem);
    if (duplicate == nullptr) continue;
    // Points at the newer of the two, where that is known.
    graph::NodeIndex at = duplicate->node;
    graph::NodeIndex other = duplicate->first;
    if (!context.is_new(at) && context.is_new(other)) std::swap(at, other);
    const std::string& id = context.history.graph.node(at).id;
    auto& finding =
        reporter.report(fmt::format("the revision id `{}` is used twice", id), context.at(at));
    finding.label = "not the only one";
    finding.revisions = {id};
    finding.related.push_back(
        {fmt::format("the other is {}", lint::describe(context.history.file(other))),
         context.at(other)});
    finding.help.push_back(
        "give one of the two a new id, and the same to the `down_revision` of what follows it");
  }
}

}  // namespace migrate::rules
