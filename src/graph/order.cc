#include "migrate/graph/order.h"

#include <algorithm>

#include "graph/target.h"
#include "graph/walk_order.h"

namespace migrate::graph {

namespace {

using Marks = std::vector<bool>;

template <typename Nodes>
Marks marks(const RevisionGraph& graph, const Nodes& nodes) {
  Marks result(graph.size(), false);
  for (const NodeIndex node : nodes) result[node] = true;
  return result;
}

std::vector<NodeIndex> sorted_by_id(const RevisionGraph& graph, std::vector<NodeIndex> nodes) {
  std::sort(nodes.begin(), nodes.end(),
            [&](NodeIndex a, NodeIndex b) { return graph.node(a).id < graph.node(b).id; });
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  return nodes;
}

GraphResult<void> check_cycles(const RevisionGraph& graph) {
  for (const Problem& problem : graph.problems()) {
    const auto* cycle = std::get_if<Cycle>(&problem);
    if (cycle == nullptr) continue;
    CycleDetected error;
    for (const NodeIndex node : cycle->nodes) error.revisions.push_back(graph.node(node).id);
    return tl::unexpected(std::move(error));
  }
  return {};
}

// That all that `nodes` name is there: else what follows from them is not all there either.
GraphResult<void> check_links(const RevisionGraph& graph, const Marks& nodes) {
  for (const NodeIndex node : graph.by_id())
    if (nodes[node] && graph.node(node).down_unknown)
      return tl::unexpected(BrokenLink{graph.node(node).id, ""});
  for (const Problem& problem : graph.problems()) {
    if (const auto* parent = std::get_if<MissingParent>(&problem); parent && nodes[parent->node])
      return tl::unexpected(BrokenLink{graph.node(parent->node).id, parent->parent});
    if (const auto* needed = std::get_if<MissingDependency>(&problem);
        needed && nodes[needed->node])
      return tl::unexpected(BrokenLink{graph.node(needed->node).id, needed->dependency});
  }
  return {};
}

// That none of `nodes` needs another of them.
GraphResult<void> check_overlap(const RevisionGraph& graph, const std::vector<NodeIndex>& nodes) {
  if (nodes.size() < 2) return {};
  const Marks wanted = marks(graph, nodes);
  // One pass for the fine case, which is nearly every case: is any of them below another?
  std::vector<NodeIndex> below;
  for (const NodeIndex node : nodes) {
    for (const NodeIndex parent : graph.parents(node)) below.push_back(parent);
    for (const NodeIndex dependency : graph.dependencies(node)) below.push_back(dependency);
  }
  const Marks needed = marks(graph, graph.ancestors(below, true));
  if (std::none_of(nodes.begin(), nodes.end(), [&](NodeIndex node) { return needed[node]; }))
    return {};
  for (const NodeIndex node : nodes) {
    Overlap error{graph.node(node).id, {}};
    for (const NodeIndex ancestor : graph.ancestors({&node, 1}, true))
      if (ancestor != node && wanted[ancestor]) error.others.push_back(graph.node(ancestor).id);
    if (!error.others.empty()) return tl::unexpected(std::move(error));
  }
  return {};
}

// `places` as revisions that do not need each other.
GraphResult<std::vector<NodeIndex>> separate_revisions(const RevisionGraph& graph,
                                                       const std::vector<Place>& places,
                                                       std::string_view text) {
  std::vector<NodeIndex> nodes;
  for (const Place& place : places)
    if (place.is_node()) nodes.push_back(place.node);
  MIGRATE_CHECK(check_overlap(graph, nodes));
  if (nodes.size() < places.size()) return tl::unexpected(RelativeOutOfRange{std::string(text)});
  return nodes;
}

std::string joined(std::span<const std::string> ids) {
  std::string text;
  for (const std::string& id : ids) text += (text.empty() ? "" : ", ") + id;
  return text;
}

// Of the targets of a range that begins at "branch@…", those on that branch.
GraphResult<void> keep_to_branch(const RevisionGraph& graph, Resolver& resolver,
                                 std::string_view lower, std::vector<NodeIndex>& targets) {
  const std::size_t at = lower.find('@');
  if (at == std::string_view::npos) return {};
  std::string branch(lower.substr(0, at));
  MIGRATE_TRY(const Place place, resolver.one(branch));
  if (place.is_node() && graph.node(place.node).id == branch) {
    const auto labels = graph.labels(place.node);
    if (labels.size() != 1) return tl::unexpected(NotInLineage{branch, std::string(lower)});
    branch = labels[0];
  }
  std::erase_if(targets, [&](NodeIndex node) {
    const auto labels = graph.labels(node);
    return !std::binary_search(labels.begin(), labels.end(), branch);
  });
  return {};
}

}  // namespace

GraphResult<std::vector<NodeIndex>> upgrade_order(const RevisionGraph& graph,
                                                  std::span<const std::string> current,
                                                  std::string_view target) {
  MIGRATE_CHECK(check_cycles(graph));
  Resolver resolver(graph);
  const std::vector<std::string> rows(current.begin(), current.end());
  MIGRATE_TRY(auto targets, upgrade_target(graph, resolver, rows, target, false));
  MIGRATE_CHECK(check_overlap(graph, targets));
  MIGRATE_TRY(const auto places, resolver.all_of(rows));
  MIGRATE_TRY(const auto applied, separate_revisions(graph, places, target));

  Marks needed = marks(graph, graph.ancestors(targets, true));
  for (const NodeIndex node : graph.ancestors(applied, true)) needed[node] = false;
  MIGRATE_CHECK(check_links(graph, needed));
  auto order = walk_order(graph, needed, sorted_by_id(graph, std::move(targets)));
  std::reverse(order.begin(), order.end());
  return order;
}

GraphResult<std::vector<NodeIndex>> downgrade_order(const RevisionGraph& graph,
                                                    std::span<const std::string> current,
                                                    std::string_view target) {
  MIGRATE_CHECK(check_cycles(graph));
  Resolver resolver(graph);
  const std::vector<std::string> rows(current.begin(), current.end());
  MIGRATE_TRY(const DowngradeTarget goal, downgrade_target(graph, resolver, rows, target, false));

  // What is undone begins at the roots: all bases, or the children of the goal.
  std::vector<NodeIndex> roots;
  bool several = false;
  if (goal.place.is_node()) {
    const auto children = graph.children(goal.place.node);
    roots.assign(children.begin(), children.end());
    several = roots.size() > 1;
  } else {
    roots = graph.bases();
    // Alembic counts a base once more for each label that it declares.
    std::size_t count = roots.size();
    for (const NodeIndex root : roots) count += graph.node(root).labels.size();
    several = count > 1;
  }
  if (goal.branch && several) {
    MIGRATE_TRY(const NodeIndex branch, resolver.branch(*goal.branch));
    const Marks line = marks(graph, graph.ancestors({&branch, 1}, false));
    std::erase_if(roots, [&](NodeIndex root) { return !line[root]; });
    if (roots.empty()) return tl::unexpected(RangeNotAncestor{std::string(target), joined(rows)});
  }
  MIGRATE_TRY(const auto places, resolver.all_of(rows));
  std::vector<NodeIndex> heads;
  for (const Place& place : places) {
    if (!place.is_node()) return tl::unexpected(RelativeOutOfRange{std::string(target)});
    heads.push_back(place.node);
  }
  const Marks active = marks(graph, graph.ancestors(heads, true));
  MIGRATE_CHECK(check_links(graph, active));
  Marks undone = marks(graph, graph.descendants(roots, true));
  for (NodeIndex node = 0; node < graph.size(); ++node) undone[node] = undone[node] && active[node];
  if (goal.place.is_node() && std::find(undone.begin(), undone.end(), true) == undone.end() &&
      std::find(heads.begin(), heads.end(), goal.place.node) == heads.end())
    return tl::unexpected(RangeNotAncestor{std::string(target), joined(rows)});
  return walk_order(graph, undone, sorted_by_id(graph, heads));
}

GraphResult<std::vector<NodeIndex>> history(const RevisionGraph& graph, std::string_view lower,
                                            std::string_view upper) {
  if (lower.empty()) lower = "base";
  if (upper.empty()) upper = "heads";
  MIGRATE_CHECK(check_cycles(graph));
  Resolver resolver(graph);
  MIGRATE_TRY(auto targets, upgrade_target(graph, resolver, {std::string(lower)}, upper, true));
  MIGRATE_CHECK(keep_to_branch(graph, resolver, lower, targets));
  MIGRATE_CHECK(check_overlap(graph, targets));
  Marks listed = marks(graph, graph.ancestors(targets, true));

  const auto not_ancestor = [&] {
    return tl::unexpected(RangeNotAncestor{std::string(lower), std::string(upper)});
  };
  MIGRATE_TRY(const auto places, resolver.all(lower));
  for (const Place& place : places)
    if (place.kind == Place::kBase || (place.is_node() && !listed[place.node]))
      return not_ancestor();
  std::vector<NodeIndex> from;
  if (!places.empty() && places[0].kind == Place::kNothing) {
    // "-5" leads past the base: then that is where the range begins.
    MIGRATE_TRY(const auto goal,
                downgrade_target(graph, resolver, {std::string(upper)}, lower, true));
    if (goal.place.is_node()) from.push_back(goal.place.node);
  } else {
    MIGRATE_TRY(from, separate_revisions(graph, places, lower));
  }
  for (const NodeIndex node : graph.ancestors(from, true)) listed[node] = false;
  if (!from.empty()) {
    for (const NodeIndex node : from) listed[node] = true;
    const Marks above = marks(graph, graph.descendants(from, false));
    for (NodeIndex node = 0; node < graph.size(); ++node)
      listed[node] = listed[node] && above[node];
  }
  return walk_order(graph, listed, sorted_by_id(graph, std::move(targets)));
}

}  // namespace migrate::graph
