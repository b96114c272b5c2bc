#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("methods of strings") {
  CHECK(result_of("result = 'a b'.title(), ' a '.strip(), 'a,b'.split(','), 'abc'.replace('b', "
                  "''), 'x'.zfill(3), 'aXa'.lower()") ==
        "('A B', 'a', ['a', 'b'], 'ac', '00x', 'axa')");
  CHECK(result_of("result = 'a-b-c'.rsplit('-', 1), 'a=b'.partition('='), 'ab'.startswith(('x', "
                  "'a')), 'a\\tb'.find('b')") == "(['a-b', 'c'], ('a', '=', 'b'), True, 2)");
  CHECK(result_of("result = 'a'.index('b')") == "raises ValueError");
  CHECK(result_of("result = 'é'.upper()") == "unknown: str.upper of text beyond ASCII");
}

}  // namespace migrate::eval
