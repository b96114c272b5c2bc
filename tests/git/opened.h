#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "migrate/git/repository.h"
#include "support/git_repo.h"

namespace migrate::testing {

// The repository of this folder, with no trust in anything outside of it.
inline std::shared_ptr<const git::Repository> opened(const std::string& folder,
                                                     const git::Environment& environment = {}) {
  auto repository = git::Repository::open(folder, {true, environment});
  const std::string problem = repository ? "" : repository.error().message;
  REQUIRE_MESSAGE(repository.has_value(), problem);
  return *repository;
}

inline git::ObjectId id_of(const std::string& hex) {
  const auto id = git::ObjectId::from_hex(hex);
  REQUIRE_MESSAGE(id.has_value(), hex);
  return *id;
}

}  // namespace migrate::testing
