#include <doctest/doctest.h>

#include "ir/build.h"
#include "migrate/ir/schema.h"

namespace migrate::ir {

using build::column;
using build::create;
using build::table;

namespace {

CreateEnum mood() { return {{}, "mood", std::vector<std::string>{"a", "c"}, {}}; }

std::string labels(const Schema& schema, const std::string& name = "mood") {
  std::string text;
  for (const std::string& label : schema.enums().find({"", name})->labels) text += label;
  return text;
}

}  // namespace

TEST_CASE("an enumeration is made once, or when it is not there") {
  Schema schema;
  CHECK(apply(schema, mood()).empty());
  CHECK(apply(schema, mood()).size() == 1);
  CreateEnum check = mood();
  check.checkfirst = true;
  CHECK(apply(schema, check).empty());
}

TEST_CASE("values are added in their place") {
  Schema schema;
  apply(schema, mood());
  CHECK(apply(schema, AddEnumValue{{}, "mood", "d", {}, {}, false}).empty());
  CHECK(apply(schema, AddEnumValue{{}, "mood", "b", {}, "a", false}).empty());
  CHECK(apply(schema, AddEnumValue{{}, "mood", "0", "a", {}, false}).empty());
  CHECK(labels(schema) == "0abcd");
  CHECK(apply(schema, AddEnumValue{{}, "mood", "b", {}, {}, false}).size() == 1);
  CHECK(apply(schema, AddEnumValue{{}, "mood", "b", {}, {}, true}).empty());
  CHECK(apply(schema, AddEnumValue{{}, "mood", "x", "none", {}, false}).size() == 1);
  CHECK(apply(schema, AddEnumValue{{}, "none", "x", {}, {}, false}).size() == 1);
  CHECK(apply(schema, RenameEnumValue{{}, "mood", "b", "B"}).empty());
  CHECK(labels(schema) == "0aBcd");
  CHECK(apply(schema, RenameEnumValue{{}, "mood", "b", "B"}).size() == 1);
}

TEST_CASE("a type that is used stays, unless with CASCADE") {
  Schema schema;
  Type type = build::enumeration("mood", {"a"});
  apply(schema, create("t", {build::key(), column("mood", type)}));
  const auto failures = apply(schema, DropType{{}, "mood", {}, false});
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].message == "the table t uses it");
  Schema cascade = schema;
  CHECK(apply(cascade, DropType{{}, "mood", {}, true}).empty());
  CHECK(cascade.has_column(table("t"), "mood") == Truth::kNo);
  CHECK(apply(schema, DropTable{table("t"), {}, false}).empty());
  CHECK(apply(schema, DropType{{}, "mood", {}, false}).empty());
  CHECK(apply(schema, DropType{{}, "mood", {}, false}).size() == 1);
  CHECK(apply(schema, DropType{{}, "mood", true, false}).empty());
}

TEST_CASE("columns follow a renamed type") {
  Schema schema;
  apply(schema, create("t", {column("mood", build::enumeration("mood", {"a"})),
                             column("text", build::type("sql.mood"))}));
  CHECK(apply(schema, RenameType{{}, "mood", "state"}).empty());
  CHECK(schema.has_type("", "mood") == Truth::kNo);
  CHECK(schema.column(table("t"), "mood")->type.type_name.is("state"));
  CHECK(schema.column(table("t"), "text")->type.name == "sql.state");
  CHECK(schema.users_of_type("", "state").size() == 1);
  CHECK(apply(schema, RenameType{{}, "mood", "x"}).size() == 1);
}

TEST_CASE("schemas hold tables") {
  Schema schema;
  CHECK(apply(schema, CreateSchema{"app", {}}).empty());
  CHECK(apply(schema, CreateSchema{"app", {}}).size() == 1);
  CHECK(apply(schema, CreateSchema{"app", true}).empty());
  CreateTable inside = create("t");
  inside.table.name.schema = "app";
  CHECK(apply(schema, inside).empty());
  CHECK(apply(schema, DropSchema{"app", {}, {}}).size() == 1);
  CHECK(apply(schema, DropSchema{"app", {}, true}).empty());
  CHECK(schema.tables().empty());
  CHECK(schema.schemas().empty());
}

}  // namespace migrate::ir
