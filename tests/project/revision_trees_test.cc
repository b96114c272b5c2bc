#include "project/revision_trees.h"

#include <filesystem>

#include "history_repo.h"

using namespace migrate;           // NOLINT: the test's own subject
using namespace migrate::testing;  // NOLINT
using project::Place;
using project::RevisionTrees;

namespace {

git::Found find(const git::Repository& repository, const std::string& path) {
  const auto head = repository.resolve_commit("HEAD");
  REQUIRE(head.has_value());
  return git::find_paths(repository, std::span(&*head, 1), std::span(&path, 1)).front();
}

std::vector<std::string> ids_in(RevisionTrees& trees, const git::Repository& repository,
                                const Place& place) {
  std::vector<std::string> ids;
  for (const auto& revision : trees.in(find(repository, place.path), place))
    ids.push_back(revision.path + "=" + revision.id);
  return ids;
}

}  // namespace

TEST_CASE("the revisions of a folder, and of those below where that is asked for") {
  GitRepo repo;
  repo.write("v/b.py", revision_text("bbb", "aaa"));
  repo.write("v/2024/a.py", revision_text("aaa", ""));
  repo.write("v/__pycache__/c.py", revision_text("ccc", ""));
  repo.write("v/__init__.py", "");
  repo.write("v/notes.txt", "revision = 'x'");
  repo.commit("files");
  const auto repository = open(repo);
  RevisionTrees trees(*repository, {});
  using Words = std::vector<std::string>;
  CHECK(ids_in(trees, *repository, {"h", "v", false}) == Words{"b.py=bbb"});
  CHECK(ids_in(trees, *repository, {"h", "v", true}) == Words{"2024/a.py=aaa", "b.py=bbb"});
  CHECK(ids_in(trees, *repository, {"h", "absent", true}).empty());
  CHECK(trees.ids() == Words{"aaa", "bbb"});
  CHECK(trees.problems().empty());
}

TEST_CASE("what cannot be read is noted") {
  GitRepo repo;
  repo.write("v/computed.py", "revision = make()\n");
  std::filesystem::create_symlink("/etc/passwd", repo / "v/link.py");
  repo.write("file", "");
  repo.commit("files");
  const auto repository = open(repo);
  RevisionTrees trees(*repository, {});
  CHECK(ids_in(trees, *repository, {"h", "v", false}).empty());
  CHECK(ids_in(trees, *repository, {"h", "file", false}).empty());
  CHECK(trees.problems() == std::set<std::string>{"file is not a folder in all commits",
                                                  "the id in v/computed.py cannot be known",
                                                  "v/link.py is a link in some commits"});
}

TEST_CASE("missing objects of a partial clone are noted") {
  GitRepo repo;
  repo.commit_file("v/a.py", revision_text("aaa", ""), "files");
  repo.git({"config", "uploadpack.allowFilter", "true"});
  const GitRepo partial = repo.clone({"--filter=blob:none", "--no-checkout"});
  const auto repository = open(partial);
  RevisionTrees trees(*repository, {});
  CHECK(ids_in(trees, *repository, {"h", "v", false}).empty());
  CHECK(trees.problems().size() == 1);
}

TEST_CASE("places are the readable locations, each once") {
  alembic::HistoryConfig config;
  config.name = "h";
  config.version_locations = {{"a", "a", ""}, {"../b", "../b", "it is outside"}, {"a", "./a", ""}};
  std::vector<Place> places;
  project::add_places(std::span(&config, 1), places);
  project::add_places(std::span(&config, 1), places);
  CHECK(places == std::vector<Place>{{"h", "a", false}});
}

TEST_CASE("only what is wanted is a match") {
  GitRepo repo;
  repo.write("v/a.py", revision_text("aaa", ""));
  repo.write("v/b.py", revision_text("bbb", "aaa"));
  repo.commit("files");
  const auto repository = open(repo);
  RevisionTrees trees(*repository, {});
  const std::vector<Place> places = {{"h", "v", false}};
  int asked = 0;
  const project::WantedRevisions::Wanted wanted = [&](std::string_view id) {
    ++asked;
    return id == "bbb";
  };
  project::WantedRevisions matches(trees, places, wanted);
  for (int i = 0; i < 2; ++i) {
    const auto& found = matches.in(find(*repository, "v"), 0);
    REQUIRE(found.size() == 1);
    CHECK(found[0].revision->path == "b.py");
  }
  CHECK(asked == 2);
}
