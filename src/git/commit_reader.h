// Reads commits as nodes of history: parents cut where a shallow clone ends.
#pragma once

#include <queue>
#include <unordered_map>

#include "git/raw_objects.h"
#include "git/repository_impl.h"

namespace migrate::git {

class CommitReader {
 public:
  explicit CommitReader(const Repository& repository)
      : repository_(repository), objects_(repository.impl().objects->borrow()) {}

  struct Node {
    CommitLinks links;  // without parents at the end of a shallow history
    bool boundary = false;
  };
  Result<Node> read(const ObjectId& id) const;

 private:
  const Repository& repository_;
  ObjectStore::Lease objects_;
};

// The commits of one walk, each read once.
class CommitNodes {
 public:
  explicit CommitNodes(const Repository& repository) : reader_(repository) {}

  Result<const CommitReader::Node*> get(const ObjectId& id) {
    const auto place = nodes_.find(id);
    if (place != nodes_.end()) return &place->second;
    MIGRATE_TRY(auto node, reader_.read(id));
    return &nodes_.emplace(id, std::move(node)).first->second;  // stays where it is
  }

 private:
  CommitReader reader_;
  std::unordered_map<ObjectId, CommitReader::Node> nodes_;
};

// Newest on top; of equals the one that was added first.
class CommitQueue {
 public:
  void push(const ObjectId& id, std::int64_t time) { heap_.push({time, order_++, id}); }
  bool empty() const { return heap_.empty(); }
  ObjectId pop() {
    const ObjectId id = heap_.top().id;
    heap_.pop();
    return id;
  }

 private:
  struct Queued {
    std::int64_t time;
    std::uint64_t order;
    ObjectId id;
    bool operator<(const Queued& other) const {
      return time != other.time ? time < other.time : order > other.order;
    }
  };
  std::priority_queue<Queued> heap_;
  std::uint64_t order_ = 0;
};

}  // namespace migrate::git
