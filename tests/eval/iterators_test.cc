#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("an iterator is gone over once") {
  CHECK(result_of("z = zip('ab', [1, 2])\nresult = list(z), list(z)") ==
        "([('a', 1), ('b', 2)], [])");
  CHECK(result_of("g = (x for x in 'abc')\nresult = next(g), list(g), next(g, None)") ==
        "('a', ['b', 'c'], None)");
  CHECK(result_of("result = next(iter([]))") == "raises StopIteration");
}

TEST_CASE("ranges") {
  CHECK(
      result_of("result = list(range(5, 0, -2)), 3 in range(9), len(range(10**9)), range(9)[-1]") ==
      "([5, 3, 1], True, 1000000000, 8)");
  CHECK(result_of("result = list(range(10**12))") == "stopped: a range of that many numbers");
}

}  // namespace migrate::eval
