#include "sql/operations.h"

#include <doctest/doctest.h>

#include "sql/shown.h"

namespace migrate::sql {

TEST_CASE("each family of statements finds its reader") {
  CHECK(shown("ALTER TABLE t DROP a; DROP TABLE t; DELETE FROM t; CREATE VIEW v AS SELECT 1; "
              "SET x = 1") ==
        "drop_column(t, a)\n"
        "drop_table(t)\n"
        "statement DELETE(name=\"t\", writes=[table t])\n"
        "statement CREATE VIEW(name=\"v\", writes=[view v])\n"
        "statement SET(name=\"x\", detail=\"1\")");
}

TEST_CASE("a schema may bring its tables along") {
  CHECK(shown("CREATE SCHEMA s CREATE TABLE t (a int)") ==
        "create_schema(s)\ncreate_table(t)\n  Column(a, INTEGER)");
}

}  // namespace migrate::sql
