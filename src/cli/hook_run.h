// What the hooks do when Git runs them: judge, be silent when all is fine, else fill one screen on
// stderr. kFindings blocks; "cannot tell" is reported and blocks only with `strict`.
#pragma once

#include <string>

#include "cli/session.h"

namespace migrate::cli {

// Judges the index: the commit that is about to be made (GIT_INDEX_FILE, as `git commit --only`
// sets it). Problems that HEAD has already are not reported.
Result<ExitStatus> run_pre_commit(Session& session, bool strict);

// Judges what standard input says is pushed to `remote` (githooks(5), pre-push).
Result<ExitStatus> run_pre_push(Session& session, const std::string& remote, bool strict);

}  // namespace migrate::cli
