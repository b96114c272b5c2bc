#include "report/code_points.h"

#include <doctest/doctest.h>

using namespace migrate::report;  // NOLINT: the test's own subject

TEST_CASE("every code point decodes to itself") {
  CHECK(decode("a").code == 'a');
  CHECK(decode("\u00e9x").bytes == 2);
  CHECK(decode("\u6f22").code == 0x6F22);
  CHECK(decode("\U0001F600").code == 0x1F600);
  CHECK_FALSE(decode("\x80").valid);
  CHECK_FALSE(decode("\xf5\x80\x80\x80").valid);
}

TEST_CASE("code points escape as JSON has it") {
  CHECK(utf16_escapes(0x202E) == "\\u202e");
  CHECK(utf16_escapes(0xE0001) == "\\udb40\\udc01");
}

TEST_CASE("what nobody sees is known") {
  for (const char32_t code : {0x1BU, 0x7FU, 0x9BU, 0x200BU, 0x202EU, 0x2066U, 0xE0041U})
    CHECK(is_invisible(code));
  for (const char32_t code : {0x20U, 0xE9U, 0x6F22U, 0x1F600U}) CHECK_FALSE(is_invisible(code));
}
