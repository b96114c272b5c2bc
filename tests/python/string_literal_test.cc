#include "python/string_literal.h"

#include <doctest/doctest.h>

#include <string>

using namespace migrate;
using namespace migrate::python;

namespace {

// The value of the literal, or "! " and the reason why there is none.
std::string value(const std::string& literal) {
  const SourceText source(literal);
  const Span all{0, static_cast<std::uint32_t>(literal.size())};
  std::string out;
  const std::string reason = append_value(source, take_apart(source.code(), all), out);
  return reason.empty() ? out : "! " + reason;
}

}  // namespace

TEST_CASE("literals are taken apart") {
  const StringLiteral literal = take_apart("Rb'''x'''", {0, 9});
  CHECK(literal.raw);
  CHECK(literal.bytes);
  CHECK_FALSE(literal.formatted);
  CHECK(literal.terminated);
  CHECK(literal.quote_length == 3);
  CHECK(literal.content == Span{5, 6});
  CHECK_FALSE(take_apart("'x", {0, 2}).terminated);
  CHECK(take_apart("''", {0, 2}).content == Span{1, 1});
  CHECK(take_apart("ur'x'", {0, 5}).python2);
}

TEST_CASE("values are CPython's") {
  CHECK(value("'a\"b'") == "a\"b");
  CHECK(value("\"\"\"a\"b\"\"\"") == "a\"b");
  CHECK(value("'\\n\\t\\\\\\'\\0\\1010'") == std::string("\n\t\\'\0A0", 7));
  CHECK(value("'\\xe9\\u20ac\\U0001F600'") == "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
  CHECK(value("'\\d\\8'") == "\\d\\8");
  CHECK(value("r'\\n'") == "\\n");
  CHECK(value("'a\\\r\nb\\\nc'") == "abc");
  CHECK(value("'''a\r\nb\rc'''") == "a\nb\nc");
  CHECK(value("f'{{}}'") == "{}");
  CHECK(value("'{x}'") == "{x}");
}

TEST_CASE("values that cannot be known say why") {
  CHECK(value("b'x'") == "! the value is bytes, not a string");
  CHECK(value("f'{x}'") == "! the value is a formatted string");
  CHECK(value("f'}'") == "! the value is a formatted string");
  for (const char* bad : {"'\\x4'", "'\\u123'", "'\\U00110000'"}) {
    CHECK(value(bad) == "! the string holds a malformed escape");
  }
  CHECK(value("'\\udc00'") == "! the string holds a lone surrogate");
  CHECK(value("'\xFF'") == "! the string cannot be decoded");
  CHECK(value("'x") == "! the string does not end");
}

TEST_CASE("text is decoded from the encoding of its file") {
  const SourceText latin("# coding: latin-1\n\xE9\x80");
  CHECK(decoded_text(latin, {18, 20}) == "\xC3\xA9\xC2\x80");
  const SourceText windows("# coding: cp1252\n\xE9\x80\x81");
  CHECK(decoded_text(windows, {17, 20}) == "\xC3\xA9\xE2\x82\xAC\xEF\xBF\xBD");
}

TEST_CASE("a literal can be read a character at a time") {
  const std::string text = "'a\\n\\x41\xC3\xA9'";
  const SourceText source(text);
  const StringLiteral literal = take_apart(text, {0, static_cast<std::uint32_t>(text.size())});
  std::string out;
  std::vector<std::size_t> ends;
  for (std::size_t at = literal.content.begin; at < literal.content.end;) {
    CHECK(append_unit(source, literal, at, out).empty());
    ends.push_back(at);
  }
  CHECK(out == "a\nA\xC3\xA9");
  CHECK(ends == std::vector<std::size_t>{2, 4, 8, 10});
}
