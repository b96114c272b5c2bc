#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("classes inherit, and make instances") {
  CHECK(result_of("class A:\n    def __init__(self, n):\n        self.n = n\nclass B(A):\n    def "
                  "twice(self):\n        return self.n * 2\nresult = B(4).twice()") == "8");
  CHECK(result_of("class A:\n    n = 1\n    m = n + 1\nresult = A.m") == "2");
  CHECK(result_of("class A:\n    @classmethod\n    def make(cls):\n        return "
                  "cls.__name__\nresult = A.make()") == "'A'");
}

TEST_CASE("the members of an enumeration keep their order") {
  CHECK(result_of("import enum\nclass E(enum.Enum):\n    B = 'b'\n    A = 'a'\nresult = [(e.name, "
                  "e.value) for e in E]") == "[('B', 'b'), ('A', 'a')]");
  CHECK(result_of("from enum import Enum, auto\nclass E(Enum):\n    A = auto()\n    B = auto()\n   "
                  " C = 1\nresult = E.B.value, len(E), E(1).name") == "(2, 2, 'A')");
  CHECK(result_of("import enum\nclass E(str, enum.Enum):\n    A = 'a'\nresult = E.A == 'a', "
                  "E['A'].value, E('x')") == "raises ValueError");
}

}  // namespace migrate::eval
