#include <doctest/doctest.h>

#include <string>

#include "python/ast_tree.h"

using namespace migrate::python;

TEST_CASE("assignments") {
  CHECK(tree("a = b = c") == "(Assign (Name \"a\") (Name \"b\") (Name \"c\"))");
  CHECK(tree("a, b = c") == "(Assign (Tuple (Name \"a\") (Name \"b\")) (Name \"c\"))");
  CHECK(tree("a **= b") == "(AugAssign \"**\" (Name \"a\") (Name \"b\"))");
  CHECK(tree("a: b") == "(AnnAssign (Name \"a\") (Name \"b\") -)");
  CHECK(tree("a: b = c") == "(AnnAssign (Name \"a\") (Name \"b\") (Name \"c\"))");
}

TEST_CASE("imports") {
  CHECK(tree("import a.b as c, d") == "(Import (Alias \"a.b as c\") (Alias \"d\"))");
  CHECK(tree("from ....a import b as c") == "(ImportFrom \"....a\" (Alias \"b as c\"))");
  CHECK(tree("from . import (\n a,\n)") == "(ImportFrom \".\" (Alias \"a\"))");
  CHECK(tree("from a import *") == "(ImportFrom \"a\" (Alias \"*\"))");
}

TEST_CASE("one line holds several statements, and one of them may be broken") {
  CHECK(tree("a; b = = c; pass") == "(Expr (Name \"a\")) (Error) (Pass)");
  CHECK(tree("return a, b\nraise a from b\ndel a, b\nglobal a, b\nassert a, b\nbreak") ==
        "(Return (Tuple (Name \"a\") (Name \"b\"))) (Raise (Name \"a\") (Name \"b\")) "
        "(Delete (Name \"a\") (Name \"b\")) (Global \"a,b\") (Assert (Name \"a\") (Name \"b\")) "
        "(Break)");
}

TEST_CASE("Python 2 is an error that says so") {
  const Module module = Module::parse("print 'a'\nexec 'b'\nraise A, 'c'\nx = 0777\nprint('a')\n");
  const NodeId root = module.root();
  CHECK(module.child_count(root) == 5);
  CHECK(module.text(module.child(root, 0)) == "a print statement is Python 2");
  CHECK(module.text(module.child(root, 1)) == "an exec statement is Python 2");
  CHECK(module.text(module.child(root, 2)) == "this is no Python 3");
  CHECK(module.kind(module.child(root, 3)) == Ast::kError);
  CHECK(module.kind(module.child(root, 4)) == Ast::kExpr);
}

TEST_CASE("a line that is indented for no reason is an error, with those below it") {
  CHECK(tree("a\n    b\n    c\nd\n") == "(Expr (Name \"a\")) (Error) (Expr (Name \"d\"))");
  CHECK(tree("if a:\n    b\n  c\nd\n") ==
        "(If (Name \"a\") (Block (Expr (Name \"b\"))) -) (Error) (Expr (Name \"d\"))");
}

TEST_CASE("what follows a statement that is never closed is read") {
  CHECK(tree("x = [1,\n\ndef f():\n    pass\n") ==
        "(Error) (FunctionDef \"f\" (Arguments) (Block (Pass)))");
}

TEST_CASE("what no Python takes") {
  for (const char* text : {"f() = 1",
                           "a + b = 1",
                           "None = 1",
                           "1 += 2",
                           "(a, b) += 1",
                           "a, b: int",
                           "[a]: int",
                           "a: int: b",
                           "a = ",
                           "a == b = c",
                           "import",
                           "import a.",
                           "import a as",
                           "import a.b as c.d",
                           "from a import",
                           "from import a",
                           "from a import b,",
                           "from a import (b",
                           "from a import ()",
                           "from a import (*)",
                           "from .",
                           "del",
                           "del f()",
                           "del a + b",
                           "global",
                           "global a.b",
                           "assert",
                           "raise a from",
                           "return = 1",
                           "*a = b",
                           "a = *b",
                           "pass a",
                           "break 1",
                           "print >>f, 'a' 1",
                           "a := 1",
                           "lambda: x = 1",
                           "a = yield = b",
                           "def = 1",
                           "if"}) {
    CHECK_MESSAGE(tree(text) == "(Error)", text);
  }
}
