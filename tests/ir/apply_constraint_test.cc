#include <doctest/doctest.h>

#include "ir/build.h"
#include "migrate/ir/schema.h"

namespace migrate::ir {

using build::column;
using build::create;
using build::table;

namespace {

Schema shop(const std::string& dialect = "postgresql", NamingConvention convention = {}) {
  Schema schema(dialect, std::move(convention));
  apply(schema, create("items", {build::key(), column("a"), column("b")}));
  apply(schema, create("orders", {build::key(), column("item")}));
  return schema;
}

std::string only_failure(Schema& schema, const Operation& operation) {
  const auto failures = apply(schema, operation);
  return failures.size() == 1 ? failures[0].message : std::to_string(failures.size());
}

}  // namespace

TEST_CASE("a constraint without a name gets that of PostgreSQL, of the convention, or none") {
  Schema postgres = shop();
  apply(postgres, AddConstraint{table("items"), build::unique({"a", "b"})});
  CHECK(postgres.has_constraint(table("items"), "items_a_b_key") == Truth::kYes);
  apply(postgres, AddConstraint{table("items"), build::unique({"a", "b"})});
  CHECK(postgres.has_constraint(table("items"), "items_a_b_key1") == Truth::kYes);
  Schema conventional = shop("postgresql", {true, {{"uq", "uq_%(table_name)s_%(column_0_name)s"}}});
  apply(conventional, AddConstraint{table("items"), build::unique({"a"})});
  CHECK(conventional.has_constraint(table("items"), "uq_items_a") == Truth::kYes);
  apply(conventional, AddConstraint{table("items"), build::unique({"b"})}, true, true);
  CHECK(conventional.has_constraint(table("items"), "items_b_key") == Truth::kYes);
  Schema sqlite = shop("sqlite");
  apply(sqlite, AddConstraint{table("items"), build::unique({"a"})});
  CHECK_FALSE(sqlite.table(table("items"))->constraints.back().name.name.given());
}

TEST_CASE("a foreign key needs a table, its columns and a key there") {
  Schema schema = shop();
  CHECK(only_failure(schema, AddConstraint{table("orders"), build::foreign({"item"}, "none")}) ==
        "there is no table none");
  CHECK(only_failure(schema,
                     AddConstraint{table("orders"), build::foreign({"item"}, "items", {"x"})}) ==
        "the table items has no column x");
  CHECK(only_failure(schema,
                     AddConstraint{table("orders"), build::foreign({"item"}, "items", {"a"})}) ==
        "the columns that it refers to in items are no primary key and not unique");
  CHECK(only_failure(schema, AddConstraint{table("orders"), build::foreign({"x"}, "items")}) ==
        "the table orders has no column x");
  CreateIndex unique = build::index("items", {"a"}, {"ix_a", false});
  unique.index.unique = true;
  apply(schema, unique);
  CHECK(only_failure(schema, AddConstraint{table("orders"),
                                           build::foreign({"item"}, "items", {"a"})}) == "0");
  CHECK(only_failure(schema, AddConstraint{table("orders"), build::foreign({"item"}, "items")}) ==
        "0");
}

TEST_CASE("names are taken once in a table, and by indexes in a schema") {
  Schema schema = shop();
  apply(schema, AddConstraint{table("items"), build::check("a > 0", {"positive", false})});
  CHECK(
      only_failure(schema, AddConstraint{table("items"), build::check("b", {"positive", true})}) ==
      "the table items has a constraint positive already");
  CHECK(only_failure(schema, AddConstraint{table("orders"),
                                           build::check("item", {"positive", true})}) == "0");
  apply(schema, AddConstraint{table("items"), build::unique({"a"}, {"uq", false})});
  CHECK(
      only_failure(schema, AddConstraint{table("orders"), build::unique({"item"}, {"uq", true})}) ==
      "there is a relation uq already");
  const std::string name(64, 'n');
  CHECK(only_failure(schema, AddConstraint{table("items"), build::unique({"a"}, {name, false})}) ==
        "the name " + name + " is longer than 63 characters");
}

TEST_CASE("one primary key in PostgreSQL, the last one in SQLite") {
  Schema schema = shop();
  CHECK(only_failure(schema, AddConstraint{table("items"), build::primary({"a"})}) ==
        "the table items has a primary key already");
  apply(schema, DropConstraint{table("items"), {"items_pkey", true}, {}, {}, false});
  CHECK(only_failure(schema, AddConstraint{table("items"), build::primary({"a"})}) == "0");
  CHECK(schema.column(table("items"), "a")->nullable.is(false));
  Schema sqlite = shop("sqlite");
  CHECK(only_failure(sqlite, AddConstraint{table("items"), build::primary({"a"})}) == "0");
  CHECK(sqlite.table(table("items"))->constraints.size() == 1);
}

TEST_CASE("a constraint that is not there, one that is needed") {
  Schema schema = shop();
  CHECK(only_failure(schema, DropConstraint{table("items"), {"x", true}, {}, {}, false}) ==
        "the table items has no constraint x");
  CHECK(only_failure(schema, DropConstraint{table("items"), {"x", true}, {}, true, false}) == "0");
  apply(schema, AddConstraint{table("orders"), build::foreign({"item"}, "items")});
  CHECK(only_failure(schema, DropConstraint{table("items"), {"items_pkey", true}, {}, {}, false}) ==
        "the foreign key orders_item_fkey of orders needs it");
  CHECK(only_failure(schema, DropConstraint{table("items"), {"items_pkey", true}, {}, {}, true}) ==
        "0");
  CHECK(schema.referrers(table("items")).empty());
}

TEST_CASE("one cause is reported once, and what refers to it stays") {
  Schema schema = shop();
  CHECK(only_failure(schema, create("lines", {column("a"), column("b")},
                                    {build::foreign({"a"}, "none"),
                                     build::foreign({"b"}, "none")})) == "there is no table none");
  CHECK(schema.table(table("lines"))->constraints.size() == 2);
  CHECK(apply(schema, AddColumn{table("none"), column("c"), {}}).empty());
  CHECK(only_failure(schema, DropConstraint{table("items"), {}, {}, {}, false}) ==
        "the constraint to drop has no name");
  // Which one was meant is not known, so nothing that follows from it is reported.
  CHECK(apply(schema, AddConstraint{table("items"), build::primary({"a"}, {"items_pkey", true})})
            .empty());
}

TEST_CASE("in SQLite a batch may name what has no name") {
  Schema schema = shop("sqlite");
  apply(schema, AddConstraint{table("items"), build::unique({"a"})});
  CHECK(apply(schema,
              DropConstraint{
                  table("items"), {"uq_items_a", false}, Constraint::Kind::kUnique, {}, false})
            .empty());
  CHECK(schema.table(table("items"))->constraints.size() == 1);
}

TEST_CASE("a key made of an index takes its place") {
  Schema schema = shop();
  CreateIndex unique = build::index("items", {"a"}, {"ix_a", false});
  unique.index.unique = true;
  apply(schema, unique);
  Constraint constraint = build::unique({});
  constraint.columns = {};
  constraint.using_index = "ix_a";
  CHECK(only_failure(schema, AddConstraint{table("items"), constraint}) == "0");
  CHECK(schema.table(table("items"))->indexes.empty());
  CHECK(schema.has_constraint(table("items"), "ix_a") == Truth::kYes);
}

TEST_CASE("validated and renamed") {
  Schema schema = shop();
  Constraint check = build::check("a > 0", {"positive", true});
  check.not_valid = true;
  apply(schema, AddConstraint{table("items"), check});
  CHECK(schema.table(table("items"))->constraints.back().not_valid.is(true));
  CHECK(only_failure(schema, ValidateConstraint{table("items"), "positive"}) == "0");
  CHECK_FALSE(schema.table(table("items"))->constraints.back().not_valid.given());
  CHECK(only_failure(schema, RenameConstraint{table("items"), "positive", "above_zero"}) == "0");
  CHECK(schema.has_constraint(table("items"), "positive") == Truth::kNo);
  CHECK(schema.has_constraint(table("items"), "above_zero") == Truth::kYes);
  CHECK(only_failure(schema, ValidateConstraint{table("items"), "positive"}) ==
        "the table items has no constraint positive");
}

}  // namespace migrate::ir
