#include "python/header_reader.h"

#include <doctest/doctest.h>

#include <string>

using namespace migrate;
using namespace migrate::python;

namespace {

RevisionHeader read(const std::string& text) { return read_header(SourceText(text)); }

std::string repeat(const std::string& piece, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

}  // namespace

TEST_CASE("100,000 nested brackets neither overflow the stack nor hide the rest") {
  for (const char* open : {"(", "[", "{"}) {
    const char* close = *open == '(' ? ")" : *open == '[' ? "]" : "}";
    const std::string nested = repeat(open, 100000) + "'x'" + repeat(close, 100000);
    const RevisionHeader header =
        read("revision = 'a'\ndown_revision = " + nested + "\nbranch_labels = 'c'\n");
    CHECK(header.revision.known_value());
    CHECK(header.down_revision.reason == "it stands in a part of the file that is not Python");
    CHECK(header.branch_labels.known_value());
  }
  CHECK(read("revision = 'a'\n" + repeat("(", 100000)).revision.known_value());
  CHECK(read(repeat("if x:\n ", 1) + repeat("(", 100000)).revision.known == Known::kMissing);
}

TEST_CASE("nesting up to the bound of Python is followed") {
  const RevisionHeader header =
      read("revision = " + repeat("(", 200) + "'x'" + repeat(")", 200) + "\n");
  CHECK(header.revision.values == std::vector<std::string>{"x"});
  CHECK(read("revision = " + repeat("(", 201) + "'x'" + repeat(")", 201) + "\n").revision.known ==
        Known::kUnknown);
}

TEST_CASE("long chains of operators, names and literals are followed without recursion") {
  CHECK(read("revision = 'a'" + repeat(" + 'a'", 9000)).revision.reason == "the value is computed");
  CHECK(read("revision = 'a'" + repeat(" 'b'", 9000)).revision.values.front().size() == 9001);
  CHECK(read("revision = " + repeat("x = ", 9000) + "'a'").revision.known_value());
  CHECK(read("x = not " + repeat("not ", 15000) + "revision").revision.known == Known::kMissing);
  CHECK(read("if x:\n  y = " + repeat("a.", 9000) + "revision\n").revision.known ==
        Known::kMissing);
}

TEST_CASE("a statement that is too long to be parsed makes its names unknown") {
  const std::string long_string(kMaxStatement, 'x');
  const RevisionHeader header = read("down_revision = 'b'\nrevision = '" + long_string + "'\n");
  CHECK(header.revision.known == Known::kUnknown);
  CHECK(header.down_revision.known_value());
}

TEST_CASE("many lists that are touched again and again take linear time") {
  std::string text;
  for (int i = 0; i < 5000; ++i) {
    const std::string name = "l" + std::to_string(i);
    text += name + " = ['a']\n" + name + ".append(1)\n";
  }
  CHECK(read(text + "revision = 'a'\n").revision.known_value());
}

TEST_CASE("a file of very many statements is followed up to a bound, and no further") {
  const RevisionHeader header =
      read("revision = 'a'\n" + repeat("x = 1\n", 100000) + "down_revision = 'b'\n");
  CHECK(header.revision.known_value());
  CHECK(header.down_revision.reason == "the file is too long to be followed up to here");
  for (const char* last : {"exec('x')\n", "from x import *\n"}) {
    CHECK(read("revision = 'a'\n" + repeat("x = 1\n", 100000) + last).revision.known ==
          Known::kUnknown);
  }
}
