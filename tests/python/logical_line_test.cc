#include "python/logical_line.h"

#include <doctest/doctest.h>

#include <string>

using namespace migrate::python;

namespace {

std::string levels(const std::string& code) {
  std::string out;
  LogicalLines lines(code);
  for (LogicalLine line; lines.next(line);) {
    out += std::to_string(line.level) + std::string(line.tokens.front().span.of(code));
  }
  return out;
}

}  // namespace

TEST_CASE("levels count blocks, not columns") {
  CHECK(levels("a\n  b\n      c\n  d\ne\n\tf\n") == "0a1b2c1d0e1f");
  CHECK(levels("a\n  # comment\n\n  b\n# c\n  d\n") == "0a1b1d");
  CHECK(levels("a\n    b\n  c\nd\n") == "0a1b1c0d");
}
