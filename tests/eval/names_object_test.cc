#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("globals() is a dictionary of the file's names") {
  CHECK(result_of("a = 1\nresult = globals()['a'], 'b' in globals(), globals().get('c', 3)") ==
        "(1, False, 3)");
  CHECK(result_of("result = globals()['z']") == "raises KeyError");
}

}  // namespace migrate::eval
