// libgit2, tamed: started once with settings of ours, handles that free themselves, and its error
// captured where it happens (the next call on the same thread overwrites it).
#pragma once

#include <git2.h>

#include <memory>
#include <string>

#include "migrate/git/object_id.h"
#include "migrate/result.h"

namespace migrate::git {

// Starts libgit2 on the first call; every function that makes a handle out of nothing calls it.
// Settings are for the whole process: no configuration of the user or the system is read, owners
// are judged by guard.h instead, object names are not recomputed on each read (a damaged object
// still fails its checksum or its compression), and objects are not kept in libgit2's own cache.
void ensure_libgit2();

template <auto Free>
struct HandleDeleter {
  template <typename T>
  void operator()(T* handle) const {
    Free(handle);
  }
};
template <typename T, auto Free>
using Handle = std::unique_ptr<T, HandleDeleter<Free>>;

using OdbHandle = Handle<git_odb, git_odb_free>;
using OdbObjectHandle = Handle<git_odb_object, git_odb_object_free>;
using RepositoryHandle = Handle<git_repository, git_repository_free>;
using ReferenceHandle = Handle<git_reference, git_reference_free>;
using ObjectHandle = Handle<git_object, git_object_free>;
using ConfigHandle = Handle<git_config, git_config_free>;
using IndexHandle = Handle<git_index, git_index_free>;
using ReflogHandle = Handle<git_reflog, git_reflog_free>;
using RefIteratorHandle = Handle<git_reference_iterator, git_reference_iterator_free>;

// What libgit2 last complained about on this thread, or "unknown error".
std::string last_message();
// "`what`: last_message()."
tl::unexpected<Error> git_failure(ErrorKind kind, const std::string& what);

ObjectId to_id(const git_oid& oid);
git_oid to_oid(const ObjectId& id);

}  // namespace migrate::git
