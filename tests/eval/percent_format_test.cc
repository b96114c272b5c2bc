#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("values are put into a text") {
  CHECK(result_of("result = '%s %r %5d|%-5s|%05.1f %% %x' % ('a', 'b', 3, 'c', 2.25, 255)") ==
        "\"a 'b'     3|c    |002.2 % ff\"");
  CHECK(result_of("result = '%(a)s %(b)d' % {'a': 1, 'b': 2}") == "'1 2'");
  CHECK(result_of("result = '%s' % [1]") == "'[1]'");
}

TEST_CASE("what does not fit raises, what is not known is told") {
  CHECK(result_of("result = '%s %s' % ('a',)") == "raises TypeError");
  CHECK(result_of("result = 'a' % 1") == "raises TypeError");
  CHECK(result_of("result = '%(x)s' % {}") == "raises KeyError");
  CHECK(result_of("result = '%d' % 'a'") == "raises TypeError");
  CHECK(result_of("import secret\nx = secret.x\nresult = 'a %s %s' % (1, x)") ==
        "unknown: the module secret is not of this project");
  CHECK(result_of("import secret\nx = secret.x\nresult = '%s %s' % x") ==
        "unknown: the module secret is not of this project");
}

}  // namespace migrate::eval
