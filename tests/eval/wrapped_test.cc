#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("decorators of the library") {
  CHECK(result_of("import contextlib\n@contextlib.contextmanager\ndef f():\n    yield 3\nwith f() "
                  "as x:\n    result = x") == "3");
  CHECK(result_of("import functools\n@functools.lru_cache(maxsize=None)\ndef f(x):\n    return "
                  "x\nresult = f(2)") == "2");
  CHECK(result_of("import secret\n@secret.wrap\ndef f():\n    pass\nresult = f") ==
        "unknown: the decorator secret.wrap is not known");
}

}  // namespace migrate::eval
