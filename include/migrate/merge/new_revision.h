// A revision that is to be written: `migrate revision` and `migrate merge`, up to the file's text.
// Pure: nothing is written. Thread safe.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "migrate/alembic/revision_file.h"
#include "migrate/merge/edits.h"
#include "migrate/project/project.h"
#include "migrate/result.h"

namespace migrate::merge {

// What was asked for, as typed. Identifiers are of any form that names revisions.
struct RevisionRequest {
  std::optional<std::string> message;
  std::vector<std::string> heads = {"head"};  // what it follows
  bool splice = false;                        // may follow a revision that is no head
  std::vector<std::string> branch_labels;
  std::vector<std::string> depends_on;
  std::string version_path;  // relative to the root; empty: chosen as Alembic does
  std::string rev_id;        // empty: made from `random`
  std::array<std::uint8_t, 6> random{};
  alembic::CreateDate date;
  bool builtin_template = false;
};

struct PlannedRevision {
  std::string id;
  std::vector<std::string> parents;  // full ids, as they are written
  FileEdit file;
};

// Errors: kUsage with Alembic's meaning (several heads, not a head without `splice`, an id that is
// taken, …); kUndecidable when the graph is broken or part of it cannot be known, because what the
// revision would follow is not certain then; those of alembic::new_revision.
Result<PlannedRevision> plan_revision(const source::Source& source, const project::History& history,
                                      const RevisionRequest& request);

// The heads that `migrate merge` joins when none are named: those of one branch label (or of none)
// where exactly one such group holds several. Empty: nothing to merge. Errors: kUsage, with the
// choices as commands, when several groups hold more than one; kUndecidable as above.
Result<std::vector<std::string>> choose_heads(const project::History& history);

}  // namespace migrate::merge
