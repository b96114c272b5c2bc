#include <fmt/format.h>

#include "migrate/lint/context.h"
#include "migrate/shell.h"

namespace migrate::rules {
namespace {

// People know the base by its name; but it may have lost the file as well.
bool base_has(const lint::RuleContext& context, const project::RevisionFile& file,
              std::string_view id) {
  const project::History* base = context.change.base;
  const auto there = base == nullptr ? std::nullopt : base->graph.find(id);
  return there && base->file(*there).path == file.path;
}

}  // namespace

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
    const bool in_base = !context.facts.base_ref.empty() && base_has(context, file, id);
    finding.help.push_back(
        fmt::format("`git restore --source={} -- {}` brings it back",
                    shell_word(in_base ? context.facts.base_ref : finding.location->ref),
                    shell_word(file.path)));
  }
}

}  // namespace migrate::rules
