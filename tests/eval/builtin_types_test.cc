#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("values are converted as Python converts them") {
  CHECK(result_of(
            "result = str(1.5), int('7'), float(2), bool([]), list('ab'), tuple([1]), dict(a=1)") ==
        "('1.5', 7, 2.0, False, ['a', 'b'], (1,), {'a': 1})");
  CHECK(result_of("result = int('x')") == "raises ValueError");
  CHECK(result_of("result = list(map(str.upper, ['a']))") == "['A']");
}

TEST_CASE("the class of a value is known") {
  CHECK(result_of(
            "result = isinstance(True, int), isinstance('a', (int, str)), isinstance([], dict)") ==
        "(True, True, False)");
  CHECK(result_of("class A: pass\nclass B(A): pass\nresult = isinstance(B(), A)") == "True");
  CHECK(result_of("result = type(1) == int, type('a').__name__") == "(True, 'str')");
}

}  // namespace migrate::eval
