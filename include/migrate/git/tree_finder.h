// Finds the same few folders in very many commits: the versions trees of all refs.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "migrate/git/object_id.h"
#include "migrate/git/repository.h"

namespace migrate::git {

struct Found {
  enum class State : std::uint8_t {
    kFound,
    kAbsent,         // nothing at that path
    kMissingObject,  // cannot tell: a tree on the way (or the commit) is not in the repository
  };
  State state = State::kAbsent;
  Mode mode = Mode::kTree;  // of what was found: a tree, a file, a symlink, …
  ObjectId id;

  friend bool operator==(const Found&, const Found&) = default;
};

// For each root (a commit or a tree) and each path (no leading or trailing '/'; "" is the root's
// tree), in that order: result[r * paths.size() + p]. A symlink or submodule on the way is not
// entered: it is then what was found. Each distinct tree is read once; several threads share the
// work when there is enough of it.
std::vector<Found> find_paths(const Repository& repository, std::span<const ObjectId> roots,
                              std::span<const std::string> paths);

}  // namespace migrate::git
