#include <doctest/doctest.h>

#include <string>

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

TEST_CASE("values that hold another many times over cost what it costs to look at them") {
  const std::string twins =
      "a = [1]\nb = [1]\nfor i in range(35):\n    a = [a, a]\n    b = [b, b]\n";
  CHECK(result_of(twins + "result = a == b") == "unknown: whether they are the same");
  CHECK(result_of(twins + "result = str(a)") == "unknown: the text of this value is not modelled");
  CHECK(result_of("x = 'ab' * 400000\nn = 0\nwhile True:\n    n += x.count('c')\n") ==
        "stopped: it takes more than 200000 steps");
}

TEST_CASE("a loop that changes a list copies nothing") {
  CHECK(result_of("x = []\nfor i in range(9000):\n    x.append(i)\nresult = len(x)") == "9000");
}

TEST_CASE("a function that calls itself over something unknown comes to an end") {
  CHECK(
      result_of("import secret\ndef f(x):\n    return f(x.next) if x else 1\nresult = f(secret.a)")
          .rfind("unknown", 0) == 0);
}

}  // namespace migrate::eval
