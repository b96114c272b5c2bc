#include <doctest/doctest.h>

#include "migrate/ir/dump.h"

namespace migrate::ir {

namespace {

Type type(const std::string& name) {
  Type result;
  result.name = name;
  return result;
}

}  // namespace

TEST_CASE("types are written as SQLAlchemy writes them") {
  CHECK(dump(type("Integer")) == "Integer");
  Type string = type("String");
  string.length = 255;
  CHECK(dump(string) == "String(255)");
  Type numeric = type("Numeric");
  numeric.precision = 10;
  numeric.scale = 2;
  CHECK(dump(numeric) == "Numeric(10, 2)");
  Type scale = type("Numeric");
  scale.scale = 2;
  CHECK(dump(scale) == "Numeric(scale=2)");
  Type array = type("postgresql.ARRAY");
  array.item.push_back(string);
  CHECK(dump(array) == "postgresql.ARRAY(String(255))");
}

TEST_CASE("every field of a type is shown") {
  Type type_ = type("Enum");
  type_.labels = std::vector<std::string>{"a", "b c"};
  type_.type_name = "mood";
  type_.schema = "app";
  type_.timezone = true;
  type_.collation = "C.utf8";
  type_.charset = "utf8";
  type_.native_enum = false;
  type_.create_type = false;
  type_.create_constraint = true;
  type_.unsigned_ = true;
  type_.fields = "YEAR TO MONTH";
  type_.dimensions = 2;
  type_.other = {"as_uuid=True"};
  CHECK(dump(type_) ==
        "Enum(labels=[a, \"b c\"], name=mood, schema=app, timezone=True, collation=\"C.utf8\", "
        "charset=utf8, native_enum=False, create_type=False, create_constraint=True, "
        "unsigned=True, fields=\"YEAR TO MONTH\", dimensions=2, as_uuid=True)");
}

TEST_CASE("a type that is not known says why") {
  CHECK(dump(Type::unknown("a call of x()")) == "?(a call of x())");
  Type guid = type("CHAR");
  guid.length = 32;
  guid.decorator = "app.types.GUID";
  CHECK(dump(guid) == "app.types.GUID as CHAR(32)");
  Type custom = Type::unknown("app is not there");
  custom.decorator = "app.types.X";
  CHECK(dump(custom) == "app.types.X as ?(app is not there)");
}

TEST_CASE("variants follow the type") {
  Type json = type("JSON");
  json.variants.push_back(type("postgresql.JSONB"));
  json.variants.back().dialect = "postgresql";
  CHECK(dump(json) == "JSON | postgresql: postgresql.JSONB");
  CHECK(json.on("postgresql").name == "postgresql.JSONB");
  CHECK(json.on("sqlite").name == "JSON");
}

}  // namespace migrate::ir
