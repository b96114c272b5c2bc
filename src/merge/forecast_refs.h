// Which refs a forecast judges.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/git/object_id.h"
#include "migrate/git/repository.h"
#include "migrate/result.h"

namespace migrate::merge {

struct Selected {
  std::vector<std::string> refs;  // branches, then remotes' branches, then the rest; each by name
  git::ObjectId commit;
};

// Whether the ref is a branch or a proposal to change one, as the known hosts name them. The
// hosts' own test merges (refs/pull/N/merge) are not: they are merged with a base of the past.
bool is_branch_or_proposal(std::string_view ref);

// Where refs come from. Listing them all takes much longer than looking one up.
struct RefSource {
  std::function<Result<std::vector<git::Ref>>()> all;
  // The ref that Git finds under a name; a commit that no ref stands for keeps the name.
  std::function<Result<git::Ref>(const std::string&)> named;
};

// Every branch and proposal, or those that `wanted` names or matches. Symbolic refs and `base` (a
// full name) are left out, and of a Gerrit change all but the newest patch set. Refs at the same
// commit are one entry; entries are in the order of their first ref's name.
//
// A pattern is held against the full name and the short one, tags only when it begins with their
// folder. All refs are only asked for when something is no name. Errors: kUsage for a pattern that
// matches nothing, and those of `source`.
Result<std::vector<Selected>> select_refs(const RefSource& source,
                                          const std::vector<std::string>& wanted,
                                          const std::string& base);

}  // namespace migrate::merge
