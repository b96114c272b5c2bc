// Which refs a forecast judges. Pure.
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

// Every branch and proposal, or those that `wanted` names or matches. Symbolic refs and `base` (a
// full name) are left out, and of a Gerrit change all but the newest patch set. Refs at the same
// commit are one entry; entries are in the order of their first ref's name.
//
// A name is looked up as Git does; what is no ref is asked of `resolve`, and must be a commit. A
// pattern is held against the full name and the short one, tags only when it begins with their
// folder. Errors: kUsage for a pattern that matches nothing, and those of `resolve`.
Result<std::vector<Selected>> select_refs(
    const std::vector<git::Ref>& refs, const std::vector<std::string>& wanted,
    const std::string& base,
    const std::function<Result<git::ObjectId>(const std::string&)>& resolve);

}  // namespace migrate::merge
