#include <algorithm>
#include <optional>

#include "git/commit_reader.h"

namespace migrate::git {
namespace {

enum Side : unsigned { kOne = 1, kTwo = 2, kStale = 4 };

// Follows both commits newest first, painting what each reaches; where the colours meet is a common
// ancestor, and everything behind it is stale. Stops when only stale commits are left.
class Painting {
 public:
  explicit Painting(CommitNodes& nodes) : nodes_(nodes) {}

  Result<MergeBases> common(const ObjectId& a, const ObjectId& b) {
    MIGRATE_CHECK(add(a, kOne));
    MIGRATE_CHECK(add(b, kTwo));
    MergeBases bases;
    while (fresh_ > 0) {
      const ObjectId id = queue_.pop();
      State& state = states_.at(id);
      state.queued = false;
      if ((state.colours & kStale) == 0) --fresh_;
      unsigned colours = state.colours;
      if (colours == (kOne | kTwo)) {
        bases.ids.push_back(id);
        colours |= kStale;
      }
      MIGRATE_TRY(const auto* node, nodes_.get(id));
      if (node->boundary && (colours & kStale) == 0) bases.complete = false;
      for (const ObjectId& parent : node->links.parents) MIGRATE_CHECK(add(parent, colours));
    }
    // One that was found to lie behind another.
    std::erase_if(bases.ids,
                  [&](const ObjectId& id) { return (states_.at(id).colours & kStale) != 0; });
    return bases;
  }

 private:
  struct State {
    unsigned colours = 0;
    bool queued = false;
  };

  Result<void> add(const ObjectId& id, unsigned colours) {
    State& state = states_[id];
    if ((state.colours & colours) == colours) return {};
    const bool was_fresh = state.queued && (state.colours & kStale) == 0;
    state.colours |= colours;
    const bool is_fresh = (state.colours & kStale) == 0;
    if (was_fresh && !is_fresh) --fresh_;
    if (!was_fresh && is_fresh) ++fresh_;
    if (state.queued) return {};
    state.queued = true;
    MIGRATE_TRY(const auto* node, nodes_.get(id));
    queue_.push(id, node->links.time);
    return {};
  }

  CommitNodes& nodes_;
  CommitQueue queue_;
  std::unordered_map<ObjectId, State> states_;
  std::size_t fresh_ = 0;  // in the queue and not stale
};

}  // namespace

Result<MergeBases> Repository::merge_bases(const ObjectId& a, const ObjectId& b) const {
  CommitNodes nodes(*this);
  if (a == b) {
    MIGRATE_CHECK(nodes.get(a));
    return MergeBases{{a}, true};
  }
  MIGRATE_TRY(MergeBases bases, Painting(nodes).common(a, b));
  // With clocks that are wrong, one found first may still lie behind another.
  for (std::size_t i = 0; bases.ids.size() > 1 && i < bases.ids.size();) {
    bool redundant = false;
    for (std::size_t j = 0; j < bases.ids.size() && !redundant; ++j) {
      if (i == j) continue;
      MIGRATE_TRY(const MergeBases both, Painting(nodes).common(bases.ids[i], bases.ids[j]));
      redundant = both.ids == std::vector<ObjectId>{bases.ids[i]};
    }
    if (redundant)
      bases.ids.erase(bases.ids.begin() + static_cast<std::ptrdiff_t>(i));
    else
      ++i;
  }
  return bases;
}

Result<bool> Repository::is_ancestor(const ObjectId& ancestor, const ObjectId& descendant) const {
  MIGRATE_TRY(const MergeBases bases, merge_bases(ancestor, descendant));
  if (std::find(bases.ids.begin(), bases.ids.end(), ancestor) != bases.ids.end()) return true;
  if (bases.complete) return false;
  return fail(ErrorKind::kUndecidable,
              "Whether " + ancestor.short_hex() + " is in the history of " +
                  descendant.short_hex() + " lies beyond the end of this shallow clone.",
              missing_object_hints());
}

}  // namespace migrate::git
