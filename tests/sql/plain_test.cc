#include "sql/plain.h"

#include <doctest/doctest.h>

#include <string>

#include "sql/shown.h"

namespace migrate::sql {

TEST_CASE("statements of SQLite have places and numbers") {
  const std::string text = "PRAGMA foreign_keys=OFF; -- x\nDELETE FROM t";
  const ParseResult result = parse(text, Grammar::kSqlite);
  REQUIRE(result.operations.size() == 2);
  CHECK(result.statements == 2);
  CHECK(result.operations[1].statement == 1);
  CHECK(result.operations[1].span == Span{30, 43});
}

TEST_CASE("a text of too many statements is not taken apart") {
  std::string text;
  for (int i = 0; i <= 20'000; ++i) text += "x;";
  CHECK(shown(text, Grammar::kSqlite) == "too complex: the text holds more than 20,000 statements");
}

}  // namespace migrate::sql
