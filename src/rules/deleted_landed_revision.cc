#include <fmt/format.h>

#include "migrate/lint/context.h"

namespace migrate::rules {

void deleted_landed_revision(const lint::RuleContext& context, lint::Reporter& reporter) {
  // An id that cannot be known may be the one that seems gone.
  if (context.fork_files == nullptr || !context.ids_known()) return;
  for (const std::uint32_t removed : context.change.removed) {
    const project::RevisionFile& file = context.change.fork->files[removed];
    if (!file.node) continue;
    const std::string& id = context.change.fork->graph.node(*file.node).id;
    const lint::Evidence evidence = context.evidence(id);
    if (evidence.level == lint::Publication::kUnpublished) continue;
    auto& finding = reporter.report(
        fmt::format("{} has {}{} and is gone here", lint::describe(file),
                    evidence.level == lint::Publication::kPushed ? "been pushed" : "landed",
                    evidence.where.empty() ? "" : " (in " + evidence.where + ")"),
        context.fork_files->at(file.path, file.header.revision.span));
    if (evidence.level == lint::Publication::kPushed) finding.severity = Severity::kWarning;
    finding.revisions = {id};
    if (!context.facts.base_ref.empty())
      finding.help.push_back(fmt::format("`git restore --source={} -- {}` brings it back",
                                         context.facts.base_ref, file.path));
  }
}

}  // namespace migrate::rules
