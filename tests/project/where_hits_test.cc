#include "project/where_hits.h"

#include "history_repo.h"

using namespace migrate;           // NOLINT: the test's own subject
using namespace migrate::testing;  // NOLINT
using project::HitFinder;
using project::Place;

TEST_CASE("the same hits in a loaded version, a commit and tips") {
  GitRepo repo;
  write_environment(repo);
  commit_revision(repo, "aaaa1111", "");
  commit_revision(repo, "aaaa2222", "aaaa1111");
  const auto repository = open(repo);
  const auto head = repository->resolve_commit("HEAD");
  REQUIRE(head.has_value());
  const std::vector<Place> places = {{"db", "db/versions", false}};
  const project::Project here = load_work_tree(repo);
  const auto ids = [&](const std::string& text, const std::string& history) {
    project::RevisionTrees trees(*repository, {});
    HitFinder finder(*repository, text, history, trees, places);
    const std::vector<project::Tip> tips = {{*head, {"main"}, false}};
    std::vector<std::string> found;
    const auto all = finder.in(tips);
    for (const auto& hits : {finder.in(here), finder.in(*head), all.at(0)}) {
      std::string line;
      for (const project::Hit& hit : hits) line += hit.id + ' ' + hit.paths.front() + ' ';
      found.push_back(line);
    }
    CHECK(found[0] == found[1]);
    CHECK(found[0] == found[2]);
    return found[0];
  };
  const std::string name = here.histories.front().config.name;
  CHECK(ids("aaaa2222", "") == "aaaa2222 db/versions/aaaa2222.py ");
  CHECK(ids("aaaa", "") == "aaaa1111 db/versions/aaaa1111.py aaaa2222 db/versions/aaaa2222.py ");
  CHECK(ids("aaa", "") == "");
}
