// Graphs in one line, in the way they are drawn: "a->b, a->c, b,c->d" is a fork and its merge; an
// arrow points from a parent to its child. More words after an id: "b @label" declares a label, "b
// +x" adds a depends_on. A lone "a" is a revision too. The parents of a node keep their written
// order.
#pragma once

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/graph/revision_graph.h"

namespace migrate::graph::testing {

inline Node& named(std::vector<Node>& nodes, const std::string& id) {
  const auto at =
      std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) { return node.id == id; });
  if (at != nodes.end()) return *at;
  nodes.emplace_back();
  nodes.back().id = id;
  return nodes.back();
}

// A parent in brackets is not there: "[gone]->b".
inline std::vector<Node> dag_nodes(std::string_view text) {
  std::vector<Node> nodes;
  std::vector<std::string> parents;
  std::string spaced;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) == "->") {
      spaced += " -> ";
      ++i;
    } else if (text[i] == ',' || text[i] == ';') {
      spaced += std::string(" ") + text[i] + " ";
    } else {
      spaced += text[i];
    }
  }
  std::istringstream words(spaced);
  bool arrow = false;
  std::vector<std::string> pending;  // before an arrow
  std::string last;
  for (std::string word; words >> word;) {
    if (word == "->") {
      parents = std::move(pending);
      pending.clear();
      arrow = true;
    } else if (word == ";") {
      pending.clear();
      arrow = false;
    } else if (word == ",") {
      if (arrow) pending.clear();  // a child ends its arrow; else the list of parents goes on
      arrow = false;
    } else if (word[0] == '@') {
      named(nodes, last).labels.push_back(word.substr(1));
    } else if (word[0] == '+') {
      named(nodes, last).depends_on.push_back(word.substr(1));
    } else if (word[0] == '[') {
      pending.push_back(word.substr(1, word.size() - 2));
    } else {
      named(nodes, word);
      if (arrow) {
        Node& child = named(nodes, word);
        child.down.insert(child.down.end(), parents.begin(), parents.end());
      }
      pending.push_back(word);
      last = word;
    }
  }
  return nodes;
}

inline RevisionGraph dag(std::string_view text) { return RevisionGraph(dag_nodes(text)); }

// The ids, joined by spaces.
template <typename Nodes>
std::string ids(const RevisionGraph& graph, const Nodes& nodes) {
  std::string text;
  for (const NodeIndex node : nodes) text += (text.empty() ? "" : " ") + graph.node(node).id;
  return text;
}

inline NodeIndex at(const RevisionGraph& graph, std::string_view id) {
  return graph.find(id).value();
}

inline std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// r0 -> r1 -> … with numbers padded, so that ids sort like the chain.
inline std::string chain_id(std::size_t number) {
  std::string digits = std::to_string(number);
  return "r" + std::string(7 - digits.size(), '0') + digits;
}
inline std::vector<Node> chain_nodes(std::size_t size) {
  std::vector<Node> nodes(size);
  for (std::size_t i = 0; i < size; ++i) {
    nodes[i].id = chain_id(i);
    if (i > 0) nodes[i].down.push_back(chain_id(i - 1));
  }
  return nodes;
}

}  // namespace migrate::graph::testing
