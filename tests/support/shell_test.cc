#include "migrate/shell.h"

#include <doctest/doctest.h>

#include "support/git_repo.h"

using namespace migrate;  // NOLINT: the test's own subject

TEST_CASE("words that a shell would read otherwise are quoted") {
  CHECK(shell_word("origin/main") == "origin/main");
  CHECK(shell_word("a b") == "'a b'");
  CHECK(shell_word("") == "''");
  CHECK(shell_word("$(touch x)") == "'$(touch x)'");
  CHECK(shell_word("it's") == "'it'\\''s'");
  const std::string hostile = "a'b\"c$d`e\\f;g\nh*~!";
  const auto said =
      testing::run_process({"/bin/sh", "-c", "printf %s " + shell_word(hostile)}, "/", {});
  CHECK(said.out == hostile);
}
