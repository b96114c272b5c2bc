#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("handlers are chosen by class") {
  CHECK(result_of("try:\n    {}['x']\nexcept ValueError:\n    result = 1\nexcept LookupError as "
                  "e:\n    result = type(e).__name__") == "'KeyError'");
  CHECK(result_of("try:\n    1 / 0\nexcept ValueError:\n    pass") == "raises ZeroDivisionError");
  CHECK(
      result_of("result = []\ntry:\n    result.append(1)\nexcept Exception:\n    "
                "result.append(2)\nelse:\n    result.append(3)\nfinally:\n    result.append(4)") ==
      "[1, 3, 4]");
  CHECK(result_of("class E(Exception):\n    pass\ntry:\n    raise E('x')\nexcept E as e:\n    "
                  "result = e.args") == "('x',)");
}

TEST_CASE("what follows a failed import of something unknown may be either") {
  CHECK(result_of("try:\n    from secret import NAME\nexcept ImportError:\n    NAME = 'x'\nresult "
                  "= NAME") == "unknown: NAME is of secret, not of this project");
  CHECK(result_of(
            "try:\n    import json\nexcept ImportError:\n    json = None\nresult = json is None") ==
        "False");
}

TEST_CASE("a handler that goes on stands under a guard of its own") {
  CHECK(steps_of("try:\n    op.drop_table('a')\nexcept Exception:\n    op.drop_table('b')")
            .find("except Exception") != std::string::npos);
  CHECK(steps_of("try:\n    op.drop_table('a')\nexcept Exception:\n    raise\nop.drop_table('c')")
            .find("except") == std::string::npos);
}

}  // namespace migrate::eval
