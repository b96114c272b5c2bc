#include "project/tips.h"

#include "history_repo.h"

using namespace migrate;           // NOLINT: the test's own subject
using namespace migrate::testing;  // NOLINT
using project::Tip;

namespace {

git::ObjectId id_of(char digit) { return *git::ObjectId::from_hex(std::string(40, digit)); }

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("refs at one commit are one tip, best known name first") {
  const std::vector<git::Ref> refs = {{"refs/heads/main", id_of('1'), false},
                                      {"refs/pull/7/head", id_of('2'), false},
                                      {"refs/pull/7/merge", id_of('3'), false},
                                      {"refs/pull/8/merge", id_of('4'), false},
                                      {"refs/remotes/origin/HEAD", id_of('1'), true},
                                      {"refs/remotes/origin/main", id_of('1'), false},
                                      {"refs/stash", id_of('5'), false},
                                      {"refs/tags/v1", id_of('2'), false}};
  const std::vector<Tip> tips = project::ref_tips(refs);
  REQUIRE(tips.size() == 3);
  CHECK(tips[0].names == Names{"main", "origin/main"});
  CHECK(tips[1].names == Names{"pull/7/head", "v1"});
  CHECK(tips[2].names == Names{"pull/8/merge"});
}

TEST_CASE("logs name each commit once, and stashes are told apart") {
  GitRepo repo;
  const std::string first = repo.commit_file("a", "1");
  const std::string second = repo.commit_file("a", "2");
  repo.git({"reset", "-q", "--hard", first});
  repo.write("new", "x");
  repo.git({"stash", "--include-untracked"});
  const std::vector<Tip> tips = project::logged_tips(*open(repo));
  const auto name_of = [&](const std::string& revision) {
    const auto id = git::ObjectId::from_hex(repo.id(revision));
    for (const Tip& tip : tips)
      if (tip.commit == id) return tip.names.front() + (tip.is_stash ? " stash" : "");
    return std::string("none");
  };
  CHECK(name_of(second) == "HEAD@{2}");
  CHECK(name_of("stash@{0}") == "stash@{0} stash");
  CHECK(name_of("stash@{0}^3") == "stash@{0}^3 stash");
  CHECK(tips.size() == 4);
}

TEST_CASE("commits ahead are those that are not here") {
  GitRepo repo;
  repo.commit_file("a", "1");
  repo.checkout_new("feature");
  repo.commit_file("b", "1");
  repo.checkout_new("side");
  repo.commit_file("c", "1");
  repo.checkout("feature");
  repo.merge("side");
  const auto repository = open(repo);
  const std::vector<git::ObjectId> tips = {*repository->resolve_commit("feature")};
  const auto graph = git::CommitGraph::read(*repository, tips);
  REQUIRE(graph.has_value());
  const auto index = [&](const char* name) {
    return *graph->find(*repository->resolve_commit(name));
  };
  const auto main = index("main"), feature = index("feature");
  CHECK(project::count_ahead(*graph, feature, graph->reachable(std::span(&main, 1))) == 3);
  CHECK(project::count_ahead(*graph, feature, graph->reachable(std::span(&feature, 1))) == 0);
}
