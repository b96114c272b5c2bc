#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("by key and backwards, keeping the order of equals") {
  CHECK(result_of("result = sorted(['b', 'A', 'c'], key=str.lower), sorted([(1, 'b'), (1, 'a'), "
                  "(0, 'c')], key=lambda p: p[0], reverse=True)") ==
        "(['A', 'b', 'c'], [(1, 'b'), (1, 'a'), (0, 'c')])");
  CHECK(result_of("result = sorted([1, 'a'])") == "raises TypeError");
  CHECK(result_of("import secret\nx = secret.x\nresult = sorted([x, 1])") ==
        "unknown: the module secret is not of this project");
}

}  // namespace migrate::eval
