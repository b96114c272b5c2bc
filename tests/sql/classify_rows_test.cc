#include "sql/classify_rows.h"

#include <doctest/doctest.h>

#include <string>

#include "sql/shown.h"

namespace migrate::sql {
namespace {

std::string sqlite(std::string_view text) { return shown(text, Grammar::kSqlite); }
std::string mysql(std::string_view text) { return shown(text, Grammar::kMysql); }

}  // namespace

TEST_CASE("changes of rows by keywords") {
  CHECK(
      sqlite("INSERT OR IGNORE INTO \"T\" (a, b) SELECT a, b FROM u, [v w] WHERE a > 1") ==
      "statement INSERT(name=\"T\", reads=[table u, table \"v w\"], writes=[table T], columns=[a, "
      "b], where=True)");
  CHECK(sqlite("UPDATE t SET a = (SELECT x FROM y WHERE z), b = 2 WHERE 1 = 1") ==
        "statement UPDATE(name=\"t\", reads=[table y], writes=[table t], columns=[a, b])");
  CHECK(sqlite("DELETE FROM t WHERE id IN (SELECT id FROM t)") ==
        "statement DELETE(name=\"t\", reads=[table t], writes=[table t], where=True)");
  CHECK(mysql("REPLACE INTO `t` VALUES (1)") ==
        "statement REPLACE(name=\"t\", writes=[table t], select_star=True)");
  CHECK(mysql("WITH x AS (SELECT 1 FROM y) SELECT * FROM x JOIN z ON 1") ==
        "statement SELECT(reads=[table y, table z], select_star=True)");
}

TEST_CASE("a condition that is always true is none") {
  const auto conditional = [](const char* text) {
    return only<ir::SqlStatement>(parse(text, Grammar::kSqlite)).has_where;
  };
  CHECK(conditional("DELETE FROM t WHERE a"));
  CHECK(conditional("DELETE FROM t WHERE 1 = 2"));
  CHECK(conditional("DELETE FROM t WHERE 1 = 1 AND a"));
  CHECK_FALSE(conditional("DELETE FROM t WHERE 1"));
  CHECK_FALSE(conditional("DELETE FROM t WHERE TRUE"));
  CHECK_FALSE(conditional("UPDATE t SET a = (SELECT 1 FROM u WHERE b)"));
}

TEST_CASE("names of WITH are no tables at any depth") {
  CHECK(shown("SELECT 1 FROM (WITH a AS (SELECT 1 FROM b) SELECT 1 FROM a) x", Grammar::kSqlite) ==
        "statement SELECT(reads=[table b])");
  CHECK(shown("SELECT 1 FROM (SELECT 1 FROM b) x, (c JOIN d ON 1)", Grammar::kSqlite) ==
        "statement SELECT(reads=[table b, table c, table d])");
  // Each of them ends at the end of the text; the time is still linear.
  std::string deep;
  for (int i = 0; i < 90'000; ++i) deep += "WITH a AS (";
  CHECK(shown(deep, Grammar::kSqlite) == "statement SELECT()");
}

}  // namespace migrate::sql
