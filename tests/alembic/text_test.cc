#include "alembic/text.h"

#include <doctest/doctest.h>

using namespace migrate::alembic;

TEST_CASE("strip takes what Python calls space") {
  CHECK(strip(" \t\x1f"
              "a b\v\f\r\n") == "a b");
  CHECK(strip(" \n").empty());
}

TEST_CASE("lists without a configured separator are split at spaces and commas") {
  using List = std::vector<std::string>;
  CHECK(split_legacy("a, b  c,d", false) == List{"a", "b", "c", "d"});
  CHECK(split_legacy("a:b c", false) == List{"a:b", "c"});
  CHECK(split_legacy("a:b c", true) == List{"a", "b", "c"});
  CHECK(split_legacy("", false).empty());
  CHECK(split("a;;b", ';') == List{"a", "", "b"});
}

TEST_CASE("repr of a string chooses its quotes and escapes as Python does") {
  CHECK(python_repr("ab") == "'ab'");
  CHECK(python_repr("it's") == "\"it's\"");
  CHECK(python_repr("'\"") == "'\\'\"'");
  CHECK(python_repr("a\\b\n\x01") == "'a\\\\b\\n\\x01'");
}

TEST_CASE("UTF-8 is checked and read") {
  CHECK(is_utf8("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"));
  CHECK(!is_utf8("\xC0\x80"));
  CHECK(!is_utf8("\xED\xA0\x80"));
  CHECK(!is_utf8("\xE2\x82"));
  CHECK(!is_utf8("\xF4\x90\x80\x80"));
  for (const char32_t code : {U'a', U'\u00e9', U'\u20ac', U'\U0001F600'}) {
    std::string text;
    append_utf8(text, code);
    std::size_t offset = 0;
    CHECK(next_code_point(text, offset) == code);
    CHECK(offset == text.size());
  }
}
