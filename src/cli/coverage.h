// `lint --coverage`: how much of each history is understood, and why not all of it.
#pragma once

#include "cli/session.h"

namespace migrate::cli {

// Prints it for every history, or the one of --history; docs/formats/coverage.md.
Result<ExitStatus> run_coverage(Session& session);

}  // namespace migrate::cli
