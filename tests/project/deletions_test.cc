#include "migrate/project/deletions.h"

#include "history_repo.h"

using namespace migrate;           // NOLINT: the test's own subject
using namespace migrate::testing;  // NOLINT

TEST_CASE("the newest deletion of each id that is asked for") {
  GitRepo repo;
  write_environment(repo);
  commit_revision(repo, "aaaa", "");
  commit_revision(repo, "bbbb", "aaaa");
  commit_revision(repo, "cccc", "bbbb");
  repo.remove(kVersions + "bbbb.py");
  const std::string first = repo.commit("drop b");
  repo.remove(kVersions + "cccc.py");
  repo.commit("drop c");
  const auto repository = open(repo);
  const std::vector<git::ObjectId> tips = {*repository->resolve_commit("HEAD")};
  const std::vector<std::string> ids = {"bbbb", "never"};
  const auto found = project::find_deletions(repository, load_work_tree(repo), tips, ids, {});
  REQUIRE(found.has_value());
  REQUIRE(found->size() == 1);
  CHECK(found->front().id == "bbbb");
  CHECK(found->front().path == "db/versions/bbbb.py");
  CHECK(found->front().commit.id.hex() == first);
  CHECK(found->front().commit.subject == "drop b");
}
