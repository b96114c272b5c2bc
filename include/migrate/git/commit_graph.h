// CommitGraph: everything reachable from a set of commits, read once, so that questions about many
// refs need no object any more. Immutable; safe to read from several threads.
//
// Commits are numbered so that a parent's number is lower than its children's.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "migrate/git/object_id.h"
#include "migrate/git/repository.h"
#include "migrate/result.h"

namespace migrate::git {

class CommitGraph {
 public:
  using Index = std::uint32_t;

  // Errors: kUndecidable when a commit is absent elsewhere than at the end of a shallow history.
  static Result<CommitGraph> read(const Repository& repository, std::span<const ObjectId> tips);
  ~CommitGraph();
  CommitGraph(CommitGraph&&) noexcept;
  CommitGraph& operator=(CommitGraph&&) noexcept;

  std::size_t size() const;
  std::optional<Index> find(const ObjectId& id) const;
  const ObjectId& id(Index commit) const;
  const ObjectId& tree(Index commit) const;
  std::int64_t time(Index commit) const;  // committer's, seconds since 1970
  std::span<const Index> parents(Index commit) const;
  // The commit has parents that a shallow clone does not have.
  bool is_boundary(Index commit) const;

  // One flag a commit: reachable from one of `tips`, themselves included.
  std::vector<bool> reachable(std::span<const Index> tips) const;
  bool is_ancestor(Index ancestor, Index descendant) const;
  // Best common ancestors, highest number first, as `git merge-base --all` finds them.
  std::vector<Index> merge_bases(Index a, Index b) const;

 private:
  struct Impl;
  explicit CommitGraph(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// Merge bases of many commits with the same base: costs what lies between each commit and the
// base's history, not the base's history. Refers to the graph, which must outlive it.
class MergeBaseFinder {
 public:
  MergeBaseFinder(const CommitGraph& graph, CommitGraph::Index base);
  // Equal to graph.merge_bases(base, commit).
  std::vector<CommitGraph::Index> find(CommitGraph::Index commit) const;
  // Whether the commit is in the base's history.
  bool landed(CommitGraph::Index commit) const { return in_base_[commit]; }

 private:
  const CommitGraph& graph_;
  std::vector<bool> in_base_;
};

}  // namespace migrate::git
