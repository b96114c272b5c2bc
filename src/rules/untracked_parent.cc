#include <fmt/format.h>

#include <algorithm>

#include "migrate/lint/context.h"
#include "migrate/shell.h"

namespace migrate::rules {

void untracked_parent(const lint::RuleContext& context, lint::Reporter& reporter) {
  const std::vector<std::string>& untracked = context.facts.untracked;
  const auto is_untracked = [&](const project::RevisionFile& file) {
    return std::binary_search(untracked.begin(), untracked.end(), file.path);
  };
  const graph::RevisionGraph& graph = context.history.graph;
  for (const project::RevisionFile& file : context.history.files) {
    if (untracked.empty() || !file.node || is_untracked(file)) continue;
    for (const graph::NodeIndex parent : graph.parents(*file.node)) {
      const project::RevisionFile& parent_file = context.history.file(parent);
      if (!is_untracked(parent_file)) continue;
      auto& finding =
          reporter.report(fmt::format("{} is committed, {}, which it follows, is not",
                                      lint::describe(file), lint::describe(parent_file)),
                          context.at_parents(*file.node));
      finding.revisions = {graph.node(*file.node).id, graph.node(parent).id};
      finding.related.push_back({"only in the working tree", context.at(parent)});
      finding.help.push_back(fmt::format("`git add {}`", shell_word(parent_file.path)));
    }
  }
}

}  // namespace migrate::rules
