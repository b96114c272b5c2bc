// What a push consists of, as Git tells its pre-push hook, and what each part is to be judged as.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/hook_judge.h"
#include "cli/session.h"

namespace migrate::cli {

// One line of the hook's standard input, githooks(5).
struct PushedRef {
  std::string local_ref;  // "refs/heads/x", "HEAD~", an object name, "(delete)"
  std::string local_id;
  std::string remote_ref;
  std::string remote_id;  // all zero: the remote has no such ref
};

// Errors: kUsage for a line of another form.
Result<std::vector<PushedRef>> parse_push(std::string_view text);

// A part of the push that brings something.
struct PushCase {
  PushedRef pushed;
  HookCase what;
};

// What a branch held until now makes a part of its own where the push takes away from it, and where
// it is a release branch. Leaves out what is deleted, what the base has already, tags of what is no
// commit, and a commit that is pushed a second time in the same role. `remote` may be empty or a
// URL.
Result<std::vector<PushCase>> find_cases(Session& session, const std::string& remote,
                                         const std::vector<PushedRef>& push);

}  // namespace migrate::cli
