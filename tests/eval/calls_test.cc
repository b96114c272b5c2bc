#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("arguments are bound as Python binds them") {
  CHECK(result_of("def f(a, b=2, *c, d=4, **e):\n    return a, b, c, d, e\nresult = f(1, 9, 8, "
                  "d=7, z=6)") == "(1, 9, (8,), 7, {'z': 6})");
  CHECK(result_of("def f(a):\n    pass\nresult = f()") == "raises TypeError");
  CHECK(result_of("def f(a, /):\n    pass\nresult = f(a=1)") == "raises TypeError");
  CHECK(result_of("import secret\nx = secret.x\ndef f(a, b):\n    return b\nresult = f(1, *x)") ==
        "unknown: a part of *arguments is not known");
}

TEST_CASE("a call of what nobody knows hides operations where it gets op") {
  CHECK(steps_of("import secret\nsecret.run(op)").find("hides") != std::string::npos);
  CHECK(steps_of("import secret\ny = secret.run(1)\nop.drop_table('t')").find("hides") ==
        std::string::npos);
  CHECK(steps_of("import logging\nlogging.getLogger('a').info('x')").find("hides") ==
        std::string::npos);
}

TEST_CASE("calls that never end are stopped") {
  CHECK(result_of("def f():\n    return f()\nresult = f()") ==
        "stopped: calls nest deeper than 50");
}

}  // namespace migrate::eval
