#include <fmt/format.h>

#include "migrate/lint/context.h"

namespace migrate::rules {

void nonempty_merge_revision(const lint::RuleContext& context, lint::Reporter& reporter) {
  for (const graph::NodeIndex node : context.history.graph.merge_points()) {
    if (!context.is_new(node)) continue;
    const project::RevisionFile& file = context.history.file(node);
    const python::BodyFacts& body = context.files.body(file.path);
    if (body.upgrade_empty && body.downgrade_empty) continue;
    auto& finding = reporter.report(
        fmt::format("the merge revision {} has operations", lint::describe(file)),
        context.files.at(file.path, body.upgrade_empty ? body.downgrade_name : body.upgrade_name));
    finding.revisions = {context.history.graph.node(node).id};
    finding.help.push_back("`migrate revision` makes one that follows it, for the operations");
  }
}

}  // namespace migrate::rules
