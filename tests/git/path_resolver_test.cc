#include "git/path_resolver.h"

#include <filesystem>

#include "git/opened.h"
#include "git/repository_impl.h"

using namespace migrate::git;
using migrate::testing::GitRepo;
using migrate::testing::id_of;
using migrate::testing::opened;

TEST_CASE("many paths in one tree") {
  GitRepo repo;
  repo.write("a/versions/x.py", "x");
  repo.write("a/env.py", "e");
  repo.write("b/versions/y.py", "y");
  std::filesystem::create_symlink("a", repo / "link");
  const ObjectId head = id_of(repo.commit("start"));
  const auto repository = opened(repo.path());
  const std::vector<std::string> paths{"a/versions",    "a/env.py",    "",
                                       "b/versions",    "a/none/deep", "a/env.py/x",
                                       "link/versions", "a",           "a/versions"};
  PathResolver resolver(paths);
  const auto objects = repository->impl().objects->borrow();
  for (int again = 0; again < 2; ++again) {
    const auto found = resolver.resolve_commit(*objects, head);
    REQUIRE(found.size() == paths.size());
    for (const std::size_t i : {0U, 1U, 2U, 3U, 7U, 8U}) {
      CHECK(found[i].state == Found::State::kFound);
      CHECK(found[i].id.hex() == repo.id("HEAD:" + paths[i]));
    }
    CHECK(found[1].mode == Mode::kFile);
    CHECK(found[4].state == Found::State::kAbsent);
    CHECK(found[5].state == Found::State::kAbsent);
    CHECK(found[6].mode == Mode::kSymlink);
  }
}

TEST_CASE("a missing tree is cannot tell for what lies behind it only") {
  GitRepo repo;
  repo.write("a/versions/x.py", "x");
  repo.write("b/y.py", "y");
  const ObjectId head = id_of(repo.commit("start"));
  const std::string tree = repo.id("HEAD:a");
  repo.remove(".git/objects/" + tree.substr(0, 2) + "/" + tree.substr(2));
  const auto repository = opened(repo.path());
  const std::vector<std::string> paths{"a/versions", "b", "a"};
  PathResolver resolver(paths);
  const auto objects = repository->impl().objects->borrow();
  const auto found = resolver.resolve_commit(*objects, head);
  CHECK(found[0].state == Found::State::kMissingObject);
  CHECK(found[1].state == Found::State::kFound);
  CHECK(found[2].state == Found::State::kFound);
  CHECK(resolver.resolve_commit(*objects, ObjectId{})[1].state == Found::State::kMissingObject);
}
