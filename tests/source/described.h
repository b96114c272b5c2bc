#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <string_view>

#include "migrate/git/repository.h"
#include "migrate/source/commit_source.h"
#include "migrate/source/source.h"

namespace migrate::testing {

inline std::shared_ptr<const git::Repository> open_at(const std::string& folder) {
  auto repository = git::Repository::open(folder);
  REQUIRE(repository.has_value());
  return *repository;
}

inline std::shared_ptr<const source::Source> described(const std::string& folder,
                                                       const std::string& revision) {
  const auto repository = open_at(folder);
  const auto commit = repository->resolve_commit(revision);
  REQUIRE(commit.has_value());
  auto source = source::commit_source(repository, *commit, revision);
  REQUIRE(source.has_value());
  return *source;
}

// The names in a folder, each with a mark of its kind, as `ls -F` has them.
inline std::string listing(const source::Source& source, std::string_view directory) {
  constexpr std::string_view kMarks = " /@^!=";  // in the order of EntryKind
  const auto entries = source.list(directory);
  REQUIRE(entries.has_value());
  std::string text;
  for (const source::Entry& entry : *entries) {
    if (!text.empty()) text += ' ';
    text += entry.name;
    if (entry.kind != source::EntryKind::kFile)
      text += kMarks[static_cast<std::size_t>(entry.kind)];
  }
  return text;
}

}  // namespace migrate::testing
