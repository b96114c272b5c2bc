#include "python/ast_tokens.h"

#include <doctest/doctest.h>

#include <string>

using namespace migrate::python;

namespace {

// The lines, each with its indentation and its tokens.
std::string lines_of(std::string_view code) {
  const AstTokens read(code);
  std::string out;
  for (const AstLine& line : read.lines) {
    out += std::to_string(line.indent) + ":";
    for (std::uint32_t i = line.first; i < line.end; ++i) {
      out += " " + std::string(read.tokens[i].span.of(code));
    }
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("logical lines, without comments") {
  CHECK(lines_of("a = 1  # c\n\nif a:\n    b(\n  c)\n") == "0: a = 1\n0: if a :\n4: b ( c )\n");
  CHECK(lines_of("") == "");
}

TEST_CASE("keywords are told from names") {
  const AstTokens read("lambda match nonlocal continued print");
  CHECK(read.tokens[0].keyword);
  CHECK(!read.tokens[1].keyword);
  CHECK(read.tokens[2].keyword);
  CHECK(!read.tokens[3].keyword);
  CHECK(read.tokens[3].word == 0);
  CHECK(!read.tokens[4].keyword);
  CHECK(read.tokens[4].word == word("print"));
}

TEST_CASE("a bracket that is never closed ends where a statement must begin") {
  CHECK(lines_of("def f(:\n  a = [1,\n       2\n\ndef g():\n  pass\n") ==
        "0: def f ( : a = [ 1 , 2\n0: def g ( ) :\n2: pass\n");
  CHECK(lines_of("x = (1,\nfrom a import b\ny\n") == "0: x = ( 1 ,\n0: from a import b\n0: y\n");
  // On the same line there is nothing to begin again at.
  CHECK(lines_of("x = (1, def\ny\n") == "0: x = ( 1 , def y\n");
}

TEST_CASE("many brackets that are never closed cost no more than the text") {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "def f(\n";
  CHECK(AstTokens(text).lines.size() == 20000);
}
