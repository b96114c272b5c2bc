#include <fmt/format.h>

#include "migrate/lint/context.h"
#include "migrate/nearest.h"
#include "migrate/shell.h"

namespace migrate::rules {
namespace {

// The place of the one id in the tuple, where that is known; else of the whole value.
Location place_of(const lint::RuleContext& context, const graph::MissingParent& missing) {
  const project::RevisionFile& file = context.history.file(missing.node);
  const python::Attribute& down = file.header.down_revision;
  for (std::size_t i = 0; i < down.value_spans.size() && i < down.values.size(); ++i)
    if (down.values[i] == missing.parent) return context.files.at(file.path, down.value_spans[i]);
  return context.at_parents(missing.node);
}

void add_help(const lint::RuleContext& context, const std::string& parent, Diagnostic& finding) {
  if (const auto deletion = context.facts.deletions.find(parent);
      deletion != context.facts.deletions.end()) {
    const lint::Deletion& deleted = deletion->second;
    const std::string commit = deleted.commit.substr(0, 10);
    finding.help.push_back(fmt::format("commit {} deleted it: {} ({}, {})", commit, deleted.subject,
                                       deleted.author, deleted.date));
    finding.help.push_back(fmt::format("`git restore --source={}~1 -- {}` brings it back", commit,
                                       shell_word(deleted.path)));
    return;
  }
  std::vector<std::string> ids;
  for (graph::NodeIndex node = 0; node < context.history.graph.size(); ++node)
    ids.push_back(context.history.graph.node(node).id);
  if (const auto meant = nearest(parent, ids))
    finding.help.push_back(fmt::format("did you mean `{}`?", *meant));
  finding.help.push_back(
      fmt::format("`migrate where {}` looks for it in every branch", shell_word(parent)));
}

}  // namespace

void missing_parent(const lint::RuleContext& context, lint::Reporter& reporter) {
  if (!context.ids_known()) return;
  for (const graph::Problem& problem : context.history.graph.problems()) {
    const auto* missing = std::get_if<graph::MissingParent>(&problem);
    if (missing == nullptr) continue;
    const project::RevisionFile& file = context.history.file(missing->node);
    auto& finding = reporter.report(
        fmt::format("{} follows `{}`, which no file has", lint::describe(file), missing->parent),
        place_of(context, *missing));
    finding.label = "there is no such revision";
    finding.revisions = {context.history.graph.node(missing->node).id, missing->parent};
    add_help(context, missing->parent, finding);
  }
}

}  // namespace migrate::rules
