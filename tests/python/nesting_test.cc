#include "python/nesting.h"

#include <doctest/doctest.h>

#include <string>

#include "python/syntax_tree.h"

using namespace migrate;
using namespace migrate::python;

namespace {

std::string problem(const std::string& code) {
  const auto found = nesting_problem(code, {0, static_cast<std::uint32_t>(code.size())});
  return found ? found->message : "";
}

std::string repeat(const std::string& piece, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

std::string blocks(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += std::string(i, ' ') + "if x:\n";
  return out + std::string(count, ' ') + "y\n";
}

}  // namespace

TEST_CASE("brackets match") {
  CHECK(problem("f(a[{}], '(')  # (\n") == "");
  CHECK(problem("f(a\n") == "a bracket is never closed");
  CHECK(problem("f)\n") == "a closing bracket that matches no open one");
  CHECK(problem("(]\n") == "a closing bracket that matches no open one");
  CHECK(problem("x = 'a\n") == "a string does not end");
}

TEST_CASE("nesting goes as deep as Python's") {
  CHECK(problem(repeat("(", 200) + repeat(")", 200)) == "");
  CHECK(problem(repeat("(", 201) + repeat(")", 201)) == "too many nested parentheses");
  CHECK(problem(blocks(99)) == "");
  CHECK(problem(blocks(100)) == "too many levels of indentation");
}

TEST_CASE("what would pile up in the parser is refused") {
  for (const char* piece : {"not ", "- ", "lambda: ", "a if b else ", "a = ", "a ** "}) {
    CAPTURE(piece);
    CHECK(problem(repeat(piece, 100000) + "x\n") == "the statement is too long to be checked");
    const std::string most = repeat(piece, kMaxWaiting / 5) + "x\n";
    CHECK(problem(most) == "");
    CHECK_FALSE(SyntaxTree(most).root().has_error());
  }
  CHECK(problem("f'{" + repeat("-", 100000) + "}'\n") == "the statement is too long to be checked");
}

TEST_CASE("long lists of short elements are fine") {
  CHECK(problem("x = [" + repeat("{'a': 1, 'b': (2, 3)},\n", 30000) + "]\n") == "");
}
