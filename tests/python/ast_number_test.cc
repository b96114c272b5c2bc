#include "python/ast_number.h"

#include <doctest/doctest.h>

#include <string>

using namespace migrate::python;

namespace {

std::string value(std::string_view text, Ast expected) {
  Ast kind = Ast::kError;
  std::string out = number_text(text, kind);
  return out.empty() || kind == expected ? out : "another kind";
}

std::string byte(std::string_view code) {
  StringLiteral literal;
  literal.content = {0, static_cast<std::uint32_t>(code.size())};
  std::size_t at = 0;
  std::string out;
  return append_byte_unit(code, literal, at, out) ? out + "|" + std::to_string(at) : "none";
}

}  // namespace

TEST_CASE("integers of every base are decimal") {
  CHECK(value("0", Ast::kInteger) == "0");
  CHECK(value("000", Ast::kInteger) == "0");
  CHECK(value("1_000", Ast::kInteger) == "1000");
  CHECK(value("0x1F", Ast::kInteger) == "31");
  CHECK(value("0b1_01", Ast::kInteger) == "5");
  CHECK(value("0o_17", Ast::kInteger) == "15");
  CHECK(value("0xffffffffffffffffff", Ast::kInteger) == "4722366482869645213695");
  CHECK(value("98765432109876543210", Ast::kInteger) == "98765432109876543210");
  const std::string long_one = "0x" + std::string(kMostDigits + 1, 'f');
  CHECK(value(long_one, Ast::kInteger) == long_one);
}

TEST_CASE("other numbers stay as they are written") {
  CHECK(value("1.", Ast::kFloat) == "1.");
  CHECK(value(".5e-3", Ast::kFloat) == ".5e-3");
  CHECK(value("1_0.5", Ast::kFloat) == "10.5");
  CHECK(value("1E5", Ast::kFloat) == "1E5");
  CHECK(value("2.5J", Ast::kComplex) == "2.5J");
  CHECK(value("010j", Ast::kComplex) == "010j");
}

TEST_CASE("what is no number") {
  for (const char* text : {"01", "0777", "1L", "0x", "0xg", "0b2", "0o8", "1__0", "1_", "1e", "1e+",
                           "1.2.3", "1a", "0_", "1_.0", "1._0", "0xffL"}) {
    CHECK_MESSAGE(value(text, Ast::kInteger).empty(), text);
  }
}

TEST_CASE("bytes of a literal") {
  CHECK(byte("a") == "a|1");
  CHECK(byte("\\n") == "\n|2");
  CHECK(byte("\\x41B") == "A|4");
  CHECK(byte("\\1012") == "A|4");
  CHECK(byte("\\q") == "\\|1");
  CHECK(byte("\\\n") == "|2");
  CHECK(byte("\r\n") == "\n|2");
  CHECK(byte("\\x4") == "none");
  CHECK(byte("\xC3\xA9") == "none");
}
