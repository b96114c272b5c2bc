#include <fmt/format.h>

#include "migrate/lint/context.h"

namespace migrate::rules {
namespace {

bool same_revision(const lint::RuleContext& context, const project::RevisionFile& file,
                   const project::RevisionFile& other) {
  if (file.blob && other.blob && *file.blob == *other.blob) return true;
  return file.header.down_revision.values == other.header.down_revision.values &&
         context.files.body(file.path).meaning == context.base_files->body(other.path).meaning;
}

}  // namespace

void cross_branch_duplicate_id(const lint::RuleContext& context, lint::Reporter& reporter) {
  const project::History* base = context.change.base;
  if (base == nullptr || context.base_files == nullptr) return;
  for (const std::uint32_t added : context.change.added) {
    const project::RevisionFile& file = context.history.files[added];
    if (!file.node) continue;
    const std::string& id = context.history.graph.node(*file.node).id;
    const auto there = base->graph.find(id);
    if (!there) continue;
    const project::RevisionFile& other = base->file(*there);
    // The same revision at the same path, come by another way (a cherry-pick, a squash merge),
    // lands as one file. At another path it lands as two, whatever they contain.
    if (file.path == other.path && same_revision(context, file, other)) continue;
    auto& finding = reporter.report(
        fmt::format("`{}` has another revision with the id `{}`", context.facts.base_ref, id),
        context.at(*file.node));
    finding.label = "taken";
    finding.revisions = {id};
    finding.related.push_back({fmt::format("in the base it is {}", lint::describe(other)),
                               context.base_files->at(other.path, other.header.revision.span)});
    finding.help.push_back(
        "give this one a new id, and the same to the `down_revision` of what follows it");
  }
}

}  // namespace migrate::rules
