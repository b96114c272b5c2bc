#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("fields are found by place, name, attribute and element") {
  CHECK(result_of(
            "result = '{} {1}'.format(1, 2) if False else '{0} {n[k]}'.format(1, n={'k': 2})") ==
        "'1 2'");
  CHECK(result_of("class A:\n    x = 3\nresult = '{a.x:>3}'.format(a=A())") == "'  3'");
  CHECK(result_of("result = '{:{}}|'.format('a', 3)") == "'a  |'");
}

TEST_CASE("what is wrong raises, what is not known is told") {
  CHECK(result_of("result = '{}'.format()") == "raises IndexError");
  CHECK(result_of("result = '{a}'.format()") == "raises KeyError");
  CHECK(result_of("result = '}'.format()") == "raises ValueError");
  CHECK(result_of("import secret\nx = secret.x\nresult = 'a {}'.format(x)") ==
        "unknown: the module secret is not of this project");
}

}  // namespace migrate::eval
