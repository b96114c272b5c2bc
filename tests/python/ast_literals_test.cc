#include <doctest/doctest.h>

#include "python/ast_tree.h"

using namespace migrate::python;

TEST_CASE("strings that stand side by side are one") {
  CHECK(expression_tree("'a' \"b\" r'\\n'") == "(String \"ab\\x5cn\")");
  CHECK(expression_tree("b'a' b'\\x00'") == "(Bytes \"a\\x00\")");
  CHECK(expression_tree("''") == "(String)");
}

TEST_CASE("formatted strings") {
  CHECK(expression_tree("f'a{b}c'") ==
        "(JoinedStr (String \"a\") (FormattedValue (Name \"b\") -) (String \"c\"))");
  CHECK(expression_tree("f'{a!r:>{b}}'") ==
        "(JoinedStr (FormattedValue \"r\" (Name \"a\") "
        "(JoinedStr (String \">\") (FormattedValue (Name \"b\") -))))");
  CHECK(expression_tree("f'{{a}}' 'b{c}'") == "(String \"{a}b{c}\")");
  CHECK(expression_tree("f'{a=}'") ==
        "(JoinedStr (String \"a=\") (FormattedValue \"r\" (Name \"a\") -))");
  CHECK(expression_tree("'x' f'{a}' 'y' f'z{b}'") ==
        "(JoinedStr (String \"x\") (FormattedValue (Name \"a\") -) (String \"yz\") "
        "(FormattedValue (Name \"b\") -))");
}

TEST_CASE("the fields of Python 3.12 hold the quotes around them, and lines") {
  CHECK(expression_tree("f'{a['b']}'") ==
        "(JoinedStr (FormattedValue (Subscript (Name \"a\") (String \"b\")) -))");
  CHECK(expression_tree("f'{a[\n'b'\n]}' + c") ==
        "(BinOp \"+\" (JoinedStr (FormattedValue (Subscript (Name \"a\") (String \"b\")) -)) "
        "(Name \"c\"))");
  CHECK(expression_tree("f'x{f'y{f'z{a}'}'}w'") ==
        "(JoinedStr (String \"x\") (FormattedValue (JoinedStr (String \"y\") (FormattedValue "
        "(JoinedStr (String \"z\") (FormattedValue (Name \"a\") -)) -)) -) (String \"w\"))");
  CHECK(tree("x = f'{', '.join(a)}'\ny = 1") ==
        "(Assign (Name \"x\") (JoinedStr (FormattedValue (Call (Attribute \"join\" (String \", "
        "\")) (Name \"a\")) -))) (Assign (Name \"y\") (Integer \"1\"))");
  CHECK(expression_tree("f'{a['b']:>{c['d']}}'") ==
        "(JoinedStr (FormattedValue (Subscript (Name \"a\") (String \"b\")) (JoinedStr (String "
        "\">\") (FormattedValue (Subscript (Name \"c\") (String \"d\")) -))))");
  std::string open;
  for (int i = 0; i < 20000; ++i) open += "f'{";
  CHECK(tree(open).substr(0, 6) == "(Error");
}

TEST_CASE("the constant parts of a formatted string have places of their own") {
  const std::string text = "f'ab{c}de'";
  const Module module = Module::parse(text);
  CHECK(module.span(find(module, Ast::kString)).of(text) == "ab");
  CHECK(module.span(find(module, Ast::kFormattedValue)).of(text) == "{c}");
  CHECK(module.span(find(module, Ast::kName)).of(text) == "c");
}

TEST_CASE("a string whose value cannot be told says so") {
  CHECK(tree("a = '\\N{BULLET}'; b = '\\ud800'; c = f'{x}\\N{DASH}'") ==
        "(Assign (Name \"a\") (UnreadString)) (Assign (Name \"b\") (UnreadString)) "
        "(Assign (Name \"c\") (UnreadString))");
}

TEST_CASE("what no Python takes") {
  for (const char* text :
       {"'a",       "'a' b'b'", "ur'a'",     "b'\xC3\xA9'", "'\\x4'",   "'\\u12'", "'\\U00110000'",
        "b'\\xg0'", "f'{'",     "f'}'",      "f'{}'",       "f'{a'",    "f'{a!}'", "f'{a!x}'",
        "f'{a!r'",  "f'{a b}'", "f'{a:{b}'", "f'{=}'",      "f'{a=b}'", "fb'a'",   "'''a''",
        "f'{a:'"}) {
    CHECK_MESSAGE(tree(text) == "(Error)", text);
  }
}
