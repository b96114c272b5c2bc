#include <doctest/doctest.h>

#include "python/ast_tree.h"

using namespace migrate::python;

TEST_CASE("brackets make tuples, lists, sets and dictionaries") {
  CHECK(expression_tree("()") == "(Tuple)");
  CHECK(expression_tree("(a)") == "(Name \"a\")");
  CHECK(expression_tree("(a,)") == "(Tuple (Name \"a\"))");
  CHECK(expression_tree("[a, *b]") == "(List (Name \"a\") (Starred (Name \"b\")))");
  CHECK(expression_tree("{a}") == "(Set (Name \"a\"))");
  CHECK(expression_tree("{}") == "(Dict)");
  CHECK(expression_tree("{a: b, **c}") == "(Dict (Name \"a\") (Name \"b\") - (Name \"c\"))");
}

TEST_CASE("comprehensions") {
  CHECK(expression_tree("[a for b, c in d if e for f in g]") ==
        "(ListComp (Name \"a\") (Comprehension (Tuple (Name \"b\") (Name \"c\")) (Name \"d\") "
        "(Name \"e\")) (Comprehension (Name \"f\") (Name \"g\")))");
  CHECK(expression_tree("{a: b for a in c}") ==
        "(DictComp (Name \"a\") (Name \"b\") (Comprehension (Name \"a\") (Name \"c\")))");
  CHECK(expression_tree("(a async for a in b)") ==
        "(GeneratorExp (Name \"a\") (Comprehension \"async\" (Name \"a\") (Name \"b\")))");
}

TEST_CASE("subscripts and slices") {
  CHECK(expression_tree("a[b:c, 1]") ==
        "(Subscript (Name \"a\") (Tuple (Slice (Name \"b\") (Name \"c\") -) (Integer \"1\")))");
  CHECK(expression_tree("a[::2]") == "(Subscript (Name \"a\") (Slice - - (Integer \"2\")))");
  CHECK(expression_tree("a[b,]") == "(Subscript (Name \"a\") (Tuple (Name \"b\")))");
}

TEST_CASE("what no Python takes") {
  for (const char* text : {"(",
                           ")",
                           "(]",
                           "[a",
                           "{a: }",
                           "{a: b, c}",
                           "{a, b: c}",
                           "{*a: b}",
                           "{**a, b}",
                           "(,)",
                           "[,]",
                           "a[]",
                           "a[,]",
                           "a[b",
                           "[*a for a in b]",
                           "[a for 1 in b]",
                           "[a for b]",
                           "[a for b in]",
                           "(*a)",
                           "[a, b for c in d]",
                           "{a: b, c: d for e in f}",
                           "[a b]",
                           "{a b}",
                           "(a b)",
                           "a[b c]",
                           "a[1:2:3:4]",
                           "(yield",
                           "[a for b in c if]",
                           "[a for in b]"}) {
    CHECK_MESSAGE(tree(text) == "(Error)", text);
  }
}
