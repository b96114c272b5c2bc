#include "sql/utility.h"

#include <doctest/doctest.h>

#include <string>

#include "sql/shown.h"

namespace migrate::sql {

TEST_CASE("settings") {
  CHECK(shown("SET LOCAL lock_timeout = '5s'") ==
        "statement SET LOCAL(name=\"lock_timeout\", detail=\"5s\", local=True)");
  CHECK(shown("SET search_path TO a, \"B\"") ==
        "statement SET(name=\"search_path\", detail=\"a, B\")");
  CHECK(shown("SET statement_timeout = 0") ==
        "statement SET(name=\"statement_timeout\", detail=\"0\")");
  CHECK(shown("SET x TO DEFAULT") == "statement SET(name=\"x\", detail=\"DEFAULT\")");
  CHECK(shown("SET TIME ZONE 'UTC'") == "statement SET(name=\"timezone\", detail=\"UTC\")");
  CHECK(shown("RESET ALL") == "statement RESET(name=\"ALL\")");
  CHECK(shown("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE") ==
        "statement SET TRANSACTION(name=\"TRANSACTION\", "
        "detail=\"transaction_isolation=serializable\")");
}

TEST_CASE("transactions") {
  CHECK(shown("BEGIN; START TRANSACTION; COMMIT; END; ROLLBACK; SAVEPOINT a; ROLLBACK TO a") ==
        "statement BEGIN()\nstatement BEGIN()\nstatement COMMIT()\nstatement COMMIT()\n"
        "statement ROLLBACK()\nstatement SAVEPOINT(name=\"a\")\n"
        "statement ROLLBACK TO SAVEPOINT(name=\"a\")");
}

TEST_CASE("maintenance") {
  CHECK(shown("VACUUM (FULL, ANALYZE) s.t") ==
        "statement VACUUM FULL(name=\"t\", writes=[table s.t], full=True)");
  CHECK(shown("VACUUM") == "statement VACUUM(objects_incomplete=True)");
  CHECK(shown("ANALYZE t") == "statement ANALYZE(name=\"t\", writes=[table t])");
  CHECK(shown("CLUSTER t USING i") ==
        "statement CLUSTER(name=\"t\", detail=\"i\", writes=[table t])");
  CHECK(shown("REINDEX INDEX CONCURRENTLY i") ==
        "statement REINDEX INDEX(name=\"i\", writes=[index i], concurrently=True)");
  CHECK(shown("REINDEX TABLE t") == "statement REINDEX TABLE(name=\"t\", writes=[table t])");
  CHECK(shown("REFRESH MATERIALIZED VIEW CONCURRENTLY v") ==
        "statement REFRESH MATERIALIZED VIEW(name=\"v\", writes=[materialized view v], "
        "concurrently=True)");
}

TEST_CASE("rights and roles") {
  CHECK(shown("GRANT SELECT, UPDATE (a) ON s.t TO bob, PUBLIC") ==
        "statement GRANT(name=\"t\", detail=\"SELECT, UPDATE\", writes=[table s.t, role bob, role "
        "PUBLIC])");
  CHECK(shown("REVOKE ALL ON ALL TABLES IN SCHEMA s FROM bob CASCADE") ==
        "statement REVOKE(name=\"s\", detail=\"ALL\", writes=[schema s, role bob], "
        "objects_incomplete=True, cascade=True)");
  CHECK(shown("GRANT admin TO bob") == "statement GRANT(detail=\"admin\", writes=[role bob])");
  CHECK(shown("ALTER ROLE bob SUPERUSER") ==
        "statement ALTER ROLE(name=\"bob\", writes=[role bob])");
}

TEST_CASE("code hides what it does") {
  CHECK(
      shown("DO $$ BEGIN EXECUTE x; END $$") ==
      "statement DO(name=\"plpgsql\", detail=\" BEGIN EXECUTE x; END \", objects_incomplete=True)");
  CHECK(shown("CALL s.p(1)") ==
        "statement CALL(name=\"p\", reads=[function s.p], objects_incomplete=True)");
}

TEST_CASE("the harmless") {
  CHECK(shown("SHOW x; LISTEN a; NOTIFY a; DISCARD ALL; SET CONSTRAINTS ALL DEFERRED") ==
        "statement SHOW(name=\"x\")\nstatement LISTEN()\nstatement NOTIFY()\n"
        "statement DISCARD ALL()\nstatement SET CONSTRAINTS()");
}

}  // namespace migrate::sql
