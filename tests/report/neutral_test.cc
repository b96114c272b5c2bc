#include "migrate/report/neutral.h"

#include <doctest/doctest.h>

using namespace migrate::report;  // NOLINT: the test's own subject

TEST_CASE("what drives a terminal or hides becomes visible") {
  CHECK(neutral("a\x1b[31mb") == "a\\u{1b}[31mb");
  CHECK(neutral("a\u202eb\u200bc\ufeff") == "a\\u{202e}b\\u{200b}c\\u{feff}");
  CHECK(neutral("\u0085\x7f") == "\\u{85}\\u{7f}");
  CHECK(neutral("one\n\ttwo\r") == "one\n\ttwo\\u{d}");
  CHECK(neutral_line("one\n\ttwo") == "one\\u{a}\\u{9}two");
  CHECK(neutral("größe 漢字 \U0001F600") == "größe 漢字 \U0001F600");
}

TEST_CASE("invalid UTF-8 becomes the replacement character, a byte at a time") {
  CHECK(valid_utf8("a\xff") == "a\uFFFD");
  CHECK(valid_utf8("\xc0\xaf") == "\uFFFD\uFFFD");
  CHECK(valid_utf8("\xed\xa0\x80") == "\uFFFD\uFFFD\uFFFD");
  CHECK(valid_utf8("\xe6\xbc") == "\uFFFD\uFFFD");
  CHECK(valid_utf8("\xf4\x90\x80\x80").size() == 12);
}

TEST_CASE("widths are those of a terminal") {
  CHECK(shown_width("abc") == 3);
  CHECK(shown_width("漢字") == 4);
  CHECK(shown_width("e\u0301") == 1);
  CHECK(shown_width("\t") == 4);
  CHECK(shown_width("ab\t") == 4);
  CHECK(shown_width("\x1b") == 6);
}
