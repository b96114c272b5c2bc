#include "graph/walk_order.h"

#include <algorithm>
#include <queue>

#include "graph/needs.h"

namespace migrate::graph {

namespace {

constexpr NodeIndex kNone = static_cast<NodeIndex>(-1);

// Alembic keeps a list of current heads, each with the set of its ancestors. Where the head that it
// stands on is an ancestor of another head, it goes on with the first such; else it emits the head
// and puts what that needs in its place, and the rest of it at the end of the list. Here a place in
// that list is a slot, numbered in list order for good, and no sets are kept: whether anything
// above a node is still to be walked is a count of edges, and the first head above it is searched
// for only when the walk has to wait.
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
        seen_in_(graph.size(), 0),
        bound_(graph.size(), kNone) {
    add_heads(heads);
    look_from_above();
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
    node_at_.push_back(kNone);
    previous_.push_back(last_);
    next_.push_back(kNone);
    (last_ == kNone ? first_ : next_[last_]) = slot;
    last_ = slot;
    settle(node, slot);
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

  // Sets up live edges and bounds. A node is live while it or a node that needs it, over however
  // many steps, is to be walked.
  void look_from_above() {
    const auto order = graph_.topological_order();
    for (std::size_t i = order.size(); i-- > 0;) {
      const NodeIndex node = order[i];
      live_[node] = members_[node] || live_edges_[node] > 0;
      if (!live_[node]) continue;
      bound_[node] = std::min(bound_[node], slot_of_[node]);  // kNone is past every slot
      for (const NodeIndex need : needs_.of(node)) {
        ++live_edges_[need];
        bound_[need] = std::min(bound_[need], bound_[node]);
      }
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
        settle(need, slot);
        kept = true;
      }
    }
    if (kept) return slot;
    const NodeIndex before = previous_[slot];
    remove(slot);
    return before == kNone ? first_ : before;
  }

  // The first slot whose head needs `node`, which is not `node` itself: a search upwards, best
  // bound first. Heads only move down and new slots come last, so the slots that need a node only
  // ever get fewer or later: a bound once found stays one, and a search for the same node goes on
  // where it stopped.
  NodeIndex first_slot_above(NodeIndex node) {
    if (waiting_ != node) {
      waiting_ = node;
      ++search_;
      queue_ = {};
      push_above(node, 0);
    }
    std::vector<NodeIndex> passed;
    for (;;) {
      const Entry entry = queue_.top();  // never empty: `node` waits for something
      if (entry.is_head) {
        if (node_at_[entry.bound] == entry.node) {
          for (const NodeIndex below : passed) bound_[below] = std::max(bound_[below], entry.bound);
          return entry.bound;
        }
        queue_.pop();
        continue;
      }
      queue_.pop();
      if (!live_[entry.node]) continue;
      passed.push_back(entry.node);
      if (slot_of_[entry.node] != kNone) queue_.push({slot_of_[entry.node], entry.node, true});
      push_above(entry.node, entry.bound);
    }
  }

  void push_above(NodeIndex node, NodeIndex bound) {
    const auto push = [&](NodeIndex above) {
      if (!live_[above] || seen_in_[above] == search_) return;
      seen_in_[above] = search_;
      queue_.push({std::max(bound, bound_[above]), above, false});
    };
    for (const NodeIndex child : graph_.children(node)) push(child);
    for (const NodeIndex dependent : graph_.dependents(node)) push(dependent);
  }

  // A head that arrives where the search has been already has to be told to it.
  void settle(NodeIndex node, NodeIndex slot) {
    node_at_[slot] = node;
    slot_of_[node] = slot;
    if (seen_in_[node] == search_ && search_ != 0) queue_.push({slot, node, true});
  }

  struct Entry {
    NodeIndex bound;  // a head's slot; else no head above the node has an earlier one
    NodeIndex node;
    bool is_head;
    bool operator<(const Entry& other) const { return bound > other.bound; }
  };

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
  // The last search: for which node, its number, what it has still to look at.
  NodeIndex waiting_ = kNone;
  NodeIndex search_ = 0;
  std::priority_queue<Entry> queue_;
  std::vector<NodeIndex> seen_in_;
  std::vector<NodeIndex> bound_;
};

}  // namespace

std::vector<NodeIndex> walk_order(const RevisionGraph& graph, const std::vector<bool>& members,
                                  std::span<const NodeIndex> heads) {
  return Walk(graph, members, heads).run();
}

}  // namespace migrate::graph
