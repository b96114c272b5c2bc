// How far a revision has travelled, as far as this clone knows.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/git/repository.h"
#include "migrate/project/base.h"
#include "migrate/project/project.h"

namespace migrate::project {

// Each level includes those before it.
enum class Publication : std::uint8_t {
  kUnpublished,  // only here
  kPushed,       // on its own branch in a remote
  kLanded,       // in the base, a release branch or a tag
  kApplied,      // in a database that was asked
};

struct Evidence {
  Publication level = Publication::kUnpublished;
  std::string where;  // as people write it: "origin/main", "tag v1.2"; may be empty
};

// Answers for any number of ids; the versions that count are read when the first is asked for, and
// those that only tell pushed from unpublished when an id has not landed. Not thread safe.
class EvidenceFinder {
 public:
  // `release_refs` are globs over ref names, full or as people write them; what they match has
  // landed, as tags have. kApplied is never told.
  EvidenceFinder(std::shared_ptr<const git::Repository> repository, std::optional<Base> base,
                 std::vector<std::string> release_refs, const LoadOptions& load);
  ~EvidenceFinder();
  EvidenceFinder(EvidenceFinder&&) noexcept;

  // Looks where the history has its version locations now. Refs that cannot be read are passed
  // over: the level is then a lower bound.
  Evidence find(const History& history, std::string_view revision);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace migrate::project
