#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("methods are bound to what they are asked of") {
  CHECK(result_of("class A:\n    def f(self, n):\n        return n + 1\nresult = A().f(2)") == "3");
  CHECK(result_of("result = 'a-b'.split('-')") == "['a', 'b']");
  CHECK(result_of("class A:\n    @property\n    def p(self):\n        return 4\nresult = A().p") ==
        "4");
}

TEST_CASE("what has no such attribute raises") {
  CHECK(result_of("result = None.x") == "raises AttributeError");
  CHECK(result_of("class A:\n    pass\nresult = A().x") == "raises AttributeError");
  CHECK(result_of("import secret\nx = secret.x\nresult = x.y.z[1]") ==
        "unknown: the module secret is not of this project");
}

TEST_CASE("elements are those of the object") {
  CHECK(
      result_of("class A:\n    def __getitem__(self, n):\n        return n * 2\nresult = A()[4]") ==
      "8");
  CHECK(result_of("result = {'a': [1, 2]}['a'][1:]") == "[2]");
}

}  // namespace migrate::eval
