// The revision file that Alembic would write: its path and its text, as values. Nothing is written,
// nothing of the project is run. Thread safe.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/alembic/config.h"
#include "migrate/result.h"
#include "migrate/source/source.h"

namespace migrate::alembic {

// A point in time as the caller's clock has it (or SOURCE_DATE_EPOCH).
struct CreateDate {
  std::int64_t seconds = 0;           // since 1970-01-01 00:00 UTC
  std::int32_t microseconds = 0;      // 0 to 999,999
  std::int32_t local_utc_offset = 0;  // seconds east of UTC; used when no timezone is configured
  // The compiled zone (TZif) of the configured timezone, where `needs_zone_file` asks for one;
  // empty when the caller has none.
  std::string zone_file = {};
};

// Whether a date in this timezone needs a file of a time zone database: all but UTC and those that
// always have one offset do.
bool needs_zone_file(std::string_view timezone);

struct NewRevision {
  std::optional<std::string> message;  // without one Alembic writes "empty message"
  std::string rev_id;
  std::vector<std::string> down_revisions;  // full ids, in the order to write; none for a base
  std::vector<std::string> branch_labels;
  std::vector<std::string> depends_on;  // full ids or labels
  CreateDate date;
  std::string folder;             // of `version_folder`
  bool builtin_template = false;  // ours instead of the project's script.py.mako
  // Python for the bodies, indented by four spaces except for its first line. Nothing: "pass".
  std::optional<std::string> imports, upgrades, downgrades;
};

struct NewFile {
  std::string path;  // in the source
  std::string text;  // in the configured output encoding
};

// Errors: kUsage for an id, label or message that cannot be written; kConfig for a file_template,
// timezone, output_encoding or script.py.mako that is not understood, with file:line and a hint;
// kUndecidable when the template cannot be read. Also kConfig for `revision_environment = true`,
// unless the built-in template is asked for, because then env.py would have to run.
Result<NewFile> new_revision(const source::Source& source, const HistoryConfig& config,
                             const NewRevision& revision);

// Where a new revision goes: `requested` (--version-path, relative to the root) if it is one of the
// version locations; else the only location; else the folder of the first parent's file. Errors:
// kUsage with Alembic's meaning; kUndecidable for a location that is unreadable.
Result<std::string> version_folder(const HistoryConfig& config,
                                   std::optional<std::string_view> requested,
                                   std::optional<std::string_view> parent_file);

// An id as Alembic makes them: 12 hexadecimal digits, from random bytes.
std::string make_revision_id(const std::array<std::uint8_t, 6>& random);

// kUsage when Alembic would not take it for a revision id (it reserves "@", "-", "+" and ":"), or
// when a file or a version table could not hold it.
Result<void> check_revision_id(std::string_view id);
Result<void> check_branch_label(std::string_view label);

}  // namespace migrate::alembic
