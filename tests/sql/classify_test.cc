#include "sql/classify.h"

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

TEST_CASE("definitions by keywords") {
  CHECK(sqlite("CREATE TRIGGER g AFTER INSERT ON t BEGIN DELETE FROM u; END") ==
        "statement CREATE TRIGGER(name=\"g\", writes=[trigger t.g])");
  CHECK(sqlite("CREATE VIEW IF NOT EXISTS v AS SELECT a FROM t") ==
        "statement CREATE VIEW(name=\"v\", reads=[table t], writes=[view v], "
        "objects_incomplete=True, if_not_exists=True)");
  CHECK(mysql("ALTER TABLE t MODIFY COLUMN a int") ==
        "statement ALTER TABLE MODIFY COLUMN(name=\"t\", writes=[table t], "
        "objects_incomplete=True)");
  CHECK(mysql("CREATE DEFINER = 'a'@'b' PROCEDURE p() SELECT 1") ==
        "statement CREATE PROCEDURE(name=\"p\", writes=[function p], objects_incomplete=True)");
}

TEST_CASE("session and the rest") {
  CHECK(sqlite("PRAGMA main.foreign_keys = ON") ==
        "statement PRAGMA(name=\"foreign_keys\", detail=\"ON\")");
  CHECK(sqlite("ATTACH 'x' AS y") == "statement ATTACH()");
  CHECK(sqlite("BEGIN IMMEDIATE; END") == "statement BEGIN()\nstatement COMMIT()");
  CHECK(mysql("SET FOREIGN_KEY_CHECKS = 0") ==
        "statement SET(name=\"FOREIGN_KEY_CHECKS\", detail=\"0\")");
  CHECK(shown("EXEC sp_rename 'a'", Grammar::kUnknown) ==
        "statement EXEC(objects_incomplete=True)");
  CHECK(shown("frobnicate t", Grammar::kUnknown) == "unknown statement (objects_incomplete=True)");
}

}  // namespace migrate::sql
