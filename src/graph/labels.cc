#include "graph/labels.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace migrate::graph {

namespace {

// A chain of n labels has n different sets, n² names in all: past this many, sets are not kept.
constexpr std::size_t kMaxSetMembers = 1U << 20U;

// The head in which the stretch above `node` ends when nothing on it, `node` included, is a branch
// or merge point; else `node` itself. Alembic gives a label to what lies below it only on such a
// stretch, and counts a dependent as a branch.
NodeIndex end_of_stretch(const LabelInput& input, NodeIndex node) {
  NodeIndex at = node;
  for (std::size_t steps = 0; steps <= input.merge_points.size(); ++steps) {
    if (input.merge_points[at] || targets(input.all_up, at).size() > 1) return node;
    const auto next = targets(input.up, at);
    if (next.empty()) return at;
    at = next[0];
  }
  return node;  // a cycle
}

}  // namespace

Labels::Labels(const LabelInput& input, Declared declared) : declared_(std::move(declared)) {
  if (!declared_.empty() && !input.parents_first.empty()) compute_sets(input);
}

void Labels::compute_sets(const LabelInput& input) {
  const std::size_t size = input.merge_points.size();
  std::vector<std::vector<NodeIndex>> own(size);
  for (NodeIndex label = 0; label < declared_.size(); ++label)
    own[declared_[label].second].push_back(label);

  std::map<std::vector<NodeIndex>, NodeIndex> numbers;
  std::vector<std::vector<NodeIndex>> sets{{}};
  std::vector<NodeIndex> set_of(size, 0);
  numbers.emplace(sets[0], 0);
  std::size_t members = 0;
  for (const NodeIndex node : input.parents_first) {
    const auto parents = targets(input.down, node);
    NodeIndex number = parents.empty() ? 0 : set_of[parents[0]];
    const bool same = std::all_of(parents.begin(), parents.end(),
                                  [&](NodeIndex parent) { return set_of[parent] == number; });
    if (!same || !own[node].empty()) {
      std::vector<NodeIndex> all = own[node];
      for (const NodeIndex parent : parents) {
        const auto& more = sets[set_of[parent]];
        std::vector<NodeIndex> both;
        std::set_union(all.begin(), all.end(), more.begin(), more.end(), std::back_inserter(both));
        all = std::move(both);
      }
      const auto [at, fresh] = numbers.try_emplace(all, static_cast<NodeIndex>(sets.size()));
      number = at->second;
      members += fresh ? all.size() : 0;
      if (members > kMaxSetMembers) return;
      if (fresh) sets.push_back(std::move(all));
    }
    set_of[node] = number;
  }
  // Down the stretches that end in a head: all of a stretch has what its head has. Children first,
  // so that a node's child knows already.
  std::vector<bool> stretch(size, false);
  for (std::size_t i = input.parents_first.size(); i-- > 0;) {
    const NodeIndex node = input.parents_first[i];
    if (input.merge_points[node] || targets(input.all_up, node).size() > 1) continue;
    const auto children = targets(input.up, node);
    if (!children.empty() && !stretch[children[0]]) continue;
    stretch[node] = true;
    if (!children.empty()) set_of[node] = set_of[children[0]];
  }
  sets_ = std::move(sets);
  set_of_ = std::move(set_of);
}

std::vector<std::string_view> Labels::of(const LabelInput& input, NodeIndex node) const {
  if (declared_.empty()) return {};
  if (sets_.empty()) return of_by_walk(input, node);
  std::vector<std::string_view> result;
  for (const NodeIndex label : sets_[set_of_[node]]) result.push_back(declared_[label].first);
  return result;
}

std::vector<std::string_view> Labels::of_by_walk(const LabelInput& input, NodeIndex node) const {
  const NodeIndex from = end_of_stretch(input, node);
  const Marks ancestors = reach(input.down, {&from, 1});
  std::vector<std::string_view> result;
  for (const auto& [label, owner] : declared_)
    if (ancestors[owner]) result.push_back(label);
  return result;
}

}  // namespace migrate::graph
