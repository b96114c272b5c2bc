// Where refs left the base, for very many refs at once.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "migrate/git/object_id.h"
#include "migrate/git/repository.h"

namespace migrate::merge {

struct Origin {
  bool landed = false;               // the commit is in the base's history
  std::vector<git::ObjectId> bases;  // best common ancestors, newest first
  std::string unknown;               // why they cannot be told; one sentence
  std::vector<std::string> hints;    // commands that would make them known
};

struct Origins {
  std::vector<Origin> each;  // one a commit, in that order
  // Root trees of the base's history, neighbours side by side; empty where it was not read as a
  // whole: for few commits that takes longer than asking for each.
  std::vector<git::ObjectId> base_trees;
};

// Without a common ancestor, and with all history here, `bases` is empty and `unknown` as well.
Origins find_origins(const git::Repository& repository, const git::ObjectId& base,
                     std::span<const git::ObjectId> commits);

}  // namespace migrate::merge
