#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("elements and slices") {
  CHECK(
      result_of(
          "result = [1, 2, 3][-1], 'h\\u00e9llo'[1:3] == '\\u00e9l', (1, 2, 3)[::-1], 'abc'[5:]") ==
      "(3, True, (3, 2, 1), '')");
  CHECK(result_of("result = [1][1]") == "raises IndexError");
  CHECK(result_of("result = {1: 'a'}[1.0]") == "'a'");
  CHECK(result_of("result = {[]: 1}") == "raises TypeError");
}

TEST_CASE("what is in them") {
  CHECK(result_of("result = 'b' in 'abc', 2 in [1], 'a' in {'a': 1}, 3 in (3,)") ==
        "(True, False, True, True)");
  CHECK(result_of("import secret\nx = secret.x\nresult = 1 in [x, 1], 'a'") == "(True, 'a')");
  CHECK(result_of("import secret\nx = secret.x\nresult = 2 in [x, 1]") ==
        "unknown: the module secret is not of this project");
}

}  // namespace migrate::eval
