// The common ancestor for a merge of two commits. Where there are several equally good ones (a
// criss-cross history), Git merges them with each other first, and so on; conflicts then become
// part of the ancestor.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "migrate/git/repository.h"
#include "source/merge_store.h"

namespace migrate::source {

// The questions about history that this needs.
class History {
 public:
  virtual ~History() = default;
  // Best common ancestors, newest first.
  virtual Result<git::MergeBases> merge_bases(const git::ObjectId& a,
                                              const git::ObjectId& b) const = 0;
  virtual Result<git::ObjectId> tree_of(const git::ObjectId& commit) const = 0;
};

struct AncestorTree {
  std::optional<git::ObjectId> tree;   // nothing: the empty tree
  std::optional<std::string> unknown;  // why Git's ancestor cannot be told
};

// `bases` is not empty; newest first.
Result<AncestorTree> ancestor_tree(const History& history, MergeStore& store,
                                   const std::vector<git::ObjectId>& bases);

}  // namespace migrate::source
