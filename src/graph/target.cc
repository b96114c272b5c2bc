#include "graph/target.h"

#include <algorithm>

namespace migrate::graph {

namespace {

std::vector<NodeIndex> nodes_of(const std::vector<Place>& places) {
  std::vector<NodeIndex> nodes;
  for (const Place& place : places)
    if (place.is_node()) nodes.push_back(place.node);
  return nodes;
}

std::vector<std::string> ids_of(const RevisionGraph& graph, const std::vector<NodeIndex>& nodes) {
  std::vector<std::string> ids;
  ids.reserve(nodes.size());
  for (const NodeIndex node : nodes) ids.push_back(graph.node(node).id);
  return ids;
}

// Of `nodes`, those that no other of them needs directly.
std::vector<NodeIndex> tips(const RevisionGraph& graph, const std::vector<NodeIndex>& nodes) {
  std::vector<bool> needed(graph.size(), false);
  for (const NodeIndex node : nodes) {
    for (const NodeIndex parent : graph.parents(node)) needed[parent] = true;
    for (const NodeIndex dependency : graph.dependencies(node)) needed[dependency] = true;
  }
  std::vector<NodeIndex> result = nodes;
  std::erase_if(result, [&](NodeIndex node) { return needed[node]; });
  return result;
}

// Where "branch@+n" starts when the version table has `current`: on the branch as far as it is
// applied, perhaps only as what something else needs; nothing: before the branch's base.
GraphResult<std::vector<NodeIndex>> starts_on_branch(const RevisionGraph& graph, Resolver& resolver,
                                                     const std::vector<std::string>& current,
                                                     const std::string& branch) {
  MIGRATE_TRY(const auto places, resolver.all_of(current));
  const std::vector<NodeIndex> nodes = nodes_of(places);
  MIGRATE_TRY(auto starts, resolver.filter(nodes, branch));
  if (!starts.empty()) return starts;
  MIGRATE_TRY(const auto applied, resolver.filter(graph.ancestors(nodes, true), branch));
  return tips(graph, applied);
}

// The revision that "branch@-n" starts from.
GraphResult<NodeIndex> downgrade_start(const RevisionGraph& graph, Resolver& resolver,
                                       const std::vector<std::string>& current,
                                       const std::string& branch, std::string_view target) {
  std::vector<NodeIndex> nodes;
  for (const std::string& id : current) {
    MIGRATE_TRY(const NodeIndex node, resolver.literal(id));
    nodes.push_back(node);
  }
  MIGRATE_TRY(auto starts, resolver.filter(nodes, branch));
  if (starts.empty()) {
    // The branch may be applied only as what another one needs.
    std::vector<NodeIndex> applied = graph.ancestors(nodes, true);
    std::vector<bool> among(graph.size(), false);
    for (const NodeIndex node : applied) among[node] = true;
    std::erase_if(applied, [&](NodeIndex node) {
      const auto children = graph.children(node);
      return std::any_of(children.begin(), children.end(), [&](NodeIndex c) { return among[c]; });
    });
    MIGRATE_TRY(starts, resolver.filter(applied, branch));
  }
  if (starts.empty())
    return tl::unexpected(NotInLineage{current.empty() ? std::string("base") : current[0], branch});
  if (starts.size() > 1)
    return tl::unexpected(AmbiguousWalk{std::string(target), ids_of(graph, starts)});
  return starts[0];
}

}  // namespace

GraphResult<std::vector<NodeIndex>> upgrade_target(const RevisionGraph& graph, Resolver& resolver,
                                                   const std::vector<std::string>& current,
                                                   std::string_view target, bool stay) {
  const auto relative = parse_relative(target);
  if (!relative) {
    MIGRATE_TRY(const auto places, resolver.all(target));
    for (const Place& place : places)
      if (!place.is_node()) return tl::unexpected(RelativeOutOfRange{std::string(target)});
    return nodes_of(places);
  }
  const std::string branch = relative->branch.value_or("");
  Place start;
  if (relative->symbol) {
    // Upwards the branch chooses among children; downwards it has to fit the start.
    const bool up = relative->steps > 0;
    MIGRATE_TRY(start, resolver.one(up || branch.empty() ? *relative->symbol
                                                         : branch + "@" + *relative->symbol));
  } else if (relative->steps <= 0) {
    return tl::unexpected(RelativeOutOfRange{std::string(target)});
  } else if (!branch.empty()) {
    MIGRATE_TRY(const auto starts, starts_on_branch(graph, resolver, current, branch));
    if (starts.size() > 1)
      return tl::unexpected(AmbiguousWalk{std::string(target), ids_of(graph, starts)});
    if (!starts.empty()) start = Place::of(starts[0]);
  } else if (current.size() > 1) {
    return tl::unexpected(AmbiguousWalk{std::string(target), current});
  } else if (!current.empty()) {
    MIGRATE_TRY(start, resolver.one(current[0]));
  }
  MIGRATE_TRY(const Place end,
              resolver.walk(start, relative->steps, relative->steps > 0 ? branch : std::string(),
                            stay, target));
  if (!end.is_node()) return tl::unexpected(RelativeOutOfRange{std::string(target)});
  return std::vector{end.node};
}

GraphResult<DowngradeTarget> downgrade_target(const RevisionGraph& graph, Resolver& resolver,
                                              const std::vector<std::string>& current,
                                              std::string_view target, bool stay) {
  auto relative = parse_relative(target);
  if (!relative) {
    const std::size_t at = target.rfind('@');
    DowngradeTarget result;
    if (at != std::string_view::npos && at > 0) result.branch = std::string(target.substr(0, at));
    MIGRATE_TRY(result.place,
                resolver.one(at == std::string_view::npos ? target : target.substr(at + 1)));
    return result;
  }
  const auto out_of_range = [&] { return tl::unexpected(RelativeOutOfRange{std::string(target)}); };
  const bool up = relative->steps >= 0;
  if (!relative->symbol) {
    if (up) return out_of_range();
    if (relative->branch) {
      MIGRATE_TRY(const NodeIndex node,
                  downgrade_start(graph, resolver, current, *relative->branch, target));
      relative->symbol = graph.node(node).id;
    } else {
      if (current.empty()) return out_of_range();
      // With several rows in the version table this keeps to the first one's branch.
      relative->symbol = relative->branch = current[0];
    }
  }
  MIGRATE_TRY(const Place start,
              resolver.one(up || !relative->branch ? *relative->symbol
                                                   : *relative->branch + "@" + *relative->symbol));
  MIGRATE_TRY(const Place end,
              resolver.walk(start, relative->steps,
                            up ? relative->branch.value_or("") : std::string(), stay, target));
  if (end.kind == Place::kNothing) return out_of_range();
  return DowngradeTarget{relative->branch, end.is_node() ? end : Place{}};
}

}  // namespace migrate::graph
