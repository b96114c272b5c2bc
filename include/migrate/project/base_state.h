// How well the base itself is known: a local branch may be behind its upstream, a remote's copy may
// be old.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "migrate/git/repository.h"
#include "migrate/project/base.h"
#include "migrate/result.h"

namespace migrate::project {

struct BaseState {
  std::string upstream;      // full name of what a local base merges from; empty: none
  std::uint32_t behind = 0;  // commits of the upstream that the base lacks; counted up to 10,000
  // When the remote-tracking ref was last fetched; nothing where no log says.
  std::optional<std::int64_t> updated;
};

// Errors: kUndecidable when a commit between the two is absent.
Result<BaseState> base_state(const git::Repository& repository, const Base& base);

}  // namespace migrate::project
