#include <fmt/format.h>

#include "migrate/lint/context.h"

namespace migrate::rules {
namespace {

bool same_header(const python::RevisionHeader& a, const python::RevisionHeader& b) {
  return a.depends_on.values == b.depends_on.values &&
         a.branch_labels.values == b.branch_labels.values;
}

// The base may have the same edit by now: then it is not this change that makes it.
bool already_in_base(const lint::RuleContext& context, const project::RevisionFile& after,
                     std::string_view id) {
  if (context.change.base == nullptr || context.base_files == nullptr) return false;
  const auto there = context.change.base->graph.find(id);
  if (!there) return false;
  const project::RevisionFile& now = context.change.base->file(*there);
  return same_header(now.header, after.header) &&
         context.base_files->body(now.path).meaning == context.files.body(after.path).meaning;
}

}  // namespace

void edited_after_landing(const lint::RuleContext& context, lint::Reporter& reporter) {
  if (context.fork_files == nullptr) return;
  for (const lint::Change::Pair& pair : context.change.changed) {
    const project::RevisionFile& before = context.change.fork->files[pair.before];
    const project::RevisionFile& after = context.history.files[pair.after];
    if (!after.node || after.header.has_conflict_markers) continue;
    const std::string& id = context.history.graph.node(*after.node).id;
    const lint::Evidence evidence = context.evidence(id);
    if (evidence.level == lint::Publication::kUnpublished) continue;
    // The header may be known from the cache when the content has been lost since.
    if (context.fork_files->text(before.path) == nullptr) {
      auto& question = reporter.cannot_tell(
          fmt::format("whether {} was edited cannot be told: what it was is not in the repository",
                      lint::describe(after)),
          context.files.at(after.path, after.header.revision.span));
      question.help.emplace_back("`git fsck --full` lists what is damaged");
      continue;
    }
    const python::BodyFacts& body = context.files.body(after.path);
    const bool same_body = body.meaning == context.fork_files->body(before.path).meaning;
    if (same_body && same_header(before.header, after.header)) continue;
    if (already_in_base(context, after, id)) continue;
    const bool pushed = evidence.level == lint::Publication::kPushed;
    const std::string where = evidence.where.empty() ? "" : fmt::format(" (in {})", evidence.where);
    auto& finding = reporter.report(
        fmt::format("{} was edited after it {}{}", lint::describe(after),
                    pushed                                          ? "was pushed"
                    : evidence.level == lint::Publication::kApplied ? "was applied"
                                                                    : "landed",
                    where),
        context.files.at(after.path,
                         body.has_upgrade ? body.upgrade_name : after.header.revision.span));
    // Only its own branch has it: whoever applied it there can be told.
    if (pushed) finding.severity = Severity::kWarning;
    finding.revisions = {id};
    finding.related.push_back(
        {"before, it was this", context.fork_files->at(before.path, before.header.revision.span)});
    finding.help.push_back("put it back and write a new revision for the difference");
    if (!context.facts.base_ref.empty())
      finding.help.push_back(fmt::format("`git diff {} -- {}` shows what is different",
                                         context.facts.base_ref, after.path));
  }
}

}  // namespace migrate::rules
