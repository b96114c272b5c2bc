// The branch that changes are judged against: where they will land.
#pragma once

#include <string>

#include "migrate/git/object_id.h"
#include "migrate/git/repository.h"
#include "migrate/result.h"

namespace migrate::project {

struct Base {
  std::string ref;   // full name ("refs/remotes/origin/main"); as it was written when it is no ref
  std::string name;  // as people write it: "origin/main"
  git::ObjectId commit;
  std::string found_by;  // why this one: "--base", "configuration", "origin/HEAD", …
};

// What was named on the command line (`asked`), else in the configuration (`configured`), else what
// the repository says: the upstream of the current branch unless that is the branch's own copy in
// the remote, the HEAD of a bare repository, the remote's HEAD, "main", "master" (the remote's
// before the local one). The remote is "origin", or the only one there is.
//
// Errors: kUsage when `asked` names nothing or nothing was found, kConfig when `configured` names
// nothing.
Result<Base> find_base(const git::Repository& repository, const std::string& asked,
                       const std::string& configured);

// "refs/heads/main" → "main", "refs/remotes/origin/x" → "origin/x", "refs/pull/1/head" →
// "pull/1/head"; anything else as it is.
std::string short_ref_name(const std::string& ref);

}  // namespace migrate::project
