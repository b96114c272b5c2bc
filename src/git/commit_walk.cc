#include "migrate/git/commit_walk.h"

#include <unordered_map>
#include <unordered_set>

#include "git/commit_reader.h"

namespace migrate::git {
namespace {

// Finds which commits behind `tips` are reachable from `hidden` too, without walking all of
// history: both are followed newest first until only hidden commits are left.
class Painter {
 public:
  explicit Painter(CommitNodes& nodes) : nodes_(nodes) {}

  Result<std::unordered_set<ObjectId>> paint(std::span<const ObjectId> tips,
                                             std::span<const ObjectId> hidden) {
    for (const ObjectId& id : hidden) MIGRATE_CHECK(add(id, true));
    for (const ObjectId& id : tips) MIGRATE_CHECK(add(id, false));
    // A hidden commit that is older than the last wanted one could still hide it when a clock was
    // wrong; a few steps on, as Git does, that is practically over.
    constexpr int kSlop = 5;
    for (int idle = 0; !queue_.empty() && idle <= kSlop; idle = wanted_ == 0 ? idle + 1 : 0) {
      const ObjectId id = queue_.pop();
      const bool is_hidden = hidden_.count(id) != 0;
      queued_.at(id) = false;
      if (!is_hidden) --wanted_;
      MIGRATE_TRY(const auto* node, nodes_.get(id));
      for (const ObjectId& parent : node->links.parents) MIGRATE_CHECK(add(parent, is_hidden));
    }
    return std::move(hidden_);
  }

 private:
  Result<void> add(const ObjectId& id, bool hidden) {
    if (const auto place = queued_.find(id); place != queued_.end())
      return hidden ? hide(id) : Result<void>{};
    MIGRATE_TRY(const auto* node, nodes_.get(id));
    queued_.emplace(id, true);
    if (hidden)
      hidden_.insert(id);
    else
      ++wanted_;
    queue_.push(id, node->links.time);
    return {};
  }

  // `from` was met before: it, and all that was met behind it, turns out to be hidden.
  Result<void> hide(const ObjectId& from) {
    std::vector<ObjectId> todo{from};
    while (!todo.empty()) {
      const ObjectId id = todo.back();
      todo.pop_back();
      const auto place = queued_.find(id);
      if (place == queued_.end() || !hidden_.insert(id).second) continue;
      if (place->second) {
        --wanted_;  // its parents follow when it leaves the queue
        continue;
      }
      MIGRATE_TRY(const auto* node, nodes_.get(id));
      todo.insert(todo.end(), node->links.parents.begin(), node->links.parents.end());
    }
    return {};
  }

  CommitNodes& nodes_;
  CommitQueue queue_;
  std::unordered_map<ObjectId, bool> queued_;  // met; whether still in the queue
  std::unordered_set<ObjectId> hidden_;
  std::size_t wanted_ = 0;  // in the queue and not hidden
};

}  // namespace

Result<WalkResult> walk(const Repository& repository, std::span<const ObjectId> tips,
                        std::span<const ObjectId> hidden,
                        const std::function<WalkStep(const WalkedCommit&)>& visit) {
  CommitNodes nodes(repository);
  std::unordered_set<ObjectId> seen;
  if (!hidden.empty()) {
    MIGRATE_TRY(seen, Painter(nodes).paint(tips, hidden));
  }
  CommitQueue queue;
  const auto add = [&](const ObjectId& id) -> Result<void> {
    if (!seen.insert(id).second) return {};
    MIGRATE_TRY(const auto* node, nodes.get(id));
    queue.push(id, node->links.time);
    return {};
  };
  for (const ObjectId& tip : tips) MIGRATE_CHECK(add(tip));
  WalkResult result;
  while (!queue.empty()) {
    const ObjectId id = queue.pop();
    MIGRATE_TRY(const auto* node, nodes.get(id));
    if (node->boundary) result.complete = false;
    const WalkStep step = visit({id, node->links.tree, node->links.parents, node->links.time});
    if (step == WalkStep::kStop) break;
    if (step == WalkStep::kSkipParents) continue;
    for (const ObjectId& parent : node->links.parents) MIGRATE_CHECK(add(parent));
  }
  return result;
}

}  // namespace migrate::git
