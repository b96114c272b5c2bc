// Repository: everything that is asked of one Git repository. Ordinary, bare, linked worktree,
// submodule, shallow and partial repositories; loose and packed refs.
//
// Nothing here writes, runs a program or talks to a remote. The repository's own configuration is
// read; the user's only for `safe.directory` and `core.hooksPath`. `refs/replace` and grafts are
// not applied.
//
// Thread safety: const members may be called from several threads; they take turns. Bulk questions
// (commit_graph.h, tree_finder.h) use more than one thread by themselves. All results are copies.
//
// Errors: kRepository when the repository cannot be opened or is damaged, kUsage for a revision
// that does not exist, kUndecidable when an object is absent (shallow, partial or damaged
// repository).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/git/environment.h"
#include "migrate/git/object_id.h"
#include "migrate/result.h"

namespace migrate::git {

struct OpenOptions {
  bool use_environment = true;  // false: `environment` only says which owners are trusted
  Environment environment;
};

struct Ref {
  std::string name;       // full: "refs/heads/main"
  ObjectId target;        // the commit, tags peeled
  bool symbolic = false;  // such as refs/remotes/origin/HEAD; `target` is what it leads to
};

struct Head {
  std::string branch;              // full name; empty when detached
  std::optional<ObjectId> commit;  // nothing: the branch has no commit yet
};

struct Signature {
  std::string name, email;
  std::int64_t time = 0;   // seconds since 1970, UTC
  int offset_minutes = 0;  // of the local time that was written, east of UTC
};

struct CommitInfo {
  ObjectId id, tree;
  std::vector<ObjectId> parents;  // as recorded, also where a shallow clone lacks them
  Signature author, committer;
  std::string subject;  // first paragraph of the message on one line
};

// As Git stores it in trees and in the index.
enum class Mode : std::uint32_t {
  kTree = 0040000,
  kFile = 0100644,
  kExecutable = 0100755,
  kSymlink = 0120000,
  kSubmodule = 0160000,
};

struct TreeEntry {
  std::string name;
  Mode mode = Mode::kFile;  // old trees hold other file modes: those read as kFile or kExecutable
  ObjectId id;
};

struct IndexEntry {
  std::string path;
  Mode mode = Mode::kFile;
  ObjectId id;
  int stage = 0;  // 1 ancestor, 2 ours, 3 theirs: the path is in conflict
};

enum class BlobState {
  kFound,
  kMissing,   // the object is not here: shallow, partial or damaged repository
  kTooLarge,  // `size` says how large; `text` is empty
  kNotABlob,
  kDamaged,
};

struct Blob {
  BlobState state = BlobState::kMissing;
  std::string text;
  std::uint64_t size = 0;
};

struct MergeBases {
  std::vector<ObjectId> ids;  // best common ancestors, newest first; empty: none
  bool complete = true;       // false: the end of a shallow history was reached; there may be more
};

struct ReflogEntry {
  ObjectId before, after;  // all zero: did not exist
  std::int64_t time = 0;
  std::string message;
};

// What the repository is in the middle of.
struct Operation {
  struct Rebase {
    std::optional<ObjectId> onto, original_head;
    std::string branch;  // full name of the branch being rebased; empty when HEAD was detached
  };
  std::vector<ObjectId> merge_heads;  // of `git merge`: what is being merged into HEAD
  std::optional<Rebase> rebase;
  std::optional<ObjectId> cherry_pick, revert;
};

class Repository {
 public:
  // Looks for the repository in `start` (a folder) and above it. The four errors that users meet
  // (no repository, another user's repository, an extension that is not known, SHA-256 object
  // names) have messages of their own, and hints with the command that helps.
  static Result<std::shared_ptr<const Repository>> open(const std::string& start,
                                                        const OpenOptions& options = {});
  ~Repository();
  Repository(const Repository&) = delete;
  Repository& operator=(const Repository&) = delete;

