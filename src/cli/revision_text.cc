#include "cli/revision_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "migrate/report/neutral.h"

namespace migrate::cli {
namespace {

using graph::NodeIndex;
using report::neutral_line;

std::string comma(const std::vector<std::string>& words) {
  return neutral_line(fmt::format("{}", fmt::join(words, ", ")));
}

std::string parents_of(const graph::Node& node) {
  return node.down.empty() ? node.down_unknown ? "<unknown>" : "<base>" : comma(node.down);
}

bool is_branch_point(const graph::RevisionGraph& graph, NodeIndex node) {
  return graph.children(node).size() > 1;
}

// The whole docstring; the first paragraph where the file can no longer be read.
std::string docstring_of(const source::Source& source, const project::RevisionFile& file) {
  const source::Content content = source.read(file.path);
  return content.ok() ? python::parse_header(content.text).docstring.text
                      : file.header.docstring.message;
}

// Each line four columns to the right. Lines end where Python's splitlines() ends them.
std::string indented(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\n\r\v\f\x1c\x1d\x1e"), text.size());
    if (!out.empty()) out += '\n';
    out += "    " + report::neutral(text.substr(0, end));
    const std::size_t ending = text.substr(end).starts_with("\r\n") ? 2 : 1;
    text.remove_prefix(std::min(end + ending, text.size()));
  }
  return out;
}

}  // namespace

std::string revision_line(const project::History& history, NodeIndex index,
                          const LineParts& parts) {
  const auto& graph = history.graph;
  const auto& node = graph.node(index);
  std::string text;
  if (parts.parents) {
    text = parents_of(node);
    if (!node.depends_on.empty()) text += fmt::format(" ({})", comma(node.depends_on));
    text += " -> ";
  }
  text += neutral_line(node.id);
  if (const auto labels = graph.labels(index); parts.labels && !labels.empty())
    text += fmt::format(" ({})", comma(labels));
  if (graph.children(index).empty())
    text += graph.dependents(index).empty() ? " (head)" : " (effective head)";
  if (parts.shape && is_branch_point(graph, index)) text += " (branchpoint)";
  if (parts.shape && node.down.size() > 1) text += " (mergepoint)";
  if (parts.message) text += ", " + report::neutral(history.file(index).header.docstring.message);
  return text;
}

std::string revision_entry(const Session& session, const project::History& history,
                           NodeIndex index) {
  const auto& graph = history.graph;
  const auto& node = graph.node(index);
  std::string text = "Rev: " + neutral_line(node.id);
  if (graph.children(index).empty()) text += " (head)";
  if (is_branch_point(graph, index)) text += " (branchpoint)";
  if (node.down.size() > 1) text += " (mergepoint)";
  text += fmt::format("\n{}: {}\n", node.down.size() > 1 ? "Merges" : "Parent", parents_of(node));
  if (!node.depends_on.empty())
    text += fmt::format("Also depends on: {}\n", comma(node.depends_on));
  if (is_branch_point(graph, index)) {
    std::vector<std::string> children;
    for (const NodeIndex child : graph.children(index)) children.push_back(graph.node(child).id);
    text += fmt::format("Branches into: {}\n", comma(children));
  }
  if (const auto labels = graph.labels(index); !labels.empty())
    text += fmt::format("Branch names: {}\n", comma(labels));
  const auto& file = history.file(index);
  text += fmt::format("Path: {}\n\n", neutral_line(session.display_path(file.path)));
  text += indented(docstring_of(*session.source(), file)) + '\n';
  return text;
}

}  // namespace migrate::cli
