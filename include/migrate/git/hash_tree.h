// The object name that a tree with these entries has. The entries are in Git's order: by name,
// folders sorted as if they ended in '/'. Nothing is written. Thread safe.
#pragma once

#include <vector>

#include "migrate/git/object_id.h"
#include "migrate/git/repository.h"

namespace migrate::git {

ObjectId hash_tree(const std::vector<TreeEntry>& entries);

}  // namespace migrate::git
