#include "graph/walk_order.h"

#include <algorithm>

#include "graph/needs.h"

namespace migrate::graph {

namespace {

constexpr NodeIndex kNone = static_cast<NodeIndex>(-1);

// Alembic keeps a list of current heads and asks, for the one it stands on, whether it is an
// ancestor of another; then it goes on with the first such. Here each place of that list is a
// slot: a head that moves down keeps its slot, new ones are appended, so slots stay in list order
// and an ancestor set a head becomes one count a node: of the edges from what is still to be
// walked.
class Walk {
 public:
  Walk(const RevisionGraph& graph, const std::vector<bool>& members,
       std::span<const NodeIndex> heads)
      : graph_(graph),
        needs_(graph),
        members_(members),
        todo_(members),
        slot_of_(graph.size(), kNone),
        live_edges_(graph.size(), 0),
        live_(graph.size(), false),
        seen_in_(graph.size(), 0) {
    add_heads(heads);
    count_live_edges();
  }

  std::vector<NodeIndex> run() {
    std::vector<NodeIndex> output;
    NodeIndex slot = first_;
    while (slot != kNone) {
      const NodeIndex candidate = node_at_[slot];
      if (live_edges_[candidate] > 0) {
        slot = first_slot_above(candidate);
      } else {
        output.push_back(candidate);
        slot = move_down(slot);
      }
    }
    return output;
  }

 private:
  void append(NodeIndex node) {
    const auto slot = static_cast<NodeIndex>(node_at_.size());
    node_at_.push_back(node);
    previous_.push_back(last_);
    next_.push_back(kNone);
    (last_ == kNone ? first_ : next_[last_]) = slot;
    last_ = slot;
    slot_of_[node] = slot;
  }

  void remove(NodeIndex slot) {
    (previous_[slot] == kNone ? first_ : next_[previous_[slot]]) = next_[slot];
    (next_[slot] == kNone ? last_ : previous_[next_[slot]]) = previous_[slot];
    node_at_[slot] = kNone;
  }

  void add_heads(std::span<const NodeIndex> heads) {
    std::vector<bool> reached(graph_.size(), false);
    std::vector<NodeIndex> todo;
    const auto add = [&](NodeIndex head) {
      if (!members_[head] || slot_of_[head] != kNone) return;
      append(head);
      for (todo.push_back(head); !todo.empty();) {
        const NodeIndex node = todo.back();
        todo.pop_back();
        if (reached[node]) continue;
        reached[node] = true;
        for (const NodeIndex need : needs_.of(node))
          if (members_[need] && !reached[need]) todo.push_back(need);
      }
    };
    for (const NodeIndex head : heads) add(head);
    const auto order = graph_.topological_order();
    for (std::size_t i = order.size(); i-- > 0;)
      if (!reached[order[i]]) add(order[i]);
  }

  // A node is live while it or a node that needs it, over however many steps, is to be walked.
  void count_live_edges() {
    const auto order = graph_.topological_order();
    for (std::size_t i = order.size(); i-- > 0;) {
      const NodeIndex node = order[i];
      live_[node] = members_[node] || live_edges_[node] > 0;
      if (!live_[node]) continue;
      for (const NodeIndex need : needs_.of(node)) ++live_edges_[need];
    }
  }

  void retire(NodeIndex walked) {
    std::vector<NodeIndex> dead{walked};
    while (!dead.empty()) {
      const NodeIndex node = dead.back();
      dead.pop_back();
      live_[node] = false;
      for (const NodeIndex need : needs_.of(node))
        if (--live_edges_[need] == 0 && !members_[need]) dead.push_back(need);
    }
  }

  // Emits the head at `slot` and returns the slot to go on with.
  NodeIndex move_down(NodeIndex slot) {
    const NodeIndex node = node_at_[slot];
    todo_[node] = false;
    slot_of_[node] = kNone;
    retire(node);
    bool kept = false;
    for (const NodeIndex need : needs_.of(node)) {
      if (!todo_[need] || slot_of_[need] != kNone) continue;
      if (kept) {
        append(need);
      } else {
        node_at_[slot] = need;
        slot_of_[need] = slot;
        kept = true;
      }
    }
    if (kept) return slot;
    const NodeIndex before = previous_[slot];
    remove(slot);
    return before == kNone ? first_ : before;
  }

  // The first slot whose head needs `node`, which is not `node` itself. Heads only move down, so a
  // slot that does not need it never will, and what is left of the last search for the same node
  // stays good; slots appended since come after all of it.
  NodeIndex first_slot_above(NodeIndex node) {
    if (waiting_ == node) {
      for (; next_found_ < found_.size(); ++next_found_) {
        const NodeIndex head = node_at_[found_[next_found_]];
        if (head != kNone && head != node && seen_in_[head] == search_) return found_[next_found_];
      }
    }
    waiting_ = node;
    ++search_;
    found_.clear();
    next_found_ = 0;
    std::vector<NodeIndex> todo{node};
    const auto visit = [&](NodeIndex above) {
      if (!live_[above] || seen_in_[above] == search_) return;
      seen_in_[above] = search_;
      todo.push_back(above);
      if (slot_of_[above] != kNone) found_.push_back(slot_of_[above]);
    };
    while (!todo.empty()) {
      const NodeIndex at = todo.back();
      todo.pop_back();
      for (const NodeIndex child : graph_.children(at)) visit(child);
      for (const NodeIndex dependent : graph_.dependents(at)) visit(dependent);
    }
    std::sort(found_.begin(), found_.end());
    return found_.front();
  }

  const RevisionGraph& graph_;
  const Needs needs_;
  const std::vector<bool>& members_;
  std::vector<bool> todo_;
  // The list of current heads, linked so that removing one is cheap.
  std::vector<NodeIndex> node_at_, previous_, next_;
  NodeIndex first_ = kNone, last_ = kNone;
  std::vector<NodeIndex> slot_of_;
  std::vector<NodeIndex> live_edges_;
  std::vector<bool> live_;
  // The last search: for which node, its number, the slots it found, how many have been used up.
  NodeIndex waiting_ = kNone;
  NodeIndex search_ = 0;
  std::vector<NodeIndex> found_;
  std::size_t next_found_ = 0;
  std::vector<NodeIndex> seen_in_;
};

}  // namespace

std::vector<NodeIndex> walk_order(const RevisionGraph& graph, const std::vector<bool>& members,
                                  std::span<const NodeIndex> heads) {
  return Walk(graph, members, heads).run();
}

}  // namespace migrate::graph
