#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("arithmetic") {
  CHECK(result_of(
            "result = 7 // -2, 7 % -2, -7.5 // 2, 2 ** 10, 2 ** -1, 1 / 4, 6 ^ 3, 1 << 5, ~1") ==
        "(-4, -1, -4.0, 1024, 0.5, 0.25, 5, 32, -2)");
  CHECK(result_of("result = 1 / 0") == "raises ZeroDivisionError");
  CHECK(result_of("result = 'a' + 1") == "raises TypeError");
  CHECK(result_of("result = [1] + [2], (1,) * 2, {1, 2} - {1}, {'a': 1} | {'a': 2}") ==
        "([1, 2], (1, 1), {2}, {'a': 2})");
}

TEST_CASE("comparison") {
  CHECK(result_of("result = 'a' < 'b', [1] == [1.0], None is None, (1, 2) < (1, 3), 1 in [2]") ==
        "(True, True, True, True, False)");
  CHECK(result_of("result = 1 < 'a'") == "raises TypeError");
  CHECK(result_of("result = int(' 12 '), float('1.5'), int(3.9)") == "(12, 1.5, 3)");
}

}  // namespace migrate::eval
