// What a Repository holds. Private to this layer.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "git/libgit2.h"
#include "git/object_store.h"
#include "migrate/git/repository.h"

namespace migrate::git {

struct Repository::Impl {
  std::string git_dir, common_dir, index_file, hooks_dir;
  std::optional<std::string> work_dir;
  std::vector<ObjectId> shallow;  // sorted
  bool partial = false;
  std::unique_ptr<ObjectStore> objects;

  // libgit2 lets one thread at a time use these: hold `mutex`. The repository is opened as bare,
  // whatever it is: libgit2 needs no work tree for what is asked of it.
  mutable std::mutex mutex;
  ConfigHandle config;
  RepositoryHandle handle;

  bool is_boundary(const ObjectId& commit) const;
};

// The error for an object that is not there or cannot be read: kUndecidable, with the hints.
Error object_error(const Repository& repository, const ObjectId& id, ReadState state,
                   const std::string& what);

}  // namespace migrate::git
