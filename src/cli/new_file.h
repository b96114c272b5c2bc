// What the commands that write a revision file have in common.
#pragma once

#include <string>
#include <string_view>

#include "cli/session.h"
#include "migrate/merge/new_revision.h"

namespace migrate::cli {

struct WriteOptions {
  std::string message;
  std::string rev_id;
  std::string branch_label;
  bool splice = false;
  std::string template_name;
  bool dry_run = false;
  bool run_hooks = false;
};

void declare_write_options(OptionSet& options, WriteOptions& write);

// kUsage for --ref, --index and a bare repository: only a working tree can be written.
Result<void> check_writable(const Session& session);

// The history that gets a new revision, in the working tree. kUndecidable while a revision file of
// it is in conflict: what is in the working tree then is neither side.
Result<const project::History*> history_to_extend(const Session& session);

// A request with everything that the options, the clock (or SOURCE_DATE_EPOCH) and chance decide.
Result<merge::RevisionRequest> make_request(const Session& session, const project::History& history,
                                            const WriteOptions& write);

// "  Generating /path/file.py ...  done", as Alembic says it.
void say_made(Terminal& terminal, std::string_view what, const std::string& path);

// Writes the file and says so as Alembic does, or with --dry-run prints the patch; runs or lists
// the post-write hooks.
Result<ExitStatus> write_revision(Session& session, const project::History& history,
                                  const merge::PlannedRevision& planned, const WriteOptions& write);

// Where there is nothing to write: says why.
ExitStatus write_nothing(Session& session, const project::History& history,
                         std::string_view reason);

}  // namespace migrate::cli
