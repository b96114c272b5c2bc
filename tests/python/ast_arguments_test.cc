#include <doctest/doctest.h>

#include "python/ast_tree.h"

using namespace migrate::python;

TEST_CASE("arguments of a call stand in the order of the text") {
  CHECK(expression_tree("f(a, k=b, *c, **d)") ==
        "(Call (Name \"f\") (Name \"a\") (Keyword \"k\" (Name \"b\")) (Starred (Name \"c\")) "
        "(Keyword (Name \"d\")))");
  CHECK(
      expression_tree("f(a for a in b)") ==
      "(Call (Name \"f\") (GeneratorExp (Name \"a\") (Comprehension (Name \"a\") (Name \"b\"))))");
}

TEST_CASE("parameters of every kind") {
  CHECK(tree("def f(a, /, b: int = 1, *c, d, **e): pass") ==
        "(FunctionDef \"f\" (Arguments (Argument \"a\" - -) (Argument \"/\") "
        "(Argument \"b\" (Integer \"1\") (Name \"int\")) (Argument \"*c\" - -) "
        "(Argument \"d\" - -) (Argument \"**e\" - -)) (Block (Pass)))");
  CHECK(expression_tree("lambda *, a: 0") ==
        "(Lambda (Arguments (Argument \"*\") (Argument \"a\" - -)) (Integer \"0\"))");
}

TEST_CASE("what no Python takes") {
  for (const char* text : {"f(a=1, b)",
                           "f(**a, b)",
                           "f(**a, *b)",
                           "f(a b)",
                           "f(,)",
                           "f(a, a for a in b)",
                           "f(a for a in b, c)",
                           "f(1=2)",
                           "f(a.b=c)",
                           "f(a=)",
                           "f(*)",
                           "f(",
                           "def f(a=1, b): pass",
                           "def f(*): pass",
                           "def f(*, **a): pass",
                           "def f(**a, b): pass",
                           "def f(/): pass",
                           "def f(a, /, b, /): pass",
                           "def f(*a, *b): pass",
                           "def f((a, b)): pass",
                           "def f(1): pass",
                           "def f(a b): pass",
                           "lambda a: int: 0",
                           "def f(*a=1): pass"}) {
    CHECK_MESSAGE(tree(text) == "(Error)", text);
  }
}
