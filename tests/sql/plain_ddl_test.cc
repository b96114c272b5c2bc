#include "sql/plain_ddl.h"

#include <doctest/doctest.h>

#include "sql/shown.h"

namespace migrate::sql {
namespace {

std::string sqlite(std::string_view text) { return shown(text, Grammar::kSqlite); }
std::string mysql(std::string_view text) { return shown(text, Grammar::kMysql); }

}  // namespace

TEST_CASE("SQLite's definitions are operations") {
  CHECK(sqlite("CREATE TEMP TABLE IF NOT EXISTS t (a) WITHOUT ROWID, STRICT") ==
        "create_table(t, prefixes=[TEMPORARY], sqlite_strict=True, sqlite_with_rowid=False, "
        "if_not_exists=True)\n"
        "  Column(a, ?(the column has no type))");
  CHECK(sqlite("CREATE UNIQUE INDEX IF NOT EXISTS i ON t (a, lower(b) DESC) WHERE a IS NOT NULL") ==
        "create_index(Index(t, [a, unary(\"DESC\", verbatim(\"lower(b)\"))], name=i, unique=True, "
        "where=verbatim(\"a IS NOT NULL\")), if_not_exists=True)");
  CHECK(sqlite("DROP TABLE IF EXISTS \"My Table\"") == "drop_table(\"My Table\", if_exists=True)");
  CHECK(sqlite("DROP INDEX main.i") == "drop_index(name=i)");
  CHECK(sqlite("ALTER TABLE T RENAME TO u") == "rename_table(T, u)");
  CHECK(sqlite("ALTER TABLE t RENAME a TO b") == "alter_column(t, a, new_name=b)");
  CHECK(sqlite("ALTER TABLE t DROP COLUMN a") == "drop_column(t, a)");
  CHECK(sqlite("ALTER TABLE t ADD a VARCHAR(3) NOT NULL DEFAULT 'x' REFERENCES u (id)") ==
        "add_column(t, Column(a, VARCHAR(3), nullable=False, server_default=\"x\", "
        "ForeignKey([a], u, [id])))");
}

TEST_CASE("MySQL's where they are the same") {
  CHECK(mysql("DROP TABLE `t`") == "drop_table(t)");
  CHECK(mysql("DROP INDEX i ON t") == "drop_index(t, name=i)");
  CHECK(mysql("ALTER TABLE t DROP COLUMN a") == "drop_column(t, a)");
}

TEST_CASE("what is not understood to the end is only classified") {
  CHECK(mysql("ALTER TABLE t DROP KEY a") ==
        "statement ALTER TABLE DROP KEY(name=\"t\", writes=[table t], objects_incomplete=True)");
  CHECK(mysql("ALTER TABLE t ADD COLUMN a int AFTER b") ==
        "statement ALTER TABLE ADD COLUMN(name=\"t\", writes=[table t], objects_incomplete=True)");
  CHECK(sqlite("CREATE TABLE t AS SELECT a FROM u") ==
        "statement CREATE TABLE AS(name=\"t\", reads=[table u], writes=[table t], "
        "objects_incomplete=True)");
  CHECK(sqlite("CREATE TABLE t (a int") ==
        "statement CREATE TABLE(name=\"t\", writes=[table t], objects_incomplete=True)");
}

}  // namespace migrate::sql
