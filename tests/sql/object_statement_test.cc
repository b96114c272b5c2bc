#include "sql/object_statement.h"

#include <doctest/doctest.h>

#include "sql/shown.h"

namespace migrate::sql {

TEST_CASE("objects without an operation") {
  CHECK(shown("CREATE OR REPLACE VIEW v AS SELECT a FROM t JOIN u ON true") ==
        "statement CREATE OR REPLACE VIEW(name=\"v\", reads=[table t, table u], writes=[view v])");
  CHECK(shown("CREATE FUNCTION s.f() RETURNS trigger AS $$ BEGIN END $$ LANGUAGE plpgsql") ==
        "statement CREATE FUNCTION(name=\"f\", writes=[function s.f])");
  CHECK(shown("CREATE TRIGGER g AFTER UPDATE ON s.t FOR EACH ROW EXECUTE FUNCTION f()") ==
        "statement CREATE TRIGGER(name=\"g\", reads=[function f], writes=[trigger s.t.g])");
  CHECK(shown("CREATE SEQUENCE q OWNED BY s.t.c") ==
        "statement CREATE SEQUENCE(name=\"q\", reads=[column s.t.c], writes=[sequence q])");
  CHECK(shown("ALTER SEQUENCE q RESTART") ==
        "statement ALTER SEQUENCE(name=\"q\", writes=[sequence q])");
  CHECK(shown("CREATE EXTENSION IF NOT EXISTS hstore") ==
        "statement CREATE EXTENSION(name=\"hstore\", writes=[extension hstore], "
        "if_not_exists=True)");
  CHECK(shown("CREATE POLICY p ON t USING (true)") ==
        "statement CREATE POLICY(name=\"p\", writes=[policy t.p])");
  CHECK(shown("CREATE RULE r AS ON INSERT TO t DO INSTEAD NOTHING") ==
        "statement CREATE RULE(name=\"r\", writes=[object t.r])");
  CHECK(shown("CREATE AGGREGATE a (int) (sfunc = f, stype = int)") ==
        "statement CREATE AGGREGATE(name=\"a\", writes=[function a])");
  CHECK(shown("CREATE TYPE c AS (a int)") == "statement CREATE TYPE(name=\"c\", writes=[type c])");
  CHECK(shown("CREATE DOMAIN d AS text CHECK (VALUE <> '')") ==
        "statement CREATE DOMAIN(name=\"d\", writes=[domain d])");
  CHECK(shown("ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE <> '') NOT VALID") ==
        "statement ALTER DOMAIN ADD CONSTRAINT NOT VALID(name=\"d\", detail=\"c\", "
        "writes=[domain d])");
  CHECK(shown("CREATE STATISTICS s ON a, b FROM t") ==
        "statement CREATE STATISTICS(name=\"s\", reads=[table t], writes=[object s])");
  CHECK(shown("CREATE PUBLICATION p FOR TABLE t") ==
        "statement CREATE PUBLICATION(name=\"p\", reads=[table t], writes=[object p])");
}

TEST_CASE("schema and owner of anything") {
  CHECK(shown("ALTER TABLE t SET SCHEMA s") ==
        "statement ALTER TABLE SET SCHEMA(name=\"t\", detail=\"s\", writes=[table t])");
  CHECK(shown("ALTER VIEW v OWNER TO bob") ==
        "statement ALTER VIEW OWNER TO(detail=\"bob\", writes=[view v])");
  CHECK(shown("ALTER TYPE y OWNER TO CURRENT_USER") ==
        "statement ALTER TYPE OWNER TO(name=\"y\", detail=\"CURRENT_USER\", writes=[type y])");
}

}  // namespace migrate::sql
