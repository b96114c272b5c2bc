#include <doctest/doctest.h>

#include "python/ast_tree.h"

using namespace migrate::python;

TEST_CASE("operators bind as in Python") {
  CHECK(expression_tree("a + b * c") ==
        "(BinOp \"+\" (Name \"a\") (BinOp \"*\" (Name \"b\") (Name \"c\")))");
  CHECK(expression_tree("a - b - c") ==
        "(BinOp \"-\" (BinOp \"-\" (Name \"a\") (Name \"b\")) (Name \"c\"))");
  CHECK(expression_tree("-a ** b") == "(UnaryOp \"-\" (BinOp \"**\" (Name \"a\") (Name \"b\")))");
  CHECK(expression_tree("not a in b") ==
        "(UnaryOp \"not\" (Compare \"in\" (Name \"a\") (Name \"b\")))");
  CHECK(expression_tree("a or b or c and d") ==
        "(BoolOp \"or\" (Name \"a\") (Name \"b\") (BoolOp \"and\" (Name \"c\") (Name \"d\")))");
  CHECK(expression_tree("a < b is not c not in d") ==
        "(Compare \"<,is not,not in\" (Name \"a\") (Name \"b\") (Name \"c\") (Name \"d\"))");
}

TEST_CASE("conditions, lambdas, walrus, yield") {
  CHECK(expression_tree("a if b else c") == "(IfExp (Name \"b\") (Name \"a\") (Name \"c\"))");
  CHECK(expression_tree("lambda x=1: x") ==
        "(Lambda (Arguments (Argument \"x\" (Integer \"1\") -)) (Name \"x\"))");
  CHECK(expression_tree("(a := 1)") == "(NamedExpr (Name \"a\") (Integer \"1\"))");
  CHECK(expression_tree("yield from a") == "(Yield \"from\" (Name \"a\"))");
  CHECK(expression_tree("yield") == "(Yield -)");
  CHECK(expression_tree("await a.b") == "(Await (Attribute \"b\" (Name \"a\")))");
}

TEST_CASE("what no Python takes") {
  for (const char* text : {"a b",
                           "a +",
                           "not",
                           "a if b",
                           "a if b else",
                           "lambda",
                           "lambda x",
                           "x := 1",
                           "*a",
                           "a not b",
                           "a <> b",
                           "`a`",
                           "a is",
                           "a.",
                           "a.1",
                           "a.if",
                           "await",
                           "yield from",
                           "a if yield else b",
                           "1 = a",
                           "-",
                           "a ? b",
                           "a && b",
                           "$"}) {
    CHECK_MESSAGE(tree(text) == "(Error)", text);
  }
}
