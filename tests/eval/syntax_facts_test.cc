#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("a function that yields is a generator") {
  CHECK(result_of("def f():\n    yield 1\n    yield from [2]\nresult = list(f())") == "[1, 2]");
  CHECK(result_of("def f():\n    def g():\n        yield 1\n    return 2\nresult = f()") == "2");
}

}  // namespace migrate::eval