  // Absolute, symlinks resolved, without a trailing '/'.
  const std::string& git_dir() const;     // of this worktree
  const std::string& common_dir() const;  // shared by all worktrees: refs, objects, config
  const std::optional<std::string>& work_dir() const;
  // `directory` (absolute, or relative to the process) as a path relative to the work tree, "" for
  // its root; nothing when it lies outside of the work tree or there is none.
  std::optional<std::string> prefix_of(const std::string& directory) const;
  const std::string& hooks_dir() const;  // core.hooksPath or <common_dir>/hooks
  const std::string& index_file() const;

  bool is_bare() const { return !work_dir().has_value(); }
  bool is_shallow() const;
  bool is_partial() const;
  // Commands that fetch what a shallow or partial clone lacks, or look into a damaged repository.
  std::vector<std::string> missing_object_hints() const;

  Result<Head> head() const;
  // All refs that lead to commits, HEAD excluded, by name. Those that do not (or whose objects are
  // absent) are left out.
  Result<std::vector<Ref>> refs() const;
  // A commit as users write it: "main", "origin/x", "v1.0", "HEAD~2", "main@{1}", an abbreviated
  // object name. Tags are peeled. The hints of the error name the nearest refs, or the candidates
  // of an ambiguous name.
  Result<ObjectId> resolve_commit(std::string_view revision) const;
  // The full name of the ref that `name` means ("main" → "refs/heads/main"); nothing when it is not
  // the name of a ref.
  Result<std::optional<std::string>> resolve_ref_name(std::string_view name) const;
  // The ref that the current branch is set to merge from; nothing when there is none.
  Result<std::optional<std::string>> upstream() const;
  std::vector<std::string> remotes() const;
  // From the repository's own configuration, the last value of the key.
  std::optional<std::string> config(const std::string& key) const;

  Result<CommitInfo> commit(const ObjectId& id) const;
  // The entries as stored: by name, folders sorted as if they ended in '/'.
  Result<std::vector<TreeEntry>> tree(const ObjectId& id) const;
  // What lies at `path` below a tree; "" is the tree itself. Nothing when there is nothing. An
  // entry that is in the way and no tree is not entered: nothing.
  Result<std::optional<TreeEntry>> entry(const ObjectId& tree, std::string_view path) const;
  // Reads no more than the object's header when it is larger than `limit` bytes.
  Blob blob(const ObjectId& id, std::uint64_t limit) const;
  bool has_object(const ObjectId& id) const;

  Result<MergeBases> merge_bases(const ObjectId& a, const ObjectId& b) const;
  // Whether `ancestor` is `descendant` or reachable from it. kUndecidable when it was not found and
  // the end of a shallow history was reached.
  Result<bool> is_ancestor(const ObjectId& ancestor, const ObjectId& descendant) const;
  // The commits whose parents a shallow clone does not have, sorted.
  const std::vector<ObjectId>& shallow_boundary() const;

  // The names that have a reflog ("HEAD", "refs/heads/main", "refs/stash"), sorted.
  std::vector<std::string> reflogs() const;
  // Newest first; empty when the ref has none. The entries of "refs/stash" are the stashes.
  Result<std::vector<ReflogEntry>> reflog(const std::string& ref) const;
  // When the ref was last set or, for a remote's branch, fetched: from its reflog and FETCH_HEAD.
  // Nothing when neither says.
  std::optional<std::int64_t> last_update(const std::string& ref) const;

  Operation operation() const;
  // By path, then stage. A path that was only announced (`git add --intent-to-add`) is left out.
  Result<std::vector<IndexEntry>> index() const;

  struct Impl;  // src/git only
  const Impl& impl() const { return *impl_; }

 private:
  explicit Repository(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// The object name that these bytes have as a blob (no filter, no line ending conversion). Thread
// safe.
ObjectId hash_blob(std::string_view bytes);

}  // namespace migrate::git
