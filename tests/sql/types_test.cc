#include "sql/types.h"

#include <doctest/doctest.h>

#include <string>

#include "sql/shown.h"

namespace migrate::sql {
namespace {

std::string type(const char* name) {
  const ParseResult result = parse(std::string("ALTER TABLE t ADD a ") + name, Grammar::kPostgres);
  return ir::dump(only<ir::AddColumn>(result).column.type);
}

}  // namespace

TEST_CASE("aliases of a type have one name") {
  for (const char* name : {"int", "integer", "int4", "serial", "pg_catalog.int4"})
    CHECK(type(name) == "INTEGER");
  for (const char* name : {"bigint", "int8", "bigserial"}) CHECK(type(name) == "BIGINT");
  for (const char* name : {"varchar(20)", "character varying(20)"})
    CHECK(type(name) == "VARCHAR(20)");
  for (const char* name : {"timestamptz", "timestamp with time zone"})
    CHECK(type(name) == "postgresql.TIMESTAMP(timezone=True)");
  for (const char* name : {"float8", "double precision", "float", "float(53)"})
    CHECK(type(name) == "postgresql.DOUBLE_PRECISION");
  for (const char* name : {"real", "float4", "float(24)"}) CHECK(type(name) == "REAL");
  for (const char* name : {"decimal(10, 2)", "numeric(10,2)", "dec(10,2)"})
    CHECK(type(name) == "NUMERIC(10, 2)");
  CHECK(type("char") == "CHAR(1)");
  CHECK(type("bool") == "BOOLEAN");
}

TEST_CASE("PostgreSQL's own types") {
  CHECK(type("jsonb") == "postgresql.JSONB");
  CHECK(type("uuid") == "postgresql.UUID");
  CHECK(type("bytea") == "postgresql.BYTEA");
  CHECK(type("timestamp(3)") == "postgresql.TIMESTAMP(3, timezone=False)");
  CHECK(type("interval") == "postgresql.INTERVAL");
  CHECK(type("interval day to second(3)") == "postgresql.INTERVAL(3, fields=\"DAY TO SECOND\")");
  CHECK(type("text[]") == "postgresql.ARRAY(TEXT)");
  CHECK(type("int[][]") == "postgresql.ARRAY(INTEGER, dimensions=2)");
  CHECK(type("bit varying(5)") == "postgresql.BIT(5, varying=True)");
  CHECK(type("text COLLATE \"de_DE\"") == "TEXT(collation=\"de_DE\")");
}

TEST_CASE("others keep their text") {
  CHECK(type("geometry(Point, 4326)") == "sql.geometry(point,4326)(name=geometry)");
  CHECK(type("app.mood") == "sql.app.mood(name=mood, schema=app)");
}

TEST_CASE("types of other databases") {
  CHECK(ir::dump(plain_type("Varchar", {"30"})) == "VARCHAR(30)");
  CHECK(ir::dump(plain_type("decimal", {"10", "2"})) == "DECIMAL(10, 2)");
  CHECK(ir::dump(plain_type("tinyint", {"1"})) == "sql.tinyint(1)");
}

}  // namespace migrate::sql
