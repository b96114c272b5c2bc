#include "migrate/python/header.h"

#include <doctest/doctest.h>

#include <string>

using namespace migrate;
using namespace migrate::python;

TEST_CASE("comments are found, and what looks like one in a string is not") {
  const std::string text =
      "# one\nx = '# no'  # two\n\n\t# three\n'''\n# no\n'''\nf(  # four\n)\r\n#five";
  const std::vector<Comment> found = comments(text);
  REQUIRE(found.size() == 5);
  CHECK(found[0].span.of(text) == "# one");
  CHECK(found[0].line == 1);
  CHECK(found[0].own_line);
  CHECK(found[1].span.of(text) == "# two");
  CHECK(found[1].line == 2);
  CHECK_FALSE(found[1].own_line);
  CHECK(found[2].own_line);
  CHECK(found[2].line == 4);
  CHECK(found[3].span.of(text) == "# four");
  CHECK(found[3].line == 8);
  CHECK(found[4].span.of(text) == "#five");
  CHECK(found[4].line == 10);
}

TEST_CASE("line ends of all kinds") {
  const std::string text = "\xEF\xBB\xBF# a\r# b\r\nx # c\r\n";
  const std::vector<Comment> found = comments(text);
  REQUIRE(found.size() == 3);
  CHECK(found[0].own_line);
  CHECK(found[1].line == 2);
  CHECK(found[2].line == 3);
  CHECK(found[2].span.of(text) == "# c");
}
