#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("bounds") {
  CHECK(result_of("x = 'ab' * 10**9\nresult = x") == "unknown: a string that long");
  CHECK(result_of("x = []\nwhile True:\n    x = [x]") ==
        "stopped: it takes more than 200000 steps");
  CHECK(result_of("result = 9223372036854775807 + 1") == "unknown: an integer beyond 64 bits");
  CHECK(result_of("result = 'x' * 2000000") == "unknown: a string that long");
}

TEST_CASE("past a bound the rest is one gap") {
  CHECK(steps_of("op.drop_table('a')\nwhile True:\n    pass\nop.drop_table('b')")
            .find("too-complex") != std::string::npos);
  CHECK(steps_of("op.drop_table('a')\nwhile True:\n    pass\nop.drop_table('bb')").find("bb") ==
        std::string::npos);
}

}  // namespace migrate::eval
