#include "migrate/glob.h"

#include <doctest/doctest.h>

#include <string>

using migrate::glob_match;

TEST_CASE("stars stop at slashes, double stars do not") {
  CHECK(glob_match("release/*", "release/1.2"));
  CHECK_FALSE(glob_match("release/*", "release/1/2"));
  CHECK(glob_match("release/**", "release/1/2"));
  CHECK(glob_match("refs/**/head", "refs/pull/12/head"));
  CHECK_FALSE(glob_match("release", "release/1"));
  CHECK(glob_match("*", ""));
}

TEST_CASE("classes, single characters and escapes") {
  CHECK(glob_match("v[0-9].?", "v1.x"));
  CHECK_FALSE(glob_match("v[!0-9]", "v1"));
  CHECK(glob_match("a\\*b", "a*b"));
  CHECK_FALSE(glob_match("a\\*b", "axb"));
  CHECK(glob_match("a[", "a["));
  CHECK(glob_match("[]]", "]"));
}

TEST_CASE("many stars on a long text take no exponential time") {
  CHECK_FALSE(glob_match("*a*a*a*a*a*a*a*a*b", std::string(5000, 'a')));
}

TEST_CASE("a pattern is told from a plain name") {
  CHECK(migrate::is_glob("feature/*"));
  CHECK_FALSE(migrate::is_glob("feature/x"));
}
