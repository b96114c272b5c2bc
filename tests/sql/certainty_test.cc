#include "sql/certainty.h"

#include <doctest/doctest.h>

#include <string>

#include "sql/shown.h"

namespace migrate::sql {
namespace {

using Kind = ir::SqlStatement::Kind;

Kind kind_of(const std::string& text) {
  const ParseResult result = parse(text, Grammar::kPostgres);
  const auto* statement = std::get_if<ir::SqlStatement>(&result.operations.back().operation);
  return statement == nullptr ? Kind::kUtility : statement->kind;
}

}  // namespace

TEST_CASE("what is wrong on every server is a syntax error") {
  for (const std::string text :
       {"ALTR TABLE t ADD COLUMN a int", "CREATE TABLE t (a int NOT NUL)", "SELECT * FORM t WHERE",
        "CREATE TABLE t (a int", "DROP TABLE", "UPDATE t SET a = WHERE b = 1",
        "ALTER TABLE t ADD COLUMN a int,", "INSERT INTO t VALUES (1, 2", "SELECT 'abc",
        "CREATE TABLE t (id int PRIMARY KEY, a int DEFALT 3)", "DELETE t WHERE a = 1"}) {
    CAPTURE(text);
    CHECK(kind_of(text) == Kind::kSyntaxError);
  }
}

TEST_CASE("what a newer PostgreSQL may know is not") {
  for (const std::string text :
       {"CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) VIRTUAL)",
        "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2))",
        "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT ENFORCED",
        "ALTER TABLE t ADD CONSTRAINT c NOT NULL a NOT VALID",
        "CREATE TABLE t (a int4range, PRIMARY KEY (a WITHOUT OVERLAPS))",
        "MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN DELETE RETURNING t.a",
        "SELECT * FROM JSON_TABLE(j, '$[*]' COLUMNS (a int PATH '$.a'))",
        "SELECT * FROM (SELECT 1)", "SELECT 0xFF + 1_000 + 1_000x", "REPACK t", "REINDEX DATABASE",
        "GRANT a TO b WITH INHERIT FALSE", "REVOKE SET OPTION FOR a FROM b",
        "ALTER TABLE t ALTER COLUMN c SET EXPRESSION AS (a + 1)", "SELECT now() AT LOCAL",
        "INSERT INTO t VALUES (1) RETURNING WITH (OLD AS o) o.a"}) {
    CAPTURE(text);
    CHECK(kind_of(text) == Kind::kUnknown);
  }
}

TEST_CASE("nor is text for another database, or with a hole in it") {
  for (const std::string text : {"ALTER TABLE `t` ADD COLUMN a int",
                                 "CREATE TABLE t (a int AUTO_INCREMENT)",
                                 "PRAGMA foreign_keys = ON",
                                 "CREATE TABLE t (a int) ENGINE=InnoDB",
                                 "ALTER TABLE t MODIFY a int",
                                 "ALTER TABLE t ADD COLUMN b int AFTER a",
                                 "INSERT OR IGNORE INTO t VALUES (1)",
                                 "REPLACE INTO t VALUES (1)",
                                 "INSERT INTO t VALUES (1) ON DUPLICATE KEY UPDATE a = 1",
                                 "DROP INDEX i ON t",
                                 "ALTER TABLE t DROP FOREIGN KEY fk",

                                 "USE db",
                                 "UPDATE a JOIN b ON a.i = b.i SET a.x = 1",
                                 "SELECT [a] FROM [t] WHERE",
                                 "EXEC sp_rename 't'",
                                 "INSERT INTO t VALUES (%s, %s)",
                                 "DROP TABLE {name}",
                                 "SELECT * FROM t WHERE a = :name",
                                 "COPY t FROM :'file'",
                                 "CREATE TABLE t (a int(11))",
                                 "DROP TABLE $1"}) {
    CAPTURE(text);
    CHECK(kind_of(text) == Kind::kUnknown);
  }
}

TEST_CASE("a syntax error says what and where") {
  const std::string text = "SELECT 1;\nALTER TABLE t ADD COLUM a int b";
  const ParseResult result = parse(text, Grammar::kPostgres);
  REQUIRE(result.operations.size() == 2);
  CHECK(result.operations[1].statement == 1);
  const auto& error = *std::get_if<ir::SqlStatement>(&result.operations[1].operation);
  CHECK(error.kind == Kind::kSyntaxError);
  CHECK(error.detail == "syntax error at or near \"int\"");
  CHECK(result.operations[1].span.of(text).substr(0, 3) == "int");
}

}  // namespace migrate::sql
