#include <fmt/format.h>

#include "migrate/lint/context.h"
#include "migrate/shell.h"

namespace migrate::rules {
namespace {

bool labels_known(const project::History& history) {
  for (const project::RevisionFile& file : history.files)
    if (file.header.branch_labels.known == python::Known::kUnknown) return false;
  return true;
}

}  // namespace

void missing_dependency(const lint::RuleContext& context, lint::Reporter& reporter) {
  // What seems missing may be an id or a label that cannot be read.
  if (!context.ids_known() || !labels_known(context.history)) return;
  for (const graph::Problem& problem : context.history.graph.problems()) {
    const auto* missing = std::get_if<graph::MissingDependency>(&problem);
    if (missing == nullptr) continue;
    const project::RevisionFile& file = context.history.file(missing->node);
    auto& finding =
        reporter.report(fmt::format("{} depends on `{}`, which is neither a revision nor a label",
                                    lint::describe(file), missing->dependency),
                        context.files.at(file.path, file.header.depends_on.span));
    finding.revisions = {context.history.graph.node(missing->node).id, missing->dependency};
    finding.help.push_back(fmt::format("`migrate where {}` looks for it in every branch",
                                       shell_word(missing->dependency)));
  }
}

}  // namespace migrate::rules
