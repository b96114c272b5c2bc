// Looks up the same paths in tree after tree, reading each distinct tree once. One thread.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "git/object_store.h"
#include "migrate/git/tree_finder.h"

namespace migrate::git {

class PathResolver {
 public:
  explicit PathResolver(std::span<const std::string> paths);

  // One result a path, in the order given.
  std::vector<Found> resolve_tree(const ObjectReader& objects, const ObjectId& tree);
  // The same for a commit, or a tree.
  std::vector<Found> resolve_commit(const ObjectReader& objects, const ObjectId& commit);

 private:
  // The paths as one tree of names; a parent stands before its children. Node 0 is the root.
  struct Node {
    std::vector<std::size_t> children;
    std::map<std::string, std::size_t, std::less<>>
        places;  // name of a child -> where in `children`
    std::unordered_map<ObjectId, std::vector<Found>> known;  // tree -> the children found in it
  };

  const std::vector<Found>& look_in(const ObjectReader& objects, Node& node, const ObjectId& tree);

  std::vector<Node> nodes_;
  std::vector<std::size_t> node_of_path_;
};

}  // namespace migrate::git
