// The revisions in many versions of the same folders: each distinct folder is listed once, each
// distinct file parsed once. Not thread safe.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "migrate/alembic/config.h"
#include "migrate/git/object_id.h"
#include "migrate/git/repository.h"
#include "migrate/git/tree_finder.h"
#include "migrate/project/project.h"
#include "migrate/python/header.h"
#include "project/header_cache.h"

namespace migrate::project {

// A folder that holds, or once held, revisions of a history.
struct Place {
  std::string history;  // its name
  std::string path;
  bool recursive = false;

  friend bool operator==(const Place&, const Place&) = default;
};

// The version locations that can be looked for in a tree, added to `places` where they are new.
void add_places(std::span<const alembic::HistoryConfig> configs, std::vector<Place>& places);
std::vector<std::string> paths_of(std::span<const Place> places);

struct TreeRevision {
  std::string id;
  std::string path;  // below the folder
  git::ObjectId blob;
};

class RevisionTrees {
 public:
  // The repository must outlive this.
  RevisionTrees(const git::Repository& repository, const LoadOptions& options);
  // Keeps what was parsed, where there is a cache.
  ~RevisionTrees() { cache_.save(); }
  RevisionTrees(const RevisionTrees&) = delete;
  RevisionTrees& operator=(const RevisionTrees&) = delete;

  // The revisions of a folder as it was found, by path. What cannot be read is left out and noted
  // in problems(). Valid as long as this object.
  const std::vector<TreeRevision>& in(const git::Found& folder, const Place& place);
  const python::RevisionHeader& header(const git::ObjectId& blob);

  // Every id that was met so far, sorted.
  std::vector<std::string> ids() const;
  // Why an id that was not found may be there all the same: one clause each, none twice.
  const std::set<std::string>& problems() const { return problems_; }

 private:
  std::vector<TreeRevision> list(const git::ObjectId& tree, const Place& place);
  void add(const git::TreeEntry& entry, std::string path, const Place& place,
           std::vector<TreeRevision>& revisions);

  const git::Repository& repository_;
  HeaderCache cache_;
  std::map<std::pair<git::ObjectId, bool>, std::vector<TreeRevision>> lists_;  // bool: recursive
  std::unordered_map<git::ObjectId, python::RevisionHeader> headers_;
  std::set<std::string> problems_;
  std::vector<TreeRevision> nothing_;
};

// Which of the wanted ids versions of the places have. All that it is given must outlive it.
class WantedRevisions {
 public:
  using Wanted = std::function<bool(std::string_view id)>;
  WantedRevisions(RevisionTrees& trees, const std::vector<Place>& places, const Wanted& wanted)
      : trees_(trees), places_(places), wanted_(wanted) {}

  struct Match {
    std::size_t place;
    const TreeRevision* revision;
  };
  // Those of one version of a place; each distinct folder is searched once.
  const std::vector<Match>& in(const git::Found& folder, std::size_t place);

 private:
  RevisionTrees& trees_;
  const std::vector<Place>& places_;
  const Wanted& wanted_;
  std::map<std::pair<std::size_t, git::ObjectId>, std::vector<Match>> found_;
};

}  // namespace migrate::project
