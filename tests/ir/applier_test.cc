#include "ir/applier.h"

#include <doctest/doctest.h>

#include "ir/build.h"

namespace migrate::ir {

using build::column;
using build::create;
using build::table;

TEST_CASE("an operation on a table that is not there fails, and only when that is certain") {
  Schema schema;
  const AddColumn add{table("users"), column("a"), {}};
  const auto failures = apply(schema, add);
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].kind == Failure::Kind::kUnknownObject);
  CHECK(failures[0].object == ObjectRef{ObjectKind::kTable, "", "users", ""});
  CHECK(failures[0].message == "there is no table users");
  CHECK(apply(schema, add, false).empty());
  apply(schema, Opaque{"a call", "why", false});
  CHECK(apply(schema, add).empty());
}

TEST_CASE("after something opaque a table is known again once it is made or dropped") {
  Schema schema;
  apply(schema, create("users"));
  apply(schema, create("teams"));
  apply(schema, Opaque{"a call", "why", false});
  CHECK(schema.everything_uncertain());
  CHECK(schema.has_table(table("users")) == Truth::kUnknown);
  CHECK(schema.table(table("users")) == nullptr);
  // What is added is there, whatever else the table holds.
  apply(schema, AddColumn{table("users"), column("b"), {}});
  CHECK(schema.has_table(table("users")) == Truth::kYes);
  CHECK(schema.has_column(table("users"), "b") == Truth::kYes);
  CHECK(schema.has_column(table("users"), "id") == Truth::kUnknown);
  CHECK(schema.uncertain(table("users")));
  apply(schema, DropTable{table("users"), {}, false});
  CHECK(schema.has_table(table("users")) == Truth::kNo);
  apply(schema, create("users"));
  CHECK(schema.has_column(table("users"), "id") == Truth::kYes);
  CHECK(schema.has_column(table("users"), "b") == Truth::kNo);
  CHECK_FALSE(schema.uncertain(table("users")));
  CHECK(schema.has_table(table("teams")) == Truth::kUnknown);
}

TEST_CASE("an opaque step that only touches rows leaves the schema alone") {
  Schema schema;
  apply(schema, create("users"));
  apply(schema, Opaque{"an ORM session", "why", true});
  CHECK(schema.has_table(table("users")) == Truth::kYes);
}

TEST_CASE("under an unknown condition only what is touched becomes uncertain") {
  Schema schema;
  apply(schema, create("users", {build::key(), column("a")}));
  apply(schema, AddColumn{table("users"), column("b"), {}}, false);
  CHECK(schema.has_column(table("users"), "b") == Truth::kUnknown);
  CHECK(schema.has_column(table("users"), "a") == Truth::kYes);
  CHECK(schema.has_column(table("users"), "c") == Truth::kNo);
  apply(schema, DropColumn{table("users"), "a", {}, false}, false);
  CHECK(schema.has_column(table("users"), "a") == Truth::kUnknown);
  // A certain step on them fails in neither case, and decides.
  CHECK(apply(schema, AddColumn{table("users"), column("b"), {}}).empty());
  CHECK(schema.has_column(table("users"), "b") == Truth::kYes);
  CHECK(apply(schema, DropColumn{table("users"), "a", {}, false}).empty());
  CHECK(schema.has_column(table("users"), "a") == Truth::kNo);
  apply(schema, create("teams"), false);
  CHECK(schema.has_table(table("teams")) == Truth::kUnknown);
  apply(schema, DropTable{table("users"), {}, false}, false);
  CHECK(schema.has_table(table("users")) == Truth::kUnknown);
}

TEST_CASE("a table of an unknown name may be any that is not there, but no other changes") {
  Schema schema;
  apply(schema, create("users"));
  CreateTable unknown = create("x");
  unknown.table.name.name = Unknown{"a loop"};
  apply(schema, unknown);
  CHECK(schema.may_have_other_tables());
  CHECK(schema.has_table(table("users")) == Truth::kYes);
  CHECK(schema.has_table(table("teams")) == Truth::kUnknown);
  apply(schema, DropTable{table("teams"), {}, false});
  CHECK(schema.has_table(table("teams")) == Truth::kNo);
}

TEST_CASE("the default schema has two names") {
  Schema schema;
  apply(schema, create("users"));
  CHECK(schema.has_table({"public", "users"}) == Truth::kYes);
  CHECK(schema.has_table({"app", "users"}) == Truth::kNo);
  Schema sqlite("sqlite");
  apply(sqlite, create("Users"));
  CHECK(sqlite.has_table({"main", "uSERS"}) == Truth::kYes);
  CHECK(sqlite.has_column(table("users"), "ID") == Truth::kYes);
}

// 10,000 revisions on 1,000 tables, with the schema before and after each: copies must not count.
TEST_CASE("copies share what is the same") {
  Schema schema;
  for (int i = 0; i < 1000; ++i) {
    std::vector<Column> columns = {build::key()};
    for (int j = 0; j < 10; ++j) columns.push_back(column("c" + std::to_string(j)));
    apply(schema, create("t" + std::to_string(i), columns));
  }
  std::vector<Schema> kept;
  for (int i = 0; i < 10000; ++i) {
    kept.push_back(schema);
    apply(schema,
          AddColumn{table("t" + std::to_string(i % 1000)), column("n" + std::to_string(i)), {}});
  }
  CHECK(kept[0].has_column(table("t0"), "n0") == Truth::kNo);
  CHECK(kept[1].has_column(table("t0"), "n0") == Truth::kYes);
  CHECK(kept[5000].tables().find({"", "t1"})->columns.size() == 11 + 5);
}

}  // namespace migrate::ir
