// The commits that the judged version has in common with its base, and other versions of the
// repository loaded the way the session loads its own.
#pragma once

#include <optional>
#include <string>

#include "cli/session.h"

namespace migrate::cli {

struct Fork {
  std::optional<git::ObjectId> judged;  // what is judged, or HEAD below it; nothing: unborn
  std::optional<git::ObjectId> commit;  // nothing: no common history, or it is not known
  bool complete = true;                 // false: a shallow clone ends before it
};
Result<Fork> find_fork(const Session& session, const git::ObjectId& base);

// Loads every history of a commit. `name` is how its files are shown: "name:path".
Result<project::Project> load_at(const Session& session, const git::ObjectId& commit,
                                 std::string name);

}  // namespace migrate::cli
