#include "project/moved.h"

#include "history_repo.h"

using namespace migrate;           // NOLINT: the test's own subject
using namespace migrate::testing;  // NOLINT

TEST_CASE("a moved file is new where it is, and has the same bytes or the same name and id") {
  GitRepo repo;
  const std::string text = revision_text("aaaa1111", "");
  repo.commit_file("db/versions/a.py", text);
  repo.commit_file("copy/a.py", text);
  const auto repository = open(repo);
  const auto parent = repository->resolve_commit("HEAD");
  REQUIRE(parent.has_value());
  const auto blob = repository->entry(repository->commit(*parent)->tree, "db/versions/a.py");
  REQUIRE((blob && *blob));
  repo.remove("db/versions/a.py");
  repo.write("old/deep/b.txt", text);
  repo.write("other/a.py", revision_text("aaaa1111", "", "edited()"));
  repo.write("third/a.py", revision_text("bbbb2222", ""));
  repo.write("fourth/c.py", revision_text("aaaa1111", "", "edited()"));
  repo.commit("move");
  const auto commit = repository->commit(*repository->resolve_commit("HEAD"));
  REQUIRE(commit.has_value());
  project::RevisionTrees trees(*repository, {});
  CHECK(project::find_moved(*repository, *commit, *parent, (*blob)->id, "db/versions/a.py",
                            "aaaa1111",
                            trees) == std::vector<std::string>{"old/deep/b.txt", "other/a.py"});
}
