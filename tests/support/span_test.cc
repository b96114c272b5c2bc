#include "migrate/span.h"

#include <doctest/doctest.h>

using migrate::LineIndex;
using migrate::Position;

TEST_CASE("positions count lines of every ending and columns in code points") {
  const LineIndex index(
      "ab\r\nc\xC3\xA9"
      "d\re\n");
  CHECK(index.line_count() == 4);
  CHECK(index.position(0) == Position{1, 1});
  CHECK(index.position(4) == Position{2, 1});
  CHECK(index.position(7) == Position{2, 3});  // after the two bytes of é
  CHECK(index.position(9) == Position{3, 1});
  CHECK(index.position(99) == Position{4, 1});
  CHECK(index.line(1) == "ab");
  CHECK(index.line(2) ==
        "c\xC3\xA9"
        "d");
  CHECK(index.line(5).empty());
}

TEST_CASE("an empty text has one empty line") {
  const LineIndex index("");
  CHECK(index.line_count() == 1);
  CHECK(index.line(1).empty());
  CHECK(index.position(0) == Position{1, 1});
}
