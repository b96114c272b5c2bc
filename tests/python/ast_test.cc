#include "migrate/python/ast.h"

#include <doctest/doctest.h>

#include <string>

#include "python/ast_tree.h"

using namespace migrate;
using namespace migrate::python;

TEST_CASE("an empty file is an empty module") {
  const Module module = Module::parse("");
  CHECK(module.kind(module.root()) == Ast::kModule);
  CHECK(module.child_count(module.root()) == 0);
  CHECK(module.child(module.root(), 0) == kNoNode);
}

TEST_CASE("a broken statement is an error, and the others are read") {
  CHECK(tree("a = 1\nb = = 2\nc = 3\n") ==
        "(Assign (Name \"a\") (Integer \"1\")) (Error) (Assign (Name \"c\") (Integer \"3\"))");
}

TEST_CASE("a file that is no text of Python is one error") {
  CHECK(tree(std::string("a = 1\n\0b = 2\n", 13)) == "(Error)");
  CHECK(tree("# coding: klingon\na = 1\n") == "(Error)");
  const Module module = Module::parse(std::string(kMaxAstText + 1, ' '));
  CHECK(module.text(module.child(module.root(), 0)) == "the file is too large to be read");
}

TEST_CASE("bytes that are no UTF-8 spoil only the string they stand in") {
  CHECK(tree("a = 'caf\xE9'\nb = 1\n") ==
        "(Assign (Name \"a\") (UnreadString)) (Assign (Name \"b\") (Integer \"1\"))");
  CHECK(tree("# coding: latin-1\na = 'caf\xE9'\n") ==
        "(Assign (Name \"a\") (String \"caf\\xc3\\xa9\"))");
}

TEST_CASE("nesting has an end, and what is too deep is an error of its own") {
  for (const std::string& text :
       {std::string(100000, '('), std::string(100000, '-') + "1", std::string(100000, '[') + "]",
        "f" + std::string(100000, '('), std::string(100000, '{'), "x = 1" + [] {
          std::string sum;
          for (int i = 0; i < 100000; ++i) sum += "+1";
          return sum;
        }()}) {
    CHECK(tree(text + "\n").substr(0, 6) == "(Error");
    CHECK(tree("a\n" + text + "\n").substr(0, 17) == "(Expr (Name \"a\"))");
  }
  std::string blocks, chain = "if a: b\n", lambdas, nots, ternary = "x = ", f_string = "f'";
  for (int i = 0; i < 2000; ++i) {
    blocks += std::string(static_cast<std::size_t>(i), ' ') + "if a:\n";
    chain += "elif a: b\n";
    lambdas += "lambda: ";
    nots += "not ";
    ternary += "a if b else ";
    f_string += "{a:";
  }
  CHECK(tree(blocks + std::string(2000, ' ') + "b\n").find("(Error") != std::string::npos);
  CHECK(tree(chain) == "(Error)");
  CHECK(tree(lambdas + "1\n") == "(Error)");
  CHECK(tree(nots + "1\n") == "(Error)");
  CHECK(tree(ternary + "c\n") == "(Error)");
  CHECK(tree(f_string + "'\n") == "(Error)");
  const Module module = Module::parse(chain + "c\n");
  CHECK(module.text(module.child(module.root(), 0)) == "this is nested too deeply");
  CHECK(module.kind(module.child(module.root(), 1)) == Ast::kExpr);
}

TEST_CASE("a long list is not deep") {
  std::string list = "x = [";
  for (int i = 0; i < 100000; ++i) list += "1, ";
  const Module module = Module::parse(list + "]\n");
  CHECK(module.child_count(find(module, Ast::kList)) == 100000);
}

TEST_CASE("the place of a definition's name") {
  const std::string text = "@d\nasync def  f(): pass\nclass  C: pass\ndef \\\n g(): pass\n";
  const Module module = Module::parse(text);
  CHECK(module.name_span(find(module, Ast::kAsyncFunctionDef)).of(text) == "f");
  CHECK(module.name_span(find(module, Ast::kClassDef)).of(text) == "C");
  CHECK(module.name_span(find(module, Ast::kFunctionDef)).of(text) == "g");
  CHECK(module.name_span(find(module, Ast::kName)).of(text) == "d");
}

TEST_CASE("source() reads with the encoding of the file") {
  const std::string text = "# coding: latin-1\r\na = 'caf\xE9'\r\n";
  const Module module = Module::parse(text);
  CHECK(module.source(module.span(find(module, Ast::kString))) == "'caf\xC3\xA9'");
  CHECK(module.source({0, 4000}).size() > 20);
  CHECK(module.bytes() == text);
}

namespace {

// What stands in the file where the value's `wanted` came from, up to the end of the line.
std::string place_of(const std::string& text, const std::string& wanted, Ast kind = Ast::kString) {
  const Module module = Module::parse(text);
  for (NodeId id = 1; id < 100; ++id) {
    if (module.kind(id) != kind) continue;
    const std::size_t at = module.text(id).find(wanted);
    if (at == std::string::npos) continue;
    const std::uint32_t place = module.place_in_literal(id, static_cast<std::uint32_t>(at));
    return text.substr(place, text.find('\n', place) - place);
  }
  return "not found";
}

}  // namespace

TEST_CASE("a place in a string's value is a place in the file") {
  CHECK(place_of("x = 'select a'\n", "a") == "a'");
  CHECK(place_of("x = r'\\d a'\n", "a") == "a'");
  CHECK(place_of("x = '\\n\\x41\\u00e9\\101 z'\n", "z") == "z'");
  CHECK(place_of("x = '\\n\\x41 z'\n", "A") == "\\x41 z'");
  CHECK(place_of("x = 'one ' \\\n  \"two\"\n", "two") == "two\"");
  CHECK(place_of("x = ('one'  # c\n     'a\\\\b' 'three')\n", "three") == "three')");
  CHECK(place_of("x = '''\nselect\n  a'''\n", "a") == "a'''");
  CHECK(place_of("x = '''\r\nselect\r\n  a'''\n", "a") == "a'''");
  CHECK(place_of("x = 'a\\\nb'\n", "b") == "b'");
  CHECK(place_of("x = f'one {y} {{two}} {z}'\n", "two") == "two}} {z}'");
  CHECK(place_of("x = f'one {y} {{two}} {z}'\n", "}") == "}} {z}'");
  CHECK(place_of("x = f'{y}' ' q' f'r{z} \\t s'\n", "r") == "r{z} \\t s'");
  CHECK(place_of("x = f'{y}' ' q' f'r{z} \\t s'\n", "s") == "s'");
  CHECK(place_of("x = f'{y:>{w}x}'\n", "x") == "x}'");
  CHECK(place_of("x = b'\\x00 a'\n", "a", Ast::kBytes) == "a'");
}

TEST_CASE("the end of a value is the end of what stands in the literal") {
  const std::string text = "x = 'ab' 'c\\n'\n";
  const Module module = Module::parse(text);
  const NodeId id = find(module, Ast::kString);
  CHECK(text.substr(module.place_in_literal(id, 4)) == "'\n");
  CHECK(module.place_in_literal(find(module, Ast::kName), 7) == 0);
}
