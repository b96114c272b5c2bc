#include <doctest/doctest.h>

#include "ir/build.h"
#include "migrate/ir/schema.h"

namespace migrate::ir {

using build::column;
using build::create;
using build::table;

namespace {

Schema shop(const std::string& dialect = "postgresql") {
  Schema schema(dialect);
  apply(schema, create("items", {build::key(), column("a")}));
  apply(schema, create("orders", {build::key(), column("a")}));
  apply(schema, build::index("items", {"a"}, {"ix", false}));
  return schema;
}

DropIndex drop(const std::string& name, TableName of = {}) {
  DropIndex result;
  result.name = {name, false};
  result.table = std::move(of);
  return result;
}

}  // namespace

TEST_CASE("an index has one name in a schema") {
  for (const char* dialect : {"postgresql", "sqlite"}) {
    Schema schema = shop(dialect);
    const auto failures = apply(schema, build::index("orders", {"a"}, {"ix", false}));
    REQUIRE(failures.size() == 1);
    CHECK(failures[0].message == "there is an index ix already");
  }
  Schema mysql = shop("mysql");
  CHECK(apply(mysql, build::index("orders", {"a"}, {"ix", false})).empty());
}

TEST_CASE("an index needs its columns") {
  Schema schema = shop();
  const auto failures = apply(schema, build::index("items", {"x"}, {"ix2", false}));
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].message == "the table items has no column x");
}

TEST_CASE("an index without a name gets one") {
  Schema schema = shop();
  apply(schema, build::index("orders", {"a"}));
  CHECK(schema.has_index(table("orders"), "ix_orders_a") == Truth::kYes);
  apply(schema, build::index("orders", {"a"}), true, true);
  CHECK(schema.has_index(table("orders"), "orders_a_idx") == Truth::kYes);
}

TEST_CASE("an index is dropped with and without its table") {
  Schema schema = shop();
  CHECK(apply(schema, drop("ix")).empty());
  CHECK(schema.has_index(table("items"), "ix") == Truth::kNo);
  CHECK(apply(schema, drop("ix")).size() == 1);
  CHECK(apply(schema, drop("ix", table("items"))).size() == 1);
  DropIndex may = drop("ix");
  may.if_exists = true;
  CHECK(apply(schema, may).empty());
  // PostgreSQL finds an index whatever table is named.
  apply(schema, build::index("items", {"a"}, {"ix", false}));
  CHECK(apply(schema, drop("ix", table("orders"))).empty());
}

TEST_CASE("the index of a constraint stays") {
  Schema schema = shop();
  const auto failures = apply(schema, drop("items_pkey"));
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].kind == Failure::Kind::kInUse);
}

TEST_CASE("an index is renamed, with the constraint that it belongs to") {
  Schema schema = shop();
  CHECK(apply(schema, RenameIndex{{}, "ix", "ix_new"}).empty());
  CHECK(schema.has_index(table("items"), "ix_new") == Truth::kYes);
  CHECK(apply(schema, RenameIndex{{}, "items_pkey", "pk"}).empty());
  CHECK(schema.has_constraint(table("items"), "pk") == Truth::kYes);
}

TEST_CASE("an index of a materialized view is no index of a table") {
  Schema schema;
  SqlStatement view;
  view.kind = SqlStatement::Kind::kCreate;
  view.tag = "CREATE MATERIALIZED VIEW";
  view.writes = {{ObjectKind::kMaterializedView, "", "totals", ""}};
  apply(schema, view);
  CHECK(apply(schema, build::index("totals", {"a"}, {"ix", false})).empty());
  CHECK(apply(schema, drop("ix")).empty());
  CHECK(apply(schema, drop("ix")).size() == 1);
}

}  // namespace migrate::ir
