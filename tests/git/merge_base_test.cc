#include <algorithm>

#include "git/histories.h"

using namespace migrate::git;
using namespace migrate::testing;

TEST_CASE("merge bases of two commits agree with git") {
  for (const bool skew : {false, true}) {
    GitRepo repo;
    const auto ids = random_history(repo, skew ? 23 : 21, 80, skew);
    const auto repository = opened(repo.path());
    for (std::size_t i = 2; i < ids.size(); i += 6) {
      const std::size_t other = (i * 5 + 3) % ids.size();
      auto expected =
          ids_of(repo.try_git({"merge-base", "--all", ids[i].hex(), ids[other].hex()}).out);
      auto bases = repository->merge_bases(ids[i], ids[other]);
      REQUIRE(bases.has_value());
      CHECK(bases->complete);
      std::sort(expected.begin(), expected.end());
      std::sort(bases->ids.begin(), bases->ids.end());
      CHECK(bases->ids == expected);
      CHECK(*repository->is_ancestor(ids[i], ids[other]) == (expected == std::vector{ids[i]}));
    }
    CHECK(repository->merge_bases(ids[4], ids[4])->ids == std::vector{ids[4]});
  }
}

TEST_CASE("beyond the end of a shallow history nothing is claimed") {
  GitRepo repo;
  const std::string root = repo.commit_file("a.txt", "0");
  repo.checkout_new("topic");
  repo.commit_file("b.txt", "1");
  repo.checkout("main");
  repo.commit_file("c.txt", "1");
  GitRepo clone = repo.clone({"--depth=1", "--no-single-branch"});
  const auto shallow = opened(clone.path());
  const ObjectId main = *shallow->resolve_commit("main");
  const ObjectId topic = *shallow->resolve_commit("origin/topic");
  const auto bases = shallow->merge_bases(main, topic);
  REQUIRE(bases.has_value());
  CHECK(bases->ids.empty());
  CHECK_FALSE(bases->complete);
  const auto ancestor = shallow->is_ancestor(topic, main);
  REQUIRE_FALSE(ancestor.has_value());
  CHECK(ancestor.error().kind == migrate::ErrorKind::kUndecidable);

  clone.git({"fetch", "-q", "--unshallow"});
  CHECK(opened(clone.path())->merge_bases(main, topic)->ids == std::vector{id_of(root)});
}
