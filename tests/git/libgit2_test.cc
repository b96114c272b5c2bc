#include "git/libgit2.h"

#include <doctest/doctest.h>

using namespace migrate::git;

TEST_CASE("object names survive the way to libgit2 and back") {
  const auto id = ObjectId::from_hex("00112233445566778899aabbccddeeff01234567");
  const git_oid oid = to_oid(*id);
  CHECK(to_id(oid) == *id);
}

TEST_CASE("a failure carries libgit2's own words") {
  ensure_libgit2();
  git_repository* repository = nullptr;
  REQUIRE(git_repository_open(&repository, "/nonexistent/folder") != 0);
  const auto failure = git_failure(migrate::ErrorKind::kRepository, "cannot open");
  CHECK(failure.value().message.rfind("cannot open: ", 0) == 0);
  CHECK(failure.value().message.find("/nonexistent/folder") != std::string::npos);
}

TEST_CASE("no configuration but the repository's is looked for") {
  ensure_libgit2();
  for (const int level : {GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL}) {
    git_buf path = GIT_BUF_INIT;
    REQUIRE(git_libgit2_opts(GIT_OPT_GET_SEARCH_PATH, level, &path) == 0);
    CHECK(std::string(path.ptr, path.size).empty());
    git_buf_dispose(&path);
  }
}
