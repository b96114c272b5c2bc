#include "python/lexer.h"

#include <doctest/doctest.h>

#include <string>

using namespace migrate;
using namespace migrate::python;

namespace {

// Tokens separated by a blank, each after the letter of its kind; a line end is "/".
std::string tokens(const std::string& code) {
  constexpr const char* kKinds[] = {"n:", "9:", "s:", "", "c:", "/", "e:"};
  std::string out;
  Lexer lexer(code);
  for (Token token = lexer.next(); token.kind != TokenKind::kEnd; token = lexer.next()) {
    if (!out.empty()) out += ' ';
    out += kKinds[static_cast<std::size_t>(token.kind)];
    if (token.kind != TokenKind::kNewline) out += token.span.of(code);
  }
  return out;
}

}  // namespace

TEST_CASE("tokens") {
  CHECK(tokens("x = 1") == "n:x = 9:1 /");
  CHECK(tokens("x.y**=0x1F//1e-5-.5j") == "n:x . n:y **= 9:0x1F // 9:1e-5 - 9:.5j /");
  CHECK(tokens("a<>b != c -> d := ... @e") == "n:a <> n:b != n:c -> n:d := ... @ n:e /");
  CHECK(tokens("0xe+1") == "9:0xe + 9:1 /");
  CHECK(tokens("rb'a' Fr\"b\" ub'c' x'd'") == "s:rb'a' s:Fr\"b\" s:ub'c' n:x s:'d' /");
  CHECK(tokens("'a\\'b' '''a'b''' \"\"") == "s:'a\\'b' s:'''a'b''' s:\"\" /");
  CHECK(tokens("x # y\n# z") == "n:x c:# y / c:# z");
  CHECK(tokens("?x $") == "e:? n:x e:$ /");
}

TEST_CASE("logical lines go by brackets and joined lines, and blank lines are none") {
  CHECK(tokens("\n\n a\n\n\nb\n") == "n:a / n:b /");
  CHECK(tokens("f(\n a,\n\n b\n)\nc") == "n:f ( n:a , n:b ) / n:c /");
  CHECK(tokens("a \\\n b\\\r\nc") == "n:a n:b n:c /");
  CHECK(tokens("a\r\n\r\nb") == "n:a / n:b /");
  CHECK(tokens(")\na") == ") / n:a /");
}

TEST_CASE("strings that do not end are errors up to where Python gives up") {
  CHECK(tokens("'a\nb") == "e:'a / n:b /");
  CHECK(tokens("'a\r\nb") == "e:'a / n:b /");
  CHECK(tokens("'''a\nb") == "e:'''a\nb /");
  CHECK(tokens("'a\\\nb'") == "s:'a\\\nb' /");
  CHECK(tokens("'\\") == "e:'\\ /");
}

TEST_CASE("indentation counts tabs to the next multiple of eight, from the last form feed") {
  const auto indent = [](const std::string& code) {
    Lexer lexer(code);
    lexer.next();
    return lexer.indent();
  };
  CHECK(indent("a") == 0);
  CHECK(indent("   a") == 3);
  CHECK(indent("\n\n  \ta") == 8);
  CHECK(indent("  \f a") == 1);
}
