#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("both branches of an unknown condition run, and are joined") {
  CHECK(result_of("import secret\nx = secret.x\nif x:\n    result = 1\nelse:\n    result = 2") ==
        "one of 1 | 2");
  CHECK(result_of("import secret\nx = secret.x\nresult = 1\nif x:\n    result = 1") == "1");
  CHECK(result_of("import secret\nx = secret.x\nresult = [1]\nif x:\n    result.append(2)") ==
        "a list of 1, and more: what else it holds depends on the branches taken");
  CHECK(result_of("import secret\nx = secret.x\nresult = {'a': 1}\nif x:\n    result['a'] = "
                  "2\nresult = result['a']") == "one of 2 | 1");
  CHECK(result_of("import secret\nx = secret.x\nresult = 'a' if x else 'b'") == "one of 'a' | 'b'");
  CHECK(result_of("import secret\nx = secret.x\nif x:\n    t = 'a'\nelse:\n    t = 'b'\nresult = t "
                  "+ '_id'") == "one of 'a_id' | 'b_id'");
}

TEST_CASE("a branch that leaves early is not joined, and guards what follows") {
  CHECK(result_of("import secret\nx = secret.x\ndef f():\n    if x:\n        return 1\n    return "
                  "2\nresult = f()") == "one of 2 | 1");
  CHECK(result_of("import secret\nx = secret.x\ndef f():\n    y = 1\n    if x:\n        y = 2\n    "
                  "    raise ValueError()\n    return y\nresult = f()") == "1");
  CHECK(result_of("import secret\nx = secret.x\nn = 0\nfor i in range(3):\n    if x:\n        "
                  "continue\n    n = 5\nresult = n") == "one of 5 | 0");
  CHECK(steps_of("import secret\nif secret.x:\n    return\nop.drop_table('t')").find("secret.x") !=
        std::string::npos);
}

TEST_CASE("the cost is linear") {
  std::string program = "import secret\nx = 0\n";
  for (int i = 0; i < 300; ++i) program += "if secret.y:\n    x = " + std::to_string(i) + "\n";
  CHECK(result_of(program + "result = x") == "unknown: it depends on the branches taken");
}

}  // namespace migrate::eval
