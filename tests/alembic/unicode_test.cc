#include "alembic/unicode.h"

#include <doctest/doctest.h>

using namespace migrate::alembic;

TEST_CASE("letters and numbers of all scripts are words, punctuation and marks are not") {
  for (const char32_t c : {U'a', U'0', U'_', U'\u00e9', U'\u00b2', U'\u4e2d', U'\u0661'}) {
    CHECK(is_word(c));
  }
  for (const char32_t c :
       {U' ', U'-', U'\u2013', U'\u0301', U'\u20ac', U'\U0001F600', U'\x7f', U'\U0010FFFF'}) {
    CHECK(!is_word(c));
  }
}

TEST_CASE("lower case of single characters") {
  CHECK(lower(U'A') == U'a');
  CHECK(lower(U'[') == U'[');
  CHECK(lower(U'\u00c9') == U'\u00e9');
  CHECK(lower(U'\u0100') == U'\u0101');
  CHECK(lower(U'\u0101') == U'\u0101');
  CHECK(lower(U'\u0410') == U'\u0430');
  CHECK(lower(U'\u4e2d') == U'\u4e2d');
}
