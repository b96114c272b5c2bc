#include <doctest/doctest.h>

#include <string>

#include "python/ast_tree.h"

using namespace migrate::python;

TEST_CASE("elif is an else that holds an if") {
  CHECK(tree("if a: b\nelif c: d\nelse: e\n") ==
        "(If (Name \"a\") (Block (Expr (Name \"b\"))) (Block (If (Name \"c\") "
        "(Block (Expr (Name \"d\"))) (Block (Expr (Name \"e\"))))))");
}

TEST_CASE("loops, with, try") {
  CHECK(tree("for a, b in c:\n  pass\nelse:\n  break\n") ==
        "(For (Tuple (Name \"a\") (Name \"b\")) (Name \"c\") (Block (Pass)) (Block (Break)))");
  CHECK(tree("while a: pass\n") == "(While (Name \"a\") (Block (Pass)) -)");
  CHECK(tree("with a as b, c: pass\n") ==
        "(With (WithItem (Name \"a\") (Name \"b\")) (WithItem (Name \"c\") -) (Block (Pass)))");
  CHECK(tree("with (a as b, c): pass\n") == tree("with a as b, c: pass\n"));
  CHECK(tree("with (a, b) as c: pass\n") ==
        "(With (WithItem (Tuple (Name \"a\") (Name \"b\")) (Name \"c\")) (Block (Pass)))");
  CHECK(tree("try: a\nexcept B as c: d\nexcept: e\nelse: f\nfinally: g\n") ==
        "(Try (Block (Expr (Name \"a\"))) (ExceptHandler \"c\" (Name \"B\") (Block (Expr (Name "
        "\"d\")))) (ExceptHandler - (Block (Expr (Name \"e\")))) (Else (Block (Expr (Name "
        "\"f\")))) (Finally (Block (Expr (Name \"g\")))))");
}

TEST_CASE("definitions") {
  CHECK(tree("@a\n@b(c)\ndef f(): pass\n") ==
        "(FunctionDef \"f\" (Arguments) (Block (Pass)) (Decorator (Name \"a\")) "
        "(Decorator (Call (Name \"b\") (Name \"c\"))))");
  CHECK(tree("@a\nclass A(B, c=d): pass\n") ==
        "(ClassDef \"A\" (Block (Pass)) (Name \"B\") (Keyword \"c\" (Name \"d\")) "
        "(Decorator (Name \"a\")))");
  CHECK(tree("async def f(): pass\n") == "(AsyncFunctionDef \"f\" (Arguments) (Block (Pass)))");
  // Generics are of Python 3.12.
  CHECK(tree("def f[T: (int, str)](a: T): pass\nclass A[T](B): pass\n") ==
        "(FunctionDef \"f\" (Arguments (Argument \"a\" - (Name \"T\"))) (Block (Pass))) "
        "(ClassDef \"A\" (Block (Pass)) (Name \"B\"))");
}

TEST_CASE("match is a statement when cases follow, and a name otherwise") {
  CHECK(tree("match a:\n  case 1: b\nmatch(a)\n") ==
        "(Match \"match\") (Expr (Call (Name \"match\") (Name \"a\")))");
}

TEST_CASE("a broken block is one error with all its clauses; its neighbours are read") {
  CHECK(tree("try:\n  a\nexcept A, e:\n  b\nfinally:\n  c\nd\n") == "(Error) (Expr (Name \"d\"))");
  CHECK(tree("if a b:\n  c\nelif d:\n  e\nelse:\n  f\ng\n") == "(Error) (Expr (Name \"g\"))");
  CHECK(tree("@a b\n@c\ndef f():\n  pass\nd\n") == "(Error) (Expr (Name \"d\"))");
  CHECK(tree("def f():\nd\n") == "(Error) (Expr (Name \"d\"))");
  CHECK(tree("def f():\n  a b\n  c\n") ==
        "(FunctionDef \"f\" (Arguments) (Block (Error) (Expr (Name \"c\"))))");
}

TEST_CASE("what no Python takes") {
  for (const char* text : {"if a\n  b\n",
                           "if: a\n",
                           "if a:\n",
                           "else: a\n",
                           "elif a: b\n",
                           "finally: a\n",
                           "except: a\n",
                           "try: a\n",
                           "try: a\nelse: b\n",
                           "for a: b\n",
                           "for a in: b\n",
                           "for f() in a: b\n",
                           "while: a\n",
                           "with: a\n",
                           "with a as 1: b\n",
                           "with (a as b, c d): e\n",
                           "def f: a\n",
                           "def f() a\n",
                           "class A(: a\n",
                           "class: a\n",
                           "async a\n",
                           "async if a: b\n",
                           "@a\nb = 1\n",
                           "if a: if b: c\n",
                           "def f(): def g(): pass\n",
                           "@a\n",
                           "with a, : b\n"}) {
    CHECK_MESSAGE(tree(text) == "(Error)", text);
  }
}
