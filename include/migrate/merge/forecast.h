// Forecast: what happens to the migration histories when each branch and pull request lands on the
// base as it is now, and when several of them land. Every ref is merged with the base in memory;
// nothing is checked out, and nothing of a ref is run.
//
// The base's configuration says where the histories are, unless a ref changes it; then the ref's
// own does. A history that only the ref has is not judged.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/git/object_id.h"
#include "migrate/git/repository.h"
#include "migrate/project/base.h"
#include "migrate/project/project.h"
#include "migrate/result.h"

namespace migrate::merge {

// Mildest first.
enum class Verdict : std::uint8_t {
  kNothingNew,   // the base has, or had and edited, all that it brings; or it brings nothing
  kFine,         // lands as it is
  kCannotTell,   // something that the answer depends on is not here or is computed
  kFork,         // more heads than the base has now
  kDuplicateId,  // a revision id that stands in two files
  kConflict,     // git cannot merge a file of a version location by itself
  kBroken,       // a missing parent, a cycle, a file that stops Alembic, a changed landed revision
};

// "nothing-new", "fine", "cannot-tell", "fork", "duplicate-id", "conflict", "broken".
std::string_view to_string(Verdict verdict);
// Whether the verdict is a finding: neither fine nor "cannot tell".
bool is_problem(Verdict verdict);

// A revision in a version location.
struct Revision {
  std::string id;
  std::string path;
  std::string message;  // of its docstring; may be empty
  std::vector<std::string> parents;
  std::vector<std::string> labels;  // that it declares
  git::ObjectId blob;

  friend bool operator==(const Revision&, const Revision&) = default;
};

// What a ref does to a revision that the base has, and that databases may have run.
struct LandedEdit {
  enum class Kind : std::uint8_t { kDeleted, kReparented, kChanged };
  Kind kind = Kind::kDeleted;
  std::string id;
  std::string path;  // in the base

  friend bool operator==(const LandedEdit&, const LandedEdit&) = default;
};

// What landing the ref does to one history.
struct HistoryVerdict {
  std::string history;  // its name
  Verdict verdict = Verdict::kNothingNew;
  std::vector<Revision> added;           // what the base lacks or has in another file, by id
  std::vector<std::string> changed;      // files of the base that it changes, by path
  std::vector<std::string> removed;      // files of the base that it deletes, by path
  std::vector<std::string> conflicts;    // files that git cannot merge by itself, by path
  std::vector<std::string> reasons;      // one sentence each: what is wrong or cannot be told
  std::vector<LandedEdit> landed_edits;  // by path; what a formatter changes is none
  std::vector<std::string> hints;        // commands that make it knowable, or undo it
  std::vector<std::string> heads;        // after the merge, by id; empty when that is not known
  std::string fork_point;                // the revision that both sides follow; empty: none
  std::vector<Revision> base_side;       // what follows it in the base: the first few, oldest first
  std::uint32_t base_side_count = 0;     // all of it

  friend bool operator==(const HistoryVerdict&, const HistoryVerdict&) = default;
};

struct RefForecast {
  std::vector<std::string> refs;  // full names of the refs at this commit; the branch first
  git::ObjectId commit;
  std::optional<git::ObjectId> merge_base;  // with the base, the newest; nothing: none was needed
  Verdict verdict = Verdict::kNothingNew;
  std::vector<HistoryVerdict> histories;  // those that it changes, in the base's order
  // Filled for problems, for "cannot tell" and for what is fine.
  git::Signature author;
  std::string subject;
  // Files outside of the version locations that git cannot merge by itself, where that was asked.
  std::optional<std::vector<std::string>> conflicts_elsewhere;
};

// Refs that are fine alone and not together.
struct Collision {
  enum class Kind : std::uint8_t {
    kFork,         // different revisions that follow the same one
    kDuplicateId,  // one id, different files
    kPath,         // one path, different contents
  };
  Kind kind = Kind::kFork;
  std::string history;
  std::string subject;  // the parent's id, the id, the path; "" is a fork without a parent
  struct Side {
    std::string what;                 // the revision's id, or the file's blob for kPath
    std::vector<std::uint32_t> refs;  // into Forecast::refs
  };
  std::vector<Side> sides;  // two or more, by `what`
};

// One line of the landing order.
struct Landing {
  std::uint32_t ref = 0;  // into Forecast::refs
  // The refs that it stands in the way of: it must be changed once these have landed, in the ways
  // below. Empty: it lands as it is.
  std::vector<std::uint32_t> after;
  bool new_parent = false;
  bool new_id = false;
  bool new_path = false;
};

struct Forecast {
  project::Base base;
  std::uint32_t history_count = 0;            // of the base
  std::string base_upstream;                  // of a local base; empty when it has none
  std::uint32_t base_behind = 0;              // commits of the upstream that the base lacks
  std::optional<std::int64_t> base_updated;   // when the remote-tracking ref was last fetched
  std::vector<HistoryVerdict> base_problems;  // what is wrong in the base alone
  std::uint32_t ref_count = 0;                // refs judged; several may share an entry below
  std::vector<RefForecast> refs;  // one a commit: problems first, then by author date, newest first
  std::vector<Collision> collisions;
  std::vector<Landing> landing;  // refs that are fine alone, in an order that can be followed
};

struct ForecastOptions {
  std::vector<std::string> refs;  // names or patterns; empty: every branch and pull request
  project::LoadOptions load;
  bool conflicts_elsewhere = false;  // whole-tree merges: tens of milliseconds for each ref
};

// Errors: kUsage when a name or pattern matches no ref, kUndecidable when the base cannot be read,
// and those of project::load. A base without a history gives no verdicts and no error:
// `history_count` says so.
Result<Forecast> forecast(const std::shared_ptr<const git::Repository>& repository,
                          const project::Base& base, const ForecastOptions& options);

}  // namespace migrate::merge
