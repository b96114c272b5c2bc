// Where a revision is, when it is not where it was looked for: the base, another branch, a pull
// request, a tag, a commit that deleted it, a stash, a reflog, or nowhere that this clone knows.
//
// Reads the repository only: which database stands at the revision plays no part.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/git/object_id.h"
#include "migrate/git/repository.h"
#include "migrate/project/base.h"
#include "migrate/project/project.h"
#include "migrate/result.h"

namespace migrate::project {

// Best first.
enum class Standing : std::uint8_t {
  kHere,         // in the version that is looked at
  kUncommitted,  // taken out of the working tree, still in the index or in HEAD
  kBase,         // the base has it: this branch is behind
  kRef,          // on other branches, pull requests or tags
  kDeleted,      // a commit took it away
  kStash,        // only in stashes
  kReflog,       // only in commits that no ref leads to any more
};

// "here", "uncommitted", "base", "ref", "deleted", "stash", "reflog".
std::string_view to_string(Standing standing);

// A command that gets out, as it is typed, and what it costs: a clause.
struct WayOut {
  std::string command;
  std::string cost;

  friend bool operator==(const WayOut&, const WayOut&) = default;
};

// One place where the revision is.
struct Hit {
  Standing standing = Standing::kHere;
  std::string id;                    // in full
  std::string history;               // its name
  std::string message;               // of the docstring; may be empty
  std::vector<std::string> paths;    // the files that have it there; two: it is duplicated
  std::vector<std::string> parents;  // its down_revision, as far as it is known
  // As people write them, those with the fewest commits that are not here first: "feature",
  // "origin/feature", "pull/7/head", "tag v1", "stash@{0}", "HEAD@{3}", "index".
  std::vector<std::string> refs;
  git::CommitInfo commit;        // the tip of refs, or what deleted it; absent for kHere
  std::uint32_t ahead = 0;       // of kBase and kRef: commits behind `refs` that are not here
  bool committed = true;         // of kHere: the last commit has the file too
  bool in_merge = false;         // of kDeleted: a merge left it behind
  std::size_t deleted_from = 1;  // of kDeleted: which parent of the commit had it, from 1
  std::string replaced_by;  // of kDeleted: the revision that does the same, from the same commit
  // Of kDeleted: where the same commit put the file, outside of the version locations.
  std::vector<std::string> moved_to;
  bool moved_is_here = false;  // the first of them is still there in what is looked at
  std::vector<WayOut> ways_out;
};

struct Where {
  std::vector<Hit> hits;             // best first
  std::vector<std::string> similar;  // when there is no hit: ids that are spelled nearly so
  bool complete = true;              // false: what was not found may be there all the same,
  std::vector<std::string> reasons;  // for these reasons (clauses); then no hit is "cannot tell"
  std::vector<WayOut> ways_out;      // when there is no hit
};

struct WhereOptions {
  LoadOptions load;
  std::string history;       // only this one; empty: all
  std::optional<Base> base;  // what changes are judged against; nothing: no hit is kBase
  // The commit of the version that is looked at; nothing: the working tree or the index, on HEAD.
  std::optional<git::ObjectId> commit;
};

// Looks for the id, or for ids that begin with `text` where it has at least four characters and is
// no id itself. `here` is the version that is looked at. The places of a better kind are enough:
// history is walked only when no ref answers, and reflogs only when history does not either, apart
// from what the current branch and the base deleted.
//
// Errors: kUsage when `text` can be no id or there is no such history, kConfig when neither this
// version nor the base has one; kUndecidable when refs or commits cannot be read.
Result<Where> where(std::shared_ptr<const git::Repository> repository, const Project& here,
                    std::string_view text, const WhereOptions& options);

}  // namespace migrate::project
