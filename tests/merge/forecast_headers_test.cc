#include "merge/forecast_headers.h"

#include <doctest/doctest.h>

#include <memory>
#include <utility>

#include "support/git_repo.h"

using namespace migrate;
using merge::FileChange;
using testing::GitRepo;

namespace {

merge::Landed landed(const git::ObjectId& blob) {
  FileChange change;
  change.path = "v/a.py";
  change.blob = blob;
  merge::Landed result;
  result.histories.push_back({0, {std::move(change)}});
  return result;
}

}  // namespace

TEST_CASE("headers come from the repository, else from what git merged, else they are missing") {
  GitRepo repo;
  repo.commit_file("v/a.py", "revision = 'here'\n");
  const std::string merged = "revision = 'merged'\n";
  const auto repository = git::Repository::open(repo.path());
  REQUIRE(repository.has_value());

  auto memory = std::make_shared<source::MemorySource>();
  memory->add("v/a.py", merged);
  std::vector<merge::Landed> all = {landed(*git::ObjectId::from_hex(repo.id("HEAD:v/a.py"))),
                                    landed(git::hash_blob(merged)),
                                    landed(git::hash_blob("nowhere"))};
  all[1].merged = memory;
  merge::Headers headers(**repository);
  headers.fill(all);
  const auto change = [&](std::size_t i) { return all[i].histories.front().second.front(); };
  REQUIRE(change(0).header != nullptr);
  CHECK(change(0).header->revision.values == std::vector<std::string>{"here"});
  REQUIRE(change(1).header != nullptr);
  CHECK(change(1).header->revision.values == std::vector<std::string>{"merged"});
  CHECK(change(2).state == FileChange::State::kUnreadable);
  CHECK_FALSE(change(2).hints.empty());
}
