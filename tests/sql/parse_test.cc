#include "migrate/sql/parse.h"

#include <doctest/doctest.h>

#include <string>

#include "sql/shown.h"

namespace migrate::sql {

TEST_CASE("what is too long is not looked at") {
  const ParseResult result = parse(std::string((1 << 20) + 1, ' '), Grammar::kPostgres);
  CHECK(result.too_complex);
  CHECK(result.operations.empty());
}

TEST_CASE("a NUL byte is wrong everywhere") {
  const ParseResult result = parse(std::string_view("SELECT 1\0, 2", 12), Grammar::kSqlite);
  REQUIRE(result.operations.size() == 1);
  CHECK(only<ir::SqlStatement>(result).kind == ir::SqlStatement::Kind::kSyntaxError);
  CHECK(result.operations[0].span == Span{8, 9});
}

}  // namespace migrate::sql
