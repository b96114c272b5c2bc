#include "migrate/git/commit_graph.h"

#include <algorithm>

#include "git/histories.h"

using namespace migrate::git;
using namespace migrate::testing;

namespace {

std::vector<ObjectId> names(const CommitGraph& graph, const std::vector<CommitGraph::Index>& all) {
  std::vector<ObjectId> ids;
  ids.reserve(all.size());
  for (const auto commit : all) ids.push_back(graph.id(commit));
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::vector<ObjectId> sorted(std::vector<ObjectId> ids) {
  std::sort(ids.begin(), ids.end());
  return ids;
}

}  // namespace

TEST_CASE("merge bases and ancestry agree with git") {
  for (const bool skew : {false, true}) {
    GitRepo repo;
    const auto ids = random_history(repo, skew ? 11 : 3, 80, skew);
    const auto graph = CommitGraph::read(*opened(repo.path()), ids);
    REQUIRE(graph.has_value());
    REQUIRE(graph->size() == ids.size());
    for (std::size_t base = 60; base < ids.size(); base += 7) {
      const auto base_index = *graph->find(ids[base]);
      const MergeBaseFinder finder(*graph, base_index);
      for (std::size_t i = 1; i < ids.size(); i += 5) {
        const auto index = *graph->find(ids[i]);
        const ProcessResult git =
            repo.try_git({"merge-base", "--all", ids[base].hex(), ids[i].hex()});
        const auto expected = sorted(ids_of(git.out));
        CHECK(names(*graph, graph->merge_bases(base_index, index)) == expected);
        CHECK(names(*graph, finder.find(index)) == expected);
        const bool landed = expected == std::vector{ids[i]};
        CHECK(finder.landed(index) == landed);
        CHECK(graph->is_ancestor(index, base_index) == landed);
      }
    }
  }
}

TEST_CASE("parents come first, whatever the order of the tips") {
  GitRepo repo;
  auto ids = random_history(repo, 5, 60, true);
  const auto repository = opened(repo.path());
  const auto one = CommitGraph::read(*repository, ids);
  std::reverse(ids.begin(), ids.end());
  const auto two = CommitGraph::read(*repository, ids);
  REQUIRE(one.has_value());
  REQUIRE(two.has_value());
  for (CommitGraph::Index i = 0; i < one->size(); ++i) {
    CHECK(one->id(i) == two->id(i));
    for (const auto parent : one->parents(i)) CHECK(parent < i);
    CHECK(one->tree(i).hex() == "4b825dc642cb6eb9a060e54bf8d69288fbee4904");
    CHECK_FALSE(one->is_boundary(i));
  }
  CHECK_FALSE(one->find(ObjectId{}).has_value());
}

TEST_CASE("a criss-cross has two merge bases") {
  GitRepo repo;
  repo.commit_file("a.txt", "0");
  repo.checkout_new("other");
  const ObjectId other = id_of(repo.commit_file("b.txt", "1"));
  repo.checkout("main");
  const ObjectId main = id_of(repo.commit_file("c.txt", "1"));
  repo.branch("main-before");
  const ObjectId left = id_of(repo.merge("other"));
  repo.checkout("other");
  const ObjectId right = id_of(repo.merge("main-before"));
  const auto repository = opened(repo.path());
  const std::vector<ObjectId> tips{left, right};
  const auto graph = CommitGraph::read(*repository, tips);
  REQUIRE(graph.has_value());
  const auto l = *graph->find(left), r = *graph->find(right);
  CHECK(names(*graph, graph->merge_bases(l, r)) == sorted({main, other}));
  CHECK(names(*graph, MergeBaseFinder(*graph, l).find(r)) == sorted({main, other}));
  CHECK(graph->reachable(std::vector{l})[*graph->find(other)]);
}

TEST_CASE("a shallow history has ends, a hole is an error") {
  GitRepo repo;
  repo.commit_file("a.txt", "1");
  repo.commit_file("a.txt", "2");
  GitRepo clone = repo.clone({"--depth=1"});
  const auto shallow = opened(clone.path());
  const auto graph = CommitGraph::read(*shallow, std::vector{*shallow->head()->commit});
  REQUIRE(graph.has_value());
  REQUIRE(graph->size() == 1);
  CHECK(graph->is_boundary(0));
  const auto hole = CommitGraph::read(*shallow, std::vector{ObjectId{}});
  REQUIRE_FALSE(hole.has_value());
  CHECK(hole.error().kind == migrate::ErrorKind::kUndecidable);
}
