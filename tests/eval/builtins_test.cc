#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("functions are those of Python") {
  CHECK(result_of(
            "result = len('abc'), sorted([2, 1]), min(3, 1), sum([1, 2]), any([0, 1]), all([])") ==
        "(3, [1, 2], 1, 3, True, True)");
  CHECK(result_of("result = list(zip('ab', range(5))), list(enumerate('a', 1))") ==
        "([('a', 0), ('b', 1)], [(1, 'a')])");
  CHECK(result_of(
            "class A:\n    x = 1\nresult = getattr(A, 'x'), getattr(A, 'y', 2), hasattr(A, 'z')") ==
        "(1, 2, False)");
  CHECK(result_of("def f():\n    return 'called'\nresult = globals()['f']()") == "'called'");
}

TEST_CASE("what cannot be known is not made up") {
  CHECK(result_of("import secret\nx = secret.x\nresult = len(x)") ==
        "unknown: the module secret is not of this project");
  CHECK(result_of("result = list({'a', 'b'})") == "unknown: these arguments of list()");
  CHECK(result_of("result = hash('a')") == "unknown: this function is not modelled");
}

}  // namespace migrate::eval
