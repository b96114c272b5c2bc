// Which commits took revisions away: asked of the whole history at once.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "migrate/git/commit_graph.h"
#include "migrate/git/repository.h"
#include "migrate/project/project.h"
#include "project/revision_trees.h"

namespace migrate::project {

struct Removal {
  std::string id, history;
  std::vector<std::string> paths;  // the files that had it, by path
  git::ObjectId blob;              // of the first
  git::ObjectId commit;            // the first without it
  std::size_t parent = 1;          // which parent of the commit had it, from 1
  // Another parent lacked it too: it was left behind in a merge.
  bool in_merge = false;
};

// The commits of `graph` that lack an id that a parent has, newest first, those in merges last.
// `places` is where to look; folders that held the histories in the past are found on the way and
// added: where no place of a commit exists any more, that commit's own configuration says where its
// histories were (so many times at most).
//
// Ids are compared within a history. What cannot be read is noted in `trees`.
std::vector<Removal> find_removals(std::shared_ptr<const git::Repository> repository,
                                   const git::CommitGraph& graph,
                                   const WantedRevisions::Wanted& wanted,
                                   const LoadOptions& options, RevisionTrees& trees,
                                   std::vector<Place>& places);

// The revision of the same history that came with the commit and whose functions mean the same: it
// got another id. Empty when there is none.
std::string find_successor(const git::Repository& repository, const Removal& removal,
                           RevisionTrees& trees, std::span<const Place> places);

}  // namespace migrate::project
