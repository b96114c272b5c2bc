#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("known loops run item by item") {
  CHECK(result_of("result = []\nfor i in range(5):\n    if i == 1:\n        continue\n    if i == "
                  "4:\n        break\n    result.append(i)\nelse:\n    result.append('no')") ==
        "[0, 2, 3]");
  CHECK(result_of("n = 0\nwhile n < 3:\n    n += 1\nelse:\n    n = n * 10\nresult = n") == "30");
  CHECK(result_of("result = {k: v for k, v in [('a', 1)]}, [x for x in range(4) if x % 2], {x for "
                  "x in 'aa'}") == "({'a': 1}, [1, 3], {'a'})");
}

TEST_CASE("over something unknown the body runs once, for any number of times") {
  CHECK(
      steps_of("import secret\nfor t in secret.tables:\n    op.drop_table('a')").find("repeated") !=
      std::string::npos);
  CHECK(result_of("import secret\nx = secret.x\nn = 0\nfor y in x:\n    n += 1\nresult = n") ==
        "unknown: it changes in a loop of unknown length");
  CHECK(result_of("import secret\nx = secret.x\ndef f():\n    for y in x:\n        return 1\n    "
                  "return 2\nresult = f()") == "one of 2 | 1");
  CHECK(result_of("import secret\nx = secret.x\nresult = []\nfor y in x:\n    result.append(1)") ==
        "a list of, and more: it changes in a loop of unknown length");
}

TEST_CASE("loops that never end are stopped") {
  CHECK(result_of("while True:\n    pass") == "stopped: it takes more than 200000 steps");
  CHECK(result_of("x = []\nfor i in range(10**6):\n    x.append(i)") ==
        "stopped: it takes more than 200000 steps");
}

}  // namespace migrate::eval
