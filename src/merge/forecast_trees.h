// What commits have at the few paths that matter, as small numbers: equal numbers, equal trees.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "migrate/git/object_id.h"
#include "migrate/git/repository.h"
#include "migrate/git/tree_finder.h"
#include "migrate/result.h"

namespace migrate::merge {

using Trees = std::uint32_t;

class TreeTable {
 public:
  TreeTable(const git::Repository& repository, std::vector<std::string> paths)
      : repository_(repository), paths_(std::move(paths)) {}

  // Looks up the commits that are not known yet.
  void add(std::span<const git::ObjectId> commits);
  // Of a commit that was added.
  Trees of(const git::ObjectId& commit) const { return numbers_.at(commit); }
  // One a path, in the order of paths().
  const std::vector<git::Found>& found(Trees trees) const { return *rows_[trees]; }
  const std::vector<std::string>& paths() const { return paths_; }
  std::size_t size() const { return rows_.size(); }

 private:
  struct Less {
    bool operator()(const std::vector<git::Found>& a, const std::vector<git::Found>& b) const;
  };

  const git::Repository& repository_;
  std::vector<std::string> paths_;
  std::map<std::vector<git::Found>, Trees, Less> known_;
  std::vector<const std::vector<git::Found>*> rows_;  // keys of known_
  std::unordered_map<git::ObjectId, Trees> numbers_;
};

}  // namespace migrate::merge
