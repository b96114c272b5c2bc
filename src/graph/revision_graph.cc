#include "migrate/graph/revision_graph.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "graph/labels.h"
#include "graph/topology.h"
#include "migrate/sort.h"

namespace migrate::graph {

namespace {

using IdMap = std::unordered_map<std::string_view, NodeIndex>;

}  // namespace

struct RevisionGraph::Impl {
  explicit Impl(std::vector<Node> given);

  void index_ids();
  void index_labels();
  void link();
  void find_problem_cycles();
  LabelInput label_input() const {
    return {down, up, all_up, merges, std::span<const NodeIndex>(order)};
  }
  template <typename Keep>
  std::vector<NodeIndex> select(Keep keep) const {
    std::vector<NodeIndex> result;
    std::copy_if(by_id.begin(), by_id.end(), std::back_inserter(result), keep);
    return result;
  }
  const Adjacency& edges(bool with_dependencies, bool upward) const {
    if (upward) return with_dependencies ? all_up : up;
    return with_dependencies ? all_down : down;
  }

  std::vector<Node> nodes;
  IdMap ids;
  IdMap label_owner;
  Marks duplicate;
  Marks merges;
  std::vector<NodeIndex> by_id;
  std::vector<NodeIndex> order;  // parents first
  std::vector<Problem> problems;
  std::vector<Edge> down_edges, all_edges;
  Adjacency down, up, dependencies, dependents, all_down, all_up;
  std::unique_ptr<const Labels> labels;
};

RevisionGraph::Impl::Impl(std::vector<Node> given) : nodes(std::move(given)) {
  index_ids();
  index_labels();
  link();
  if (auto sorted = targets_first(all_down)) {
    order = *std::move(sorted);
    std::erase_if(order, [&](NodeIndex node) { return duplicate[node]; });
  } else {
    find_problem_cycles();
  }
  Labels::Declared declared(label_owner.begin(), label_owner.end());
  std::sort(declared.begin(), declared.end());
  labels = std::make_unique<const Labels>(label_input(), std::move(declared));
}

void RevisionGraph::Impl::index_ids() {
  duplicate.assign(nodes.size(), false);
  merges.assign(nodes.size(), false);
  ids.reserve(nodes.size());
  by_id.reserve(nodes.size());
  for (NodeIndex node = 0; node < nodes.size(); ++node) {
    const auto [at, fresh] = ids.try_emplace(nodes[node].id, node);
    if (fresh) {
      by_id.push_back(node);
      merges[node] = nodes[node].down.size() > 1;
    } else {
      duplicate[node] = true;
      problems.emplace_back(DuplicateId{at->second, node});
    }
  }
  sort_if_needed(by_id, [&](NodeIndex a, NodeIndex b) { return nodes[a].id < nodes[b].id; });
}

void RevisionGraph::Impl::index_labels() {
  for (NodeIndex node = 0; node < nodes.size(); ++node) {
    if (duplicate[node]) continue;
    for (const std::string& label : nodes[node].labels) {
      if (const auto id = ids.find(label); id != ids.end()) {
        problems.emplace_back(LabelConflict{node, label, id->second});
      } else if (const auto [at, fresh] = label_owner.try_emplace(label, node); !fresh) {
        problems.emplace_back(LabelConflict{node, label, at->second});
      }
    }
  }
}

void RevisionGraph::Impl::link() {
  std::vector<Edge> dependency_edges;
  const auto add = [](std::vector<Edge>& edges, std::size_t first, Edge edge) {
    // One of a node's own edges again ("a", "a")? They begin at `first`.
    if (std::find(edges.begin() + static_cast<std::ptrdiff_t>(first), edges.end(), edge) ==
        edges.end())
      edges.push_back(edge);
  };
  // In order of ids, so that the lists of children and dependents come out sorted.
  for (const NodeIndex node : by_id) {
    const std::size_t first_down = down_edges.size();
    const std::size_t first_dependency = dependency_edges.size();
    const std::size_t first_all = all_edges.size();
    for (const std::string& name : nodes[node].down) {
      const auto parent = ids.find(name);
      if (parent == ids.end())
        problems.emplace_back(MissingParent{node, name});
      else
        add(down_edges, first_down, {node, parent->second});
    }
    for (const std::string& name : nodes[node].depends_on) {
      auto found = ids.find(name);
      if (found == ids.end() && (found = label_owner.find(name)) == label_owner.end())
        problems.emplace_back(MissingDependency{node, name});
      else
        add(dependency_edges, first_dependency, {node, found->second});
    }
    for (std::size_t i = first_down; i < down_edges.size(); ++i)
      add(all_edges, first_all, down_edges[i]);
    for (std::size_t i = first_dependency; i < dependency_edges.size(); ++i)
      add(all_edges, first_all, dependency_edges[i]);
  }
  const std::size_t size = nodes.size();
  down = make_adjacency(size, down_edges);
  up = make_adjacency(size, reversed(down_edges));
  dependencies = make_adjacency(size, dependency_edges);
  dependents = make_adjacency(size, reversed(dependency_edges));
  all_down = make_adjacency(size, all_edges);
  all_up = make_adjacency(size, reversed(all_edges));
}

void RevisionGraph::Impl::find_problem_cycles() {
  Marks reported(nodes.size(), false);
  for (auto& cycle : find_cycles(down)) {
    for (const NodeIndex node : cycle) reported[node] = true;
    problems.emplace_back(Cycle{std::move(cycle), false});
  }
  for (auto& cycle : find_cycles(all_down)) {
    // Where the parents alone make a cycle here, that one says it better.
    if (std::none_of(cycle.begin(), cycle.end(), [&](NodeIndex node) { return reported[node]; }))
      problems.emplace_back(Cycle{std::move(cycle), true});
  }
}

RevisionGraph::RevisionGraph(std::vector<Node> nodes)
    : impl_(std::make_unique<Impl>(std::move(nodes))) {}
RevisionGraph::~RevisionGraph() = default;
RevisionGraph::RevisionGraph(RevisionGraph&&) noexcept = default;
RevisionGraph& RevisionGraph::operator=(RevisionGraph&&) noexcept = default;

std::size_t RevisionGraph::size() const { return impl_->nodes.size(); }
const Node& RevisionGraph::node(NodeIndex index) const { return impl_->nodes[index]; }
const std::vector<Problem>& RevisionGraph::problems() const { return impl_->problems; }
bool RevisionGraph::is_duplicate(NodeIndex node) const { return impl_->duplicate[node]; }
std::span<const NodeIndex> RevisionGraph::by_id() const { return impl_->by_id; }
std::span<const NodeIndex> RevisionGraph::topological_order() const { return impl_->order; }

std::optional<NodeIndex> RevisionGraph::find(std::string_view id) const {
  const auto at = impl_->ids.find(id);
  return at == impl_->ids.end() ? std::nullopt : std::optional(at->second);
}

std::optional<NodeIndex> RevisionGraph::find_label(std::string_view label) const {
  const auto at = impl_->label_owner.find(label);
  return at == impl_->label_owner.end() ? std::nullopt : std::optional(at->second);
}

std::vector<std::pair<std::string_view, NodeIndex>> RevisionGraph::declared_labels() const {
  return impl_->labels->declared();
}

std::vector<NodeIndex> RevisionGraph::heads() const {
  return impl_->select([&](NodeIndex node) { return children(node).empty(); });
}
std::vector<NodeIndex> RevisionGraph::real_heads() const {
  return impl_->select([&](NodeIndex node) { return targets(impl_->all_up, node).empty(); });
}
std::vector<NodeIndex> RevisionGraph::bases() const {
  return impl_->select(
      [&](NodeIndex index) { return node(index).down.empty() && !node(index).down_unknown; });
}
std::vector<NodeIndex> RevisionGraph::real_bases() const {
  return impl_->select([&](NodeIndex index) {
    const Node& it = node(index);
    return it.down.empty() && !it.down_unknown && it.depends_on.empty();
  });
}
std::vector<NodeIndex> RevisionGraph::branch_points() const {
  return impl_->select([&](NodeIndex node) { return children(node).size() > 1; });
}
std::vector<NodeIndex> RevisionGraph::merge_points() const {
  return impl_->select([&](NodeIndex node) { return impl_->merges[node]; });
}
std::vector<NodeIndex> RevisionGraph::bases_without_labels() const {
  std::vector<NodeIndex> result = bases();
  std::erase_if(result, [&](NodeIndex node) { return !labels(node).empty(); });
  return result;
}

std::span<const NodeIndex> RevisionGraph::parents(NodeIndex node) const {
  return targets(impl_->down, node);
}
std::span<const NodeIndex> RevisionGraph::children(NodeIndex node) const {
  return targets(impl_->up, node);
}
std::span<const NodeIndex> RevisionGraph::dependencies(NodeIndex node) const {
  return targets(impl_->dependencies, node);
}
std::span<const NodeIndex> RevisionGraph::dependents(NodeIndex node) const {
  return targets(impl_->dependents, node);
}

std::vector<std::string> RevisionGraph::labels(NodeIndex node) const {
  const auto names = impl_->labels->of(impl_->label_input(), node);
  return {names.begin(), names.end()};
}

std::vector<NodeIndex> RevisionGraph::ancestors(std::span<const NodeIndex> from,
                                                bool with_dependencies) const {
  const Marks marks = reach(impl_->edges(with_dependencies, false), from);
  return impl_->select([&](NodeIndex node) { return marks[node]; });
}

std::vector<NodeIndex> RevisionGraph::descendants(std::span<const NodeIndex> from,
                                                  bool with_dependencies) const {
  const Marks marks = reach(impl_->edges(with_dependencies, true), from);
  return impl_->select([&](NodeIndex node) { return marks[node]; });
}

bool RevisionGraph::is_ancestor(NodeIndex node, NodeIndex of, bool with_dependencies) const {
  return reach(impl_->edges(with_dependencies, false), {&of, 1})[node];
}

std::vector<NodeIndex> RevisionGraph::merge_bases(std::span<const NodeIndex> nodes) const {
  if (nodes.empty()) return {};
  std::vector<NodeIndex> counts(size(), 0);
  for (const NodeIndex& node : nodes) {
    const Marks marks = reach(impl_->down, {&node, 1});
    for (NodeIndex i = 0; i < marks.size(); ++i) counts[i] += marks[i] ? 1U : 0U;
  }
  const auto common = [&](NodeIndex node) { return counts[node] == nodes.size(); };
  // All that lies between a common ancestor and a lower one is common too, so children suffice.
  return impl_->select([&](NodeIndex node) {
    const auto above = children(node);
    return common(node) && std::none_of(above.begin(), above.end(), common);
  });
}

std::vector<std::vector<NodeIndex>> RevisionGraph::components(bool with_dependencies) const {
  const auto part =
      connected_parts(size(), with_dependencies ? impl_->all_edges : impl_->down_edges);
  std::vector<std::vector<NodeIndex>> result;
  std::unordered_map<NodeIndex, std::size_t> place;
  for (const NodeIndex node : impl_->by_id) {
    const auto [at, fresh] = place.try_emplace(part[node], result.size());
    if (fresh) result.emplace_back();
    result[at->second].push_back(node);
  }
  return result;
}

}  // namespace migrate::graph
