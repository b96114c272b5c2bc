#include <fmt/format.h>

#include "migrate/lint/context.h"
#include "migrate/shell.h"

namespace migrate::rules {
namespace {

bool same_header(const python::RevisionHeader& a, const python::RevisionHeader& b) {
  return a.depends_on.values == b.depends_on.values &&
         a.branch_labels.values == b.branch_labels.values;
}

// The file from the line of `name` up to the line of `next`, or to its end.
std::string_view function_text(const std::string& text, Span name, Span next) {
  if (name.empty()) return {};
  const auto line_start = [&](Span span) { return text.rfind('\n', span.begin) + 1; };
  const std::size_t begin = line_start(name);
  const bool ends = !next.empty() && next.begin > name.begin;
  return std::string_view(text).substr(begin, ends ? line_start(next) - begin : text.npos);
}

bool same_meaning(std::string_view a, std::string_view b) {
  return a == b || python::parse_body(a).meaning == python::parse_body(b).meaning;
}

// What differs: the attribute, else the function; empty, for the whole file, when it is neither.
Span changed_place(const lint::RuleContext& context, const project::RevisionFile& before,
                   const project::RevisionFile& after) {
  const python::RevisionHeader& old_header = before.header;
  const python::RevisionHeader& new_header = after.header;
  if (old_header.branch_labels.values != new_header.branch_labels.values)
    return new_header.branch_labels.span;
  if (old_header.depends_on.values != new_header.depends_on.values)
    return new_header.depends_on.span;
  const std::string* old_text = context.fork_files->text(before.path);
  const std::string* new_text = context.files.text(after.path);
  if (old_text == nullptr || new_text == nullptr) return {};
  const python::BodyFacts& was = context.fork_files->body(before.path);
  const python::BodyFacts& is = context.files.body(after.path);
  if (!same_meaning(function_text(*old_text, was.upgrade_name, was.downgrade_name),
                    function_text(*new_text, is.upgrade_name, is.downgrade_name)))
    return is.upgrade_name;
  if (!same_meaning(function_text(*old_text, was.downgrade_name, was.upgrade_name),
                    function_text(*new_text, is.downgrade_name, is.upgrade_name)))
    return is.downgrade_name;
  return {};
}

std::string diff_command(const lint::RuleContext& context, const std::string& path) {
  const std::string head = shell_word(context.project.source->name());
  const std::string base = shell_word(context.facts.base_ref), file = shell_word(path);
  if (context.project.source->name().empty()) return fmt::format("git diff {} -- {}", base, file);
  if (head == "index") return fmt::format("git diff --cached {} -- {}", base, file);
  return fmt::format("git diff {} {} -- {}", base, head, file);
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
    const bool same_body =
        context.files.body(after.path).meaning == context.fork_files->body(before.path).meaning;
    if (same_body && same_header(before.header, after.header)) continue;
    if (already_in_base(context, after, id)) continue;
    const bool pushed = evidence.level == lint::Publication::kPushed;
    const std::string where = evidence.where.empty() ? "" : fmt::format(" (in {})", evidence.where);
    auto& finding =
        reporter.report(fmt::format("{} was edited after it {}{}", lint::describe(after),
                                    pushed                                          ? "was pushed"
                                    : evidence.level == lint::Publication::kApplied ? "was applied"
                                                                                    : "landed",
                                    where),
                        context.files.at(after.path, changed_place(context, before, after)));
    // Only its own branch has it: whoever applied it there can be told.
    if (pushed) finding.severity = Severity::kWarning;
    finding.revisions = {id};
    finding.related.push_back(
        {"before, it was this", context.fork_files->at(before.path, before.header.revision.span)});
    finding.help.push_back("put it back and write a new revision for the difference");
    if (!context.facts.base_ref.empty())
      finding.help.push_back(
          fmt::format("`{}` shows what is different", diff_command(context, after.path)));
  }
}

}  // namespace migrate::rules
