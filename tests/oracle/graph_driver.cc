// Answers questions about graphs, one line each, for graph_oracle.py. Input lines, fields apart by
// tabs, lists by spaces:
//   graph                                  a new one follows
//   node ID DOWN DEPENDS_ON LABELS
//   ask QUESTION ARGUMENT…                 answered by "ok ID…" or "error CLASS"
#include <fmt/core.h>

#include <iostream>
#include <iterator>
#include <sstream>
#include <string>
#include <type_traits>
#include <vector>

#include "migrate/graph/order.h"

namespace {

using namespace migrate::graph;

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts{""};
  for (const char c : text) {
    if (c == separator)
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

std::vector<std::string> words(const std::string& text) {
  std::istringstream stream(text);
  return {std::istream_iterator<std::string>(stream), std::istream_iterator<std::string>()};
}

std::string class_of(const GraphError& error) {
  constexpr const char* kNames[] = {
      "NotFound",           "Ambiguous",     "MultipleHeads",    "NotInLineage",
      "RelativeOutOfRange", "AmbiguousWalk", "RangeNotAncestor", "Overlap",
      "InvalidIdentifier",  "CycleDetected", "BrokenLink"};
  static_assert(std::size(kNames) == std::variant_size_v<GraphError>);
  return kNames[error.index()];
}

class Driver {
 public:
  void node(const std::vector<std::string>& fields) {
    nodes_.push_back({fields[1], words(fields[2]), words(fields[3]), words(fields[4]), false});
  }
  void start() {
    nodes_.clear();
    graph_ = RevisionGraph({});
    built_ = false;
  }

  std::string ask(const std::vector<std::string>& fields) {
    if (!built_) graph_ = RevisionGraph(nodes_);
    built_ = true;
    const std::string& question = fields[1];
    if (question == "problems") return fmt::format("ok {}", graph_.problems().size());
    if (question == "heads") return ids(graph_.heads());
    if (question == "real_heads") return ids(graph_.real_heads());
    if (question == "bases") return ids(graph_.bases());
    if (question == "real_bases") return ids(graph_.real_bases());
    if (question == "branch_points") return ids(graph_.branch_points());
    if (question == "merge_points") return ids(graph_.merge_points());
    if (question == "labels") return text(graph_.labels(*graph_.find(fields[2])));
    if (question == "all") return answer(resolve(graph_, fields[2]));
    if (question == "one") return answer(resolve_one(graph_, fields[2]));
    if (question == "upgrade") return answer(upgrade_order(graph_, words(fields[3]), fields[2]));
    if (question == "downgrade")
      return answer(downgrade_order(graph_, words(fields[3]), fields[2]));
    if (question == "history") return answer(history(graph_, fields[2], fields[3]));
    if (question == "filter") return answer(filter_for_lineage(graph_, graph_.heads(), fields[2]));
    return "what?";
  }

 private:
  static std::string text(const std::vector<std::string>& ids) {
    std::string line = "ok";
    for (const std::string& id : ids) line += " " + id;
    return line;
  }
  std::string ids(const std::vector<NodeIndex>& nodes) const {
    std::vector<std::string> result;
    for (const NodeIndex node : nodes) result.push_back(graph_.node(node).id);
    return text(result);
  }
  std::string answer(const GraphResult<std::vector<NodeIndex>>& result) const {
    return result ? ids(*result) : "error " + class_of(result.error());
  }
  std::string answer(const GraphResult<std::optional<NodeIndex>>& result) const {
    if (!result) return "error " + class_of(result.error());
    return *result ? ids({**result}) : "ok";
  }

  std::vector<Node> nodes_;
  RevisionGraph graph_{{}};
  bool built_ = false;
};

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  Driver driver;
  for (std::string line; std::getline(std::cin, line);) {
    const auto fields = split(line, '\t');
    if (fields[0] == "graph") driver.start();
    if (fields[0] == "node") driver.node(fields);
    if (fields[0] == "ask") std::cout << driver.ask(fields) << '\n';
  }
}
