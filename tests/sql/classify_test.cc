#include "sql/classify.h"

#include <doctest/doctest.h>

#include <string>

#include "sql/shown.h"

namespace migrate::sql {
namespace {

std::string sqlite(std::string_view text) { return shown(text, Grammar::kSqlite); }
std::string mysql(std::string_view text) { return shown(text, Grammar::kMysql); }

}  // namespace

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
