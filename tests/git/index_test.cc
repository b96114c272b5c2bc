#include "git/opened.h"

using namespace migrate::git;
using migrate::testing::GitRepo;
using migrate::testing::opened;

TEST_CASE("the index: paths, modes, stages; announced files are not in it") {
  GitRepo repo;
  repo.commit_file("a.txt", "0\n");
  repo.checkout_new("topic");
  repo.commit_file("a.txt", "1\n");
  repo.checkout("main");
  repo.write("run.sh", "#!/bin/sh\n");
  repo.commit_file("a.txt", "2\n");
  CHECK(repo.try_git({"merge", "-q", "topic"}).status != 0);
  repo.git({"update-index", "--chmod=+x", "run.sh"});
  repo.write("soon.txt", "");
  repo.git({"add", "--intent-to-add", "soon.txt"});
  std::string text;
  const auto entries = opened(repo.path())->index();
  REQUIRE(entries.has_value());
  for (const IndexEntry& entry : *entries)
    text += std::to_string(entry.stage) + " " + entry.path + " " + entry.id.short_hex() +
            (entry.mode == Mode::kExecutable ? " x\n" : "\n");
  CHECK(text == "1 a.txt " + repo.id(":1:a.txt").substr(0, 10) + "\n2 a.txt " +
                    repo.id(":2:a.txt").substr(0, 10) + "\n3 a.txt " +
                    repo.id(":3:a.txt").substr(0, 10) + "\n0 run.sh " +
                    repo.id(":run.sh").substr(0, 10) + " x\n");
}

TEST_CASE("forms of the index that cannot be read are refused with the way out") {
  GitRepo repo;
  repo.commit_file("d/a.txt", "0\n");
  repo.git({"update-index", "--split-index"});
  const auto split = opened(repo.path())->index();
  REQUIRE_FALSE(split.has_value());
  CHECK(split.error().hints[0].rfind("git update-index --no-split-index", 0) == 0);
  repo.git({"update-index", "--no-split-index"});
  CHECK(opened(repo.path())->index()->size() == 1);
  repo.write(".git/index", "DIRC garbage");
  CHECK_FALSE(opened(repo.path())->index().has_value());
}
