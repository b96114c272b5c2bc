#include "migrate/path.h"

#include <doctest/doctest.h>

using namespace migrate;

TEST_CASE("a path is normalised, or refused when it leaves the root") {
  CHECK(normalize_path("a//b/./c/") == "a/b/c");
  CHECK(normalize_path("a/../b") == "b");
  CHECK(normalize_path("a/..") == "");
  CHECK(normalize_path("") == "");
  CHECK(normalize_path("a/../../b") == std::nullopt);
  CHECK(normalize_path("/a") == std::nullopt);
}

TEST_CASE("paths are joined and taken apart") {
  CHECK(join_path("", "a") == "a");
  CHECK(join_path("a/", "b") == "a/b");
  CHECK(join_path("a", "") == "a");
  CHECK(parent_path("a/b/c") == "a/b");
  CHECK(parent_path("c") == "");
  CHECK(base_name("a/b/c") == "c");
  CHECK(is_within("a/b", "a"));
  CHECK(is_within("a", "a"));
  CHECK(is_within("a", ""));
  CHECK_FALSE(is_within("ab", "a"));
}
