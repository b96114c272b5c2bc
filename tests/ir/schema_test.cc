#include "migrate/ir/schema.h"

#include <doctest/doctest.h>

#include "ir/build.h"

namespace migrate::ir {

using build::column;
using build::create;
using build::table;

TEST_CASE("what is there, what is not, what nobody knows") {
  Schema schema;
  CreateTable users = create("users", {build::key(), column("email")});
  apply(schema, users);
  CHECK(schema.has_table(table("users")) == Truth::kYes);
  CHECK(schema.has_table(table("teams")) == Truth::kNo);
  CHECK(schema.has_table({{}, Unknown{"a call"}}) == Truth::kUnknown);
  CHECK(schema.has_column(table("users"), "email") == Truth::kYes);
  CHECK(schema.has_column(table("users"), "name") == Truth::kNo);
  CHECK(schema.has_column(table("teams"), "id") == Truth::kNo);
  CHECK(schema.column(table("users"), "email")->nullable.is(true));
  CHECK(schema.column(table("users"), "name") == nullptr);
  CHECK(schema.has_constraint(table("users"), "users_pkey") == Truth::kYes);
  CHECK(schema.has_constraint(table("users"), "x") == Truth::kNo);
}

TEST_CASE("a table that is not known in full may have more") {
  Schema schema;
  CreateTable users = create("users");
  users.table.incomplete = "*columns";
  apply(schema, users);
  CHECK(schema.has_column(table("users"), "id") == Truth::kYes);
  CHECK(schema.has_column(table("users"), "x") == Truth::kUnknown);
  CHECK(schema.has_index(table("users"), "x") == Truth::kUnknown);
  CreateTable teams = create("teams", {column("a")});
  teams.table.columns[0].name = Unknown{"a loop"};
  apply(schema, teams);
  CHECK(schema.has_column(table("teams"), "x") == Truth::kUnknown);
}

TEST_CASE("who refers to a table, who has an index, who uses a type") {
  Schema schema;
  apply(schema, create("users"));
  apply(schema,
        create("posts",
               {build::key(), column("user_id"), column("mood", build::enumeration("mood", {"a"}))},
               {build::foreign({"user_id"}, "users")}));
  apply(schema, build::index("posts", {"user_id"}, {"ix_posts", false}));
  const auto referrers = schema.referrers(table("users"));
  REQUIRE(referrers.size() == 1);
  CHECK(referrers[0].first->name == table("posts"));
  CHECK(referrers[0].second->name.name.is("posts_user_id_fkey"));
  CHECK(schema.table_of_index("", "ix_posts")->name == table("posts"));
  CHECK(schema.table_of_index("", "ix_users") == nullptr);
  CHECK(schema.has_index(table("posts"), "ix_posts") == Truth::kYes);
  REQUIRE(schema.users_of_type("", "mood").size() == 1);
  CHECK(schema.has_type("", "mood") == Truth::kYes);
  CHECK(schema.has_type("", "kind") == Truth::kNo);
  apply(schema, DropTable{table("posts"), {}, false});
  CHECK(schema.referrers(table("users")).empty());
  CHECK(schema.table_of_index("", "ix_posts") == nullptr);
}

}  // namespace migrate::ir
