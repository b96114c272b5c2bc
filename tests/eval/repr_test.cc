#include "eval/repr.h"

#include <doctest/doctest.h>

namespace migrate::eval {

TEST_CASE("numbers are written as Python writes them") {
  CHECK(float_repr(1) == "1.0");
  CHECK(float_repr(0.1) == "0.1");
  CHECK(float_repr(1e16) == "1e+16");
  CHECK(float_repr(123456789012345.0) == "123456789012345.0");
  CHECK(float_repr(0.00001) == "1e-05");
  CHECK(float_repr(-0.0) == "-0.0");
}

TEST_CASE("strings choose their quotes") {
  CHECK(text_repr("a") == "'a'");
  CHECK(text_repr("it's") == "\"it's\"");
  CHECK(text_repr("\"it's\"") == "'\"it\\'s\"'");
  CHECK(text_repr("a\n\x01") == "'a\\n\\x01'");
}

TEST_CASE("what Python's tables decide is not known") {
  CHECK_FALSE(repr(Value::string("\u00e9")).has_value());
  CHECK(str(Value::string("\u00e9")) == "\u00e9");
}

}  // namespace migrate::eval
