#include "migrate/pattern.h"

#include <doctest/doctest.h>

#include <string>

using migrate::Pattern;

TEST_CASE("a pattern is looked for anywhere") {
  const auto pattern = Pattern::parse("[A-Z]+-\\d+");
  REQUIRE(pattern);
  CHECK(pattern->found_in("ABC-12 add users"));
  CHECK(pattern->found_in("add users (ABC-12)"));
  CHECK_FALSE(pattern->found_in("add users"));
  CHECK_FALSE(pattern->found_in(""));
  const auto anchored = Pattern::parse("^[A-Z]+-\\d+");
  REQUIRE(anchored);
  CHECK_FALSE(anchored->found_in("add users (ABC-12)"));
}

TEST_CASE("what is no pattern is said") {
  for (const char* text : {"(", "[a", "(?=a)", "(a)\\1", "a{1001}"}) {
    CAPTURE(text);
    const auto pattern = Pattern::parse(text);
    REQUIRE_FALSE(pattern);
    CHECK(pattern.error().kind == migrate::ErrorKind::kConfig);
    CHECK(pattern.error().message.find(text) != std::string::npos);
  }
}

TEST_CASE("a pattern that makes others run for ever") {
  const auto pattern = Pattern::parse("^(a+)+$");
  REQUIRE(pattern);
  CHECK_FALSE(pattern->found_in(std::string(100000, 'a') + "b"));
}
