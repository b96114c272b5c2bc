#include "sql/plain.h"

#include <doctest/doctest.h>

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

}  // namespace migrate::sql
