#include <doctest/doctest.h>

#include "migrate/sql/parse.h"

namespace migrate::sql {

TEST_CASE("a dialect has a grammar") {
  CHECK(grammar_of("postgresql") == Grammar::kPostgres);
  CHECK(grammar_of("mariadb") == Grammar::kMysql);
  CHECK(grammar_of("sqlite") == Grammar::kSqlite);
  CHECK(grammar_of("oracle") == Grammar::kUnknown);
}

}  // namespace migrate::sql
