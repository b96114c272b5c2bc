#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("operators give what they give in Python") {
  CHECK(result_of("result = 1 + 2 * 3, 'a' + 'b', 1 < 2 < 3, not [], 3 and 'x', 0 or None") ==
        "(7, 'ab', True, True, 'x', None)");
  CHECK(result_of("result = f'{3:>4}|{\"a\"!r}|{1.5:.2f}'") == "\"   3|'a'|1.50\"");
  CHECK(result_of("result = [*'ab', 1], {**{'a': 1}, 'b': 2}, {1, 1}") ==
        "(['a', 'b', 1], {'a': 1, 'b': 2}, {1})");
  CHECK(result_of("result = (lambda x: x + 1)(1)") == "2");
}

TEST_CASE("a long sum is no deep one") {
  std::string program = "result = 'a'";
  for (int i = 0; i < 400; ++i) program += " + 'b'";
  CHECK(result_of(program).size() == 403);
}

}  // namespace migrate::eval
