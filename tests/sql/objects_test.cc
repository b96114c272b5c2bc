#include "sql/objects.h"

#include <doctest/doctest.h>

#include <string>

#include "sql/shown.h"

namespace migrate::sql {
namespace {

ir::SqlStatement read(const char* text) {
  return only<ir::SqlStatement>(parse(text, Grammar::kPostgres));
}

}  // namespace

TEST_CASE("tables are read wherever they stand") {
  CHECK(shown("SELECT 1 FROM a JOIN b ON true LEFT JOIN s.c USING (x), d WHERE EXISTS (SELECT 1 "
              "FROM e) AND x IN (SELECT y FROM f UNION SELECT y FROM a)") ==
        "statement SELECT(reads=[table a, table b, table s.c, table d, table e, table f], "
        "where=True)");
}

TEST_CASE("a name of WITH is no table where it is in force") {
  CHECK(shown("WITH x AS (SELECT 1 FROM y), z AS (SELECT 1 FROM x) SELECT 1 FROM x, z") ==
        "statement SELECT(reads=[table y])");
  // Without RECURSIVE the query of a name sees the table of that name.
  CHECK(shown("WITH t AS (SELECT 1 FROM t) SELECT 1 FROM t") ==
        "statement SELECT(reads=[table t])");
  CHECK(shown("WITH RECURSIVE t AS (SELECT 1 FROM t) SELECT 1 FROM t") == "statement SELECT()");
  CHECK(shown("SELECT 1 FROM (WITH x AS (SELECT 1) SELECT 1 FROM x) a, x") ==
        "statement SELECT(reads=[table x])");
  CHECK(shown("WITH x AS (DELETE FROM a RETURNING *) INSERT INTO b SELECT * FROM x") ==
        "statement INSERT(name=\"b\", writes=[table a, table b], select_star=True)");
}

TEST_CASE("functions of somebody's own may do anything") {
  CHECK_FALSE(read("SELECT lower(a), now(), count(*) FROM t").volatile_functions);
  CHECK(read("SELECT random()").volatile_functions);
  CHECK(read("SELECT random()").objects_complete);
  CHECK(read("SELECT my_backfill()").volatile_functions);
  CHECK_FALSE(read("SELECT my_backfill()").objects_complete);
  CHECK_FALSE(read("SELECT app.lower(a)").objects_complete);
  CHECK(read("SELECT pg_catalog.lower(a)").objects_complete);
  CHECK(shown("SELECT setval('s.q', 1), nextval('r'::regclass)") ==
        "statement SELECT(writes=[sequence s.q, sequence r], volatile_functions=True)");
}

TEST_CASE("a condition that is always true is none") {
  for (const char* where :
       {"true", "1 = 1", "'a' = 'a'", "NOT false", "a = 1 OR true", "true AND 1 = 1"}) {
    CAPTURE(where);
    CHECK_FALSE(read((std::string("DELETE FROM t WHERE ") + where).c_str()).has_where);
  }
  for (const char* where : {"a", "a = 1", "1 = 2", "true AND a", "NULL", "a = a", "false"}) {
    CAPTURE(where);
    CHECK(read((std::string("DELETE FROM t WHERE ") + where).c_str()).has_where);
  }
  CHECK_FALSE(read("DELETE FROM t").has_where);
}

TEST_CASE("SELECT * is seen, but not in EXISTS or count(*)") {
  CHECK(read("SELECT t.* FROM t").select_star);
  CHECK_FALSE(read("SELECT count(*) FROM t WHERE EXISTS (SELECT * FROM u)").select_star);
}

TEST_CASE("each object once") {
  CHECK(shown("SELECT 1 FROM a, b, a c, b d") == "statement SELECT(reads=[table a, table b])");
}

}  // namespace migrate::sql
