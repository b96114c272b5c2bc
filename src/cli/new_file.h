// What the commands that write a revision file have in common.
#pragma once

#include <optional>
#include <string>

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

// The history to write to, in the working tree. kUsage for --ref, --index and a bare repository:
// only a working tree can be written.
Result<const project::History*> writable_history(const Session& session);

// A request with everything that the options, the clock (or SOURCE_DATE_EPOCH) and chance decide.
Result<merge::RevisionRequest> make_request(const Session& session, const project::History& history,
                                            const WriteOptions& write);

// Writes the file and says so as Alembic does, or with --dry-run prints the patch; runs or lists
// the post-write hooks.
Result<ExitStatus> write_revision(Session& session, const project::History& history,
                                  const merge::PlannedRevision& planned, const WriteOptions& write);

}  // namespace migrate::cli
