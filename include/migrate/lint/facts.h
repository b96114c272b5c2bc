// What git knows, as rules take it: read from a repository once, before lint runs.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "migrate/git/repository.h"
#include "migrate/lint/context.h"
#include "migrate/project/base.h"
#include "migrate/project/project.h"
#include "migrate/result.h"

namespace migrate::lint {

struct FactSources {
  std::shared_ptr<const git::Repository> repository;
  const project::Project* head = nullptr;  // what is judged
  std::optional<git::ObjectId> commit;     // of head; nothing: the working tree or the index
  std::optional<project::Base> base;
  bool fork_unknown = false;
  std::vector<std::string> release_refs;  // globs; what they match has landed
  project::LoadOptions load;
  std::int64_t now = 0;  // seconds since 1970
};

// The history is only read when a parent is missing, and the refs when a rule asks how far a
// revision has travelled. What cannot be read is left as it is without. Facts::publication keeps
// the repository and refers to nothing else; not thread safe.
Facts read_facts(const FactSources& sources);

}  // namespace migrate::lint
