#include <fmt/format.h>

#include <algorithm>

#include "migrate/lint/context.h"

namespace migrate::rules {
namespace {

std::vector<std::string> sorted(std::vector<std::string> ids) {
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::string shown(const std::vector<std::string>& ids) {
  return ids.empty() ? "nothing" : lint::quoted_list(ids);
}

bool already_in_base(const lint::RuleContext& context, const project::RevisionFile& after,
                     std::string_view id) {
  if (context.change.base == nullptr) return false;
  const auto there = context.change.base->graph.find(id);
  return there && sorted(context.change.base->graph.node(*there).down) ==
                      sorted(after.header.down_revision.values);
}

}  // namespace

void reparented_landed_revision(const lint::RuleContext& context, lint::Reporter& reporter) {
  if (context.fork_files == nullptr) return;
  for (const lint::Change::Pair& pair : context.change.changed) {
    const project::RevisionFile& before = context.change.fork->files[pair.before];
    const project::RevisionFile& after = context.history.files[pair.after];
    const python::Attribute& old_parents = before.header.down_revision;
    const python::Attribute& new_parents = after.header.down_revision;
    if (!after.node || old_parents.known == python::Known::kUnknown ||
        new_parents.known == python::Known::kUnknown ||
        sorted(old_parents.values) == sorted(new_parents.values))
      continue;
    const std::string& id = context.history.graph.node(*after.node).id;
    const lint::Evidence evidence = context.evidence(id);
    if (evidence.level == lint::Publication::kUnpublished || already_in_base(context, after, id))
      continue;
    auto& finding = reporter.report(
        fmt::format("{} has {}{}: it followed {}, and follows {} now", lint::describe(after),
                    evidence.level == lint::Publication::kPushed ? "been pushed" : "landed",
                    evidence.where.empty() ? "" : " (in " + evidence.where + ")",
                    shown(old_parents.values), shown(new_parents.values)),
        context.at_parents(*after.node));
    if (evidence.level == lint::Publication::kPushed) finding.severity = Severity::kWarning;
    finding.revisions = {id};
    finding.related.push_back({"before", context.fork_files->at(before.path, old_parents.span)});
    finding.help.push_back("put it back, and join two heads with `migrate merge`");
  }
}

}  // namespace migrate::rules
