#include <doctest/doctest.h>

#include "ir/build.h"
#include "migrate/ir/dump.h"
#include "migrate/ir/schema.h"

namespace migrate::ir {

using build::column;
using build::create;
using build::table;

namespace {

Schema shop() {
  Schema schema;
  apply(schema, create("items", {build::key(), column("a"), column("b"), column("c")},
                       {build::unique({"a"}), build::unique({"b", "c"}), build::check("a > b")}));
  apply(schema, build::index("items", {"b"}, {"ix_b", false}));
  apply(schema, build::index("items", {"b", "c"}, {"ix_b_c", false}));
  apply(schema, create("orders", {build::key(), column("item")},
                       {build::foreign({"item"}, "items", {"a"})}));
  return schema;
}

AlterColumn alter(const std::string& of, const std::string& name) {
  AlterColumn result;
  result.table = table(of);
  result.column = name;
  return result;
}

}  // namespace

TEST_CASE("a column is added once") {
  Schema schema = shop();
  CHECK(apply(schema, AddColumn{table("items"), column("d"), {}}).empty());
  const auto failures = apply(schema, AddColumn{table("items"), column("d"), {}});
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].message == "the table items has a column d already");
  CHECK(apply(schema, AddColumn{table("items"), column("d"), true}).empty());
}

TEST_CASE("a dropped column takes along what involves it") {
  Schema schema = shop();
  CHECK(apply(schema, DropColumn{table("items"), "b", {}, false}).empty());
  const Table& items = *schema.table(table("items"));
  CHECK(items.indexes.empty());
  REQUIRE(items.constraints.size() == 2);  // the primary key and that of a
  CHECK(schema.has_constraint(table("items"), "items_b_c_key") == Truth::kNo);
  const auto failures = apply(schema, DropColumn{table("items"), "b", {}, false});
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].message == "the table items has no column b");
  CHECK(apply(schema, DropColumn{table("items"), "b", true, false}).empty());
}

TEST_CASE("SQLite drops no column that an index needs") {
  Schema schema("sqlite");
  apply(schema, create("t", {build::key(), column("a")}));
  apply(schema, build::index("t", {"a"}, {"ix", false}));
  const auto failures = apply(schema, DropColumn{table("t"), "a", {}, false});
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].message == "the index ix needs it");
  DropIndex index;
  index.name = {"ix", true};
  apply(schema, index);
  CHECK(apply(schema, DropColumn{table("t"), "a", {}, false}).empty());
}

TEST_CASE("a column that another table refers to stays, unless with CASCADE") {
  Schema schema = shop();
  const auto failures = apply(schema, DropColumn{table("items"), "a", {}, false});
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].kind == Failure::Kind::kInUse);
  CHECK(failures[0].message == "the foreign key orders_item_fkey of orders needs it");
  CHECK(apply(schema, DropColumn{table("items"), "a", {}, true}).empty());
  CHECK(schema.referrers(table("items")).empty());
}

TEST_CASE("constraints, indexes and foreign keys follow a renamed column") {
  Schema schema = shop();
  AlterColumn rename = alter("items", "a");
  rename.new_name = "z";
  CHECK(apply(schema, rename).empty());
  CHECK(schema.has_column(table("items"), "a") == Truth::kNo);
  CHECK(schema.referrers(table("items"))[0].second->referent_columns.is({"z"}));
  CHECK(dump(schema).find("Check(text(\"z > b\"), name=items_check)") != std::string::npos);
  rename = alter("items", "b");
  rename.new_name = "y";
  CHECK(apply(schema, rename).empty());
  CHECK(dump(schema).find("Index([y, c], name=ix_b_c)") != std::string::npos);
  rename.column = "c";
  CHECK(apply(schema, rename).size() == 1);
  rename.column = "none";
  CHECK(apply(schema, rename).size() == 1);
}

TEST_CASE("what is altered is what is given") {
  Schema schema = shop();
  AlterColumn change = alter("items", "b");
  change.type = build::type("Text");
  change.nullable = false;
  change.server_default = ServerDefault{ServerDefault::Kind::kExpression, Expression::text("1")};
  change.comment = "of b";
  CHECK(apply(schema, change).empty());
  const Column& b = *schema.column(table("items"), "b");
  CHECK(b.type.name == "Text");
  CHECK(b.nullable.is(false));
  CHECK(b.server_default->value.name == "1");
  CHECK(b.comment.is("of b"));
  change = alter("items", "b");
  change.server_default.emplace();
  change.drop_comment = true;
  apply(schema, change);
  CHECK_FALSE(schema.column(table("items"), "b")->server_default);
  CHECK_FALSE(schema.column(table("items"), "b")->comment.given());
  CHECK(schema.column(table("items"), "b")->type.name == "Text");
  change = alter("items", "id");
  change.nullable = true;
  CHECK(apply(schema, change).size() == 1);
}

TEST_CASE("a change under an unknown condition leaves what it changes unknown") {
  Schema schema = shop();
  AlterColumn change = alter("items", "b");
  change.type = build::type("Text");
  change.nullable = false;
  apply(schema, change, false);
  const Column& b = *schema.column(table("items"), "b");
  CHECK_FALSE(b.type.known());
  CHECK(b.nullable.unknown());
  change = alter("items", "b");
  change.new_name = "y";
  apply(schema, change, false);
  CHECK(schema.has_column(table("items"), "b") == Truth::kUnknown);
  CHECK(schema.has_column(table("items"), "y") == Truth::kUnknown);
  CHECK(schema.has_column(table("items"), "c") == Truth::kYes);
}

}  // namespace migrate::ir
