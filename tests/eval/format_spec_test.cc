#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("numbers and strings are laid out as CPython does") {
  CHECK(result_of("result = format(255, '#x'), format(-5, '05d'), format(1234567, ','), format(5, "
                  "'<3') + '|'") == "('0xff', '-0005', '1,234,567', '5  |')");
  CHECK(result_of("result = format(3.14159, '.2f'), format(0.5, '%'), format(12345.678, 'e'), "
                  "format(1e10, 'g')") == "('3.14', '50.000000%', '1.234568e+04', '1e+10')");
  CHECK(result_of("result = format('ab', '^6'), format('ab', '.1'), format('ab', '*>4')") ==
        "('  ab  ', 'a', '**ab')");
}

TEST_CASE("a format that a value does not have raises") {
  CHECK(result_of("result = format('a', 'd')") == "raises ValueError");
  CHECK(result_of("result = format([], 'd')") == "raises TypeError");
}

}  // namespace migrate::eval
