#include "dialect/postgres_types.h"

#include <doctest/doctest.h>

#include "dialect/build.h"

// Every pair of types is compared with a server in tests/db.

namespace migrate::dialect::postgres {
namespace {

using ir::Truth;

ServerType type(ir::Type declared) {
  const auto known = server_type(declared);
  REQUIRE(known);
  return *known;
}

}  // namespace

TEST_CASE("types of SQLAlchemy as the server has them") {
  CHECK(type(type_named("String")).name == "varchar");
  CHECK(type(type_named("UnicodeText")).name == "text");
  CHECK(type(type_named("BigInteger")).name == "int8");
  CHECK(type(type_named("postgresql.DOUBLE_PRECISION")).name == "float8");
  CHECK(type(type_named("CHAR")).length == 1);
  ir::Type zoned = type_named("DateTime");
  zoned.timezone = true;
  CHECK(type(zoned).name == "timestamptz");
  ir::Type single = type_named("Float");
  single.precision = 24;
  CHECK(type(single).name == "float4");
  ir::Type text_uuid = type_named("Uuid");
  text_uuid.other = {"native_uuid=False"};
  CHECK(type(text_uuid).name == "bpchar");
}

TEST_CASE("an enumeration is a type of its own, or as long as its longest label") {
  ir::Type native = type_named("Enum");
  native.labels = std::vector<std::string>{"a", "bcd"};
  CHECK_FALSE(server_type(native));  // SQLAlchemy would refuse it: it has no name
  native.type_name = "mood";
  CHECK(type(native).is_enum);
  native.native_enum = false;
  CHECK(type(native).name == "varchar");
  CHECK(type(native).length == 3);
}

TEST_CASE("the variant of PostgreSQL counts") {
  ir::Type generic = type_named("JSON");
  ir::Type variant = type_named("postgresql.JSONB");
  variant.dialect = "postgresql";
  generic.variants.push_back(variant);
  CHECK(type(generic).name == "jsonb");
}

TEST_CASE("what is not known is not guessed") {
  CHECK_FALSE(server_type(ir::Type::unknown("a call")));
  CHECK_FALSE(server_type(type_named("mysql.TINYINT")));
  ir::Type length = type_named("String");
  length.length = ir::Unknown{"a variable"};
  CHECK_FALSE(server_type(length));
  ir::Type array = type_named("ARRAY");
  CHECK_FALSE(server_type(array));
  array.item.push_back(type_named("ARRAY"));
  CHECK_FALSE(server_type(array));
}

TEST_CASE("types of the project's own") {
  const ServerType own = type(type_named("sql.geometry(Point,4326)"));
  CHECK(rewrites(own, own) == Truth::kNo);
  CHECK(rewrites(own, type(type_named("Text"))) == Truth::kUnknown);
  ir::Type mood = type_named("Enum");
  mood.type_name = "mood";
  CHECK(rewrites(type(mood), type(type_named("Text"))) == Truth::kYes);
}

TEST_CASE("what depends on the session is not known") {
  ir::Type zoned = type_named("DateTime");
  zoned.timezone = true;
  CHECK(rewrites(type(type_named("DateTime")), type(zoned)) == Truth::kUnknown);
  CHECK(rebuilds_indexes(type(type_named("DateTime")), type(zoned)) == Truth::kUnknown);
}

}  // namespace migrate::dialect::postgres
