// The commits that a revision may be on: those that refs lead to, and those that only stashes and
// reflogs remember.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "migrate/git/commit_graph.h"
#include "migrate/git/repository.h"

namespace migrate::project {

struct Tip {
  git::ObjectId commit;
  // What leads there, as people and git write it, best known first: "feature", "origin/feature",
  // "pull/7/head", "v1"; or one entry of a log: "stash@{0}", "HEAD@{3}".
  std::vector<std::string> names;
  bool is_stash = false;
};

// Each distinct commit once, in the order of `refs`. Left out: symbolic refs, the stash, and what a
// server merged of a pull request whose own branch is there.
std::vector<Tip> ref_tips(std::span<const git::Ref> refs);

// What reflogs and stashes name and is still in the repository, each commit once, by the newest
// entry of the first log. A stash keeps untracked files in a commit of its own: "stash@{0}^3".
std::vector<Tip> logged_tips(const git::Repository& repository);

// How many commits lead to `tip` and not to a commit of `here`.
std::uint32_t count_ahead(const git::CommitGraph& graph, git::CommitGraph::Index tip,
                          const std::vector<bool>& here);

}  // namespace migrate::project
