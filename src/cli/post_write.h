// Post-write hooks ([post_write_hooks] of alembic.ini): programs that format or check a new file.
// They are named by the repository, so nothing is run unless the user says so on the command line.
#pragma once

#include <string>

#include "cli/session.h"
#include "migrate/alembic/config.h"

namespace migrate::cli {

// kConfig for a hook that is not understood, so that it is known before the file is written.
Result<void> check_hooks(const alembic::HistoryConfig& config);

// With `run`, runs each hook on the file (an absolute path), in order; else says which there are.
// kFindings when one fails: the file stays as it is then. Errors: kConfig as above, kUsage for a
// program that cannot be started.
Result<ExitStatus> post_write(Session& session, const alembic::HistoryConfig& config,
                              const std::string& path, bool run);

}  // namespace migrate::cli
