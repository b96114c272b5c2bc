#include "sql/query.h"

#include <doctest/doctest.h>

#include "sql/shown.h"

namespace migrate::sql {

TEST_CASE("changes of rows") {
  CHECK(shown("INSERT INTO t (a, b) SELECT a, b FROM u WHERE a > 1 ON CONFLICT DO NOTHING") ==
        "statement INSERT(name=\"t\", detail=\"ON CONFLICT DO NOTHING\", reads=[table u], "
        "writes=[table t], columns=[a, b], where=True)");
  CHECK(shown("INSERT INTO t VALUES (1)") ==
        "statement INSERT(name=\"t\", writes=[table t], select_star=True)");
  CHECK(shown("UPDATE s.t SET a = 1, b = u.b FROM u WHERE t.id = u.id") ==
        "statement UPDATE(name=\"t\", reads=[table u], writes=[table s.t], columns=[a, b], "
        "where=True)");
  CHECK(shown("DELETE FROM t USING u") ==
        "statement DELETE(name=\"t\", reads=[table u], writes=[table t])");
  CHECK(shown("MERGE INTO t USING u ON t.a = u.a WHEN MATCHED THEN DELETE") ==
        "statement MERGE(name=\"t\", reads=[table u], writes=[table t], where=True)");
}

TEST_CASE("tables made of queries") {
  CHECK(shown("CREATE TABLE b AS SELECT * FROM t") ==
        "statement CREATE TABLE AS(name=\"b\", reads=[table t], writes=[table b], "
        "select_star=True)");
  CHECK(shown("SELECT a INTO b FROM t WHERE a") ==
        "statement SELECT INTO(name=\"b\", reads=[table t], writes=[table b], where=True)");
  CHECK(shown("CREATE MATERIALIZED VIEW IF NOT EXISTS v AS SELECT a FROM t") ==
        "statement CREATE MATERIALIZED VIEW(name=\"v\", reads=[table t], "
        "writes=[materialized view v], if_not_exists=True)");
}

TEST_CASE("set_config is SET") {
  CHECK(shown("SELECT pg_catalog.set_config('search_path', '', false)") ==
        "statement SET(name=\"search_path\")");
  CHECK(shown("SELECT set_config('lock_timeout', '5s', true)") ==
        "statement SET LOCAL(name=\"lock_timeout\", detail=\"5s\", local=True)");
  CHECK(shown("SELECT set_config('x', a, true) FROM t") ==
        "statement SELECT(reads=[table t], volatile_functions=True)");
}

TEST_CASE("copy, truncate, lock, explain") {
  CHECK(shown("COPY t (a) FROM stdin") ==
        "statement COPY FROM(name=\"t\", writes=[table t], columns=[a])");
  CHECK(shown("COPY (SELECT a FROM t) TO '/x'") ==
        "statement COPY TO(detail=\"/x\", reads=[table t])");
  CHECK(shown("TRUNCATE a, b CASCADE") ==
        "statement TRUNCATE(name=\"a\", writes=[table a, table b], objects_incomplete=True, "
        "cascade=True)");
  CHECK(shown("LOCK TABLE t IN SHARE ROW EXCLUSIVE MODE") ==
        "statement LOCK TABLE(name=\"t\", detail=\"SHARE ROW EXCLUSIVE\", writes=[table t])");
  CHECK(shown("LOCK t") ==
        "statement LOCK TABLE(name=\"t\", detail=\"ACCESS EXCLUSIVE\", writes=[table t])");
  CHECK(shown("EXPLAIN DELETE FROM t") == "statement EXPLAIN(reads=[table t])");
  CHECK(shown("EXPLAIN ANALYZE DELETE FROM t") == "statement EXPLAIN(writes=[table t])");
}

}  // namespace migrate::sql
