#include "sql/postgres.h"

#include <doctest/doctest.h>

#include <string>

#include "sql/shown.h"

namespace migrate::sql {

TEST_CASE("each statement has its place and number") {
  const std::string text = "-- first\nSELECT 1 ; /* x */ DROP TABLE a, b;\n;SELECT 2 -- end";
  const ParseResult result = parse(text, Grammar::kPostgres);
  REQUIRE(result.operations.size() == 4);
  CHECK(result.statements == 3);
  const auto at = [&](std::size_t i) {
    const Span span = result.operations[i].span;
    return text.substr(span.begin, span.end - span.begin);
  };
  CHECK(at(0) == "SELECT 1");
  CHECK(at(1) == "DROP TABLE a, b");
  CHECK(at(2) == "DROP TABLE a, b");
  CHECK(at(3) == "SELECT 2");
  CHECK(result.operations[2].statement == 1);
  CHECK(result.operations[3].statement == 2);
}

TEST_CASE("one wrong statement leaves the others") {
  CHECK(shown("DROP TABLE a; DROP TABEL b; DROP TABLE c") ==
        "drop_table(a)\n"
        "syntax error DROP(detail=\"syntax error at or near \\\"TABEL\\\"\", "
        "objects_incomplete=True)\n"
        "drop_table(c)");
}

TEST_CASE("parameters where the grammar wants a constant") {
  CHECK(shown("SET search_path TO $1") == "statement SET(name=\"search_path\", detail=\"$1\")");
  CHECK(shown("COMMENT ON TABLE t IS $1") ==
        "create_table_comment(t, comment=?(it is a parameter of the statement))");
  CHECK(shown("ALTER TYPE m ADD VALUE $1") ==
        "add_enum_value(m, ?(it is a parameter of the statement))");
  CHECK(shown("UPDATE t SET a = $1 WHERE b = $2") ==
        "statement UPDATE(name=\"t\", writes=[table t], columns=[a], where=True)");
}

TEST_CASE("nothing at all") {
  CHECK(parse("", Grammar::kPostgres).operations.empty());
  CHECK(parse(" -- x\n;;", Grammar::kPostgres).operations.empty());
}

TEST_CASE("a text that does too much is not taken apart") {
  std::string drop = "DROP TABLE a", wrong;
  for (int i = 0; i < 20'000; ++i) {
    drop += ",b";
    wrong += "x;";
  }
  CHECK(shown(drop) == "too complex: the text does more than 20,000 things");
  CHECK(shown(wrong + "x") == "too complex: the text does more than 20,000 things");
  CHECK(parse(wrong, Grammar::kPostgres).operations.size() == 20'000);
}

}  // namespace migrate::sql
