#include <doctest/doctest.h>

#include "ir/build.h"
#include "migrate/ir/schema.h"

namespace migrate::ir {

using build::column;
using build::create;
using build::table;

namespace {

Schema with_posts(const std::string& dialect = "postgresql") {
  Schema schema(dialect);
  apply(schema, create("users"));
  apply(schema,
        create("posts", {build::key(), column("user_id")}, {build::foreign({"user_id"}, "users")}));
  return schema;
}

SqlStatement view(const std::string& name, const std::string& of) {
  SqlStatement statement;
  statement.kind = SqlStatement::Kind::kCreate;
  statement.tag = "CREATE VIEW";
  statement.writes = {{ObjectKind::kView, "", name, ""}};
  statement.reads = {{ObjectKind::kTable, "", of, ""}};
  return statement;
}

}  // namespace

TEST_CASE("a table is made once") {
  Schema schema = with_posts();
  const auto failures = apply(schema, create("users", {column("other")}));
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].kind == Failure::Kind::kAlreadyExists);
  CHECK(schema.has_column(table("users"), "other") == Truth::kNo);
  CreateTable again = create("users");
  again.if_not_exists = true;
  CHECK(apply(schema, again).empty());
  apply(schema, view("all_users", "users"));
  CHECK(apply(schema, create("all_users")).size() == 1);
}

TEST_CASE("PostgreSQL does not drop what is referred to, SQLite does") {
  Schema schema = with_posts();
  const auto failures = apply(schema, DropTable{table("users"), {}, false});
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].kind == Failure::Kind::kInUse);
  CHECK(failures[0].message == "the table posts has a foreign key to it");
  CHECK(schema.has_table(table("users")) == Truth::kYes);
  CHECK(apply(schema, DropTable{table("users"), {}, true}).empty());
  CHECK(schema.has_table(table("users")) == Truth::kNo);
  CHECK(schema.has_constraint(table("posts"), "posts_user_id_fkey") == Truth::kNo);
  Schema sqlite = with_posts("sqlite");
  CHECK(apply(sqlite, DropTable{table("users"), {}, false}).empty());
}

TEST_CASE("a dropped table takes its sequences, indexes and triggers along") {
  Schema schema;
  apply(schema, create("users", {build::key(), column("a")}));
  apply(schema, build::index("users", {"a"}, {"ix", false}));
  SqlStatement trigger;
  trigger.kind = SqlStatement::Kind::kCreate;
  trigger.tag = "CREATE TRIGGER";
  trigger.writes = {{ObjectKind::kTrigger, "", "users", "stamp"}};
  apply(schema, trigger);
  CHECK(schema.others().size() == 2);
  CHECK(apply(schema, DropTable{table("users"), {}, false}).empty());
  CHECK(schema.others().empty());
  CHECK(schema.table_of_index("", "ix") == nullptr);
  CHECK(apply(schema, DropTable{table("users"), {}, false}).size() == 1);
  CHECK(apply(schema, DropTable{table("users"), true, false}).empty());
}

TEST_CASE("a view keeps its table") {
  Schema schema;
  apply(schema, create("users"));
  apply(schema, view("v", "users"));
  apply(schema, view("w", "v"));
  const auto failures = apply(schema, DropTable{table("users"), {}, false});
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].message == "the view v needs it");
  CHECK(apply(schema, DropTable{table("users"), {}, true}).empty());
  CHECK(schema.views().empty());
}

TEST_CASE("foreign keys and views follow a renamed table, names stay") {
  Schema schema = with_posts();
  apply(schema, view("v", "users"));
  CHECK(apply(schema, RenameTable{table("users"), "people"}).empty());
  CHECK(schema.has_table(table("users")) == Truth::kNo);
  CHECK(schema.referrers(table("people")).size() == 1);
  CHECK(schema.has_constraint(table("people"), "users_pkey") == Truth::kYes);
  CHECK(schema.views().find({"", "v"})->reads[0].name == "people");
  CHECK(schema.others().contains({ObjectKind::kSequence, "", "users_id_seq", ""}));
  // The name of the key is taken, so the next table of the old name gets another.
  apply(schema, create("users"));
  CHECK(schema.has_constraint(table("users"), "users_pkey1") == Truth::kYes);
  CHECK(schema.column(table("users"), "id")->sequence.is("users_id_seq1"));
  CHECK(apply(schema, RenameTable{table("people"), "users"}).size() == 1);
}

TEST_CASE("comments of tables") {
  Schema schema = with_posts();
  apply(schema, SetTableComment{table("users"), "people"});
  CHECK(schema.table(table("users"))->comment.is("people"));
  apply(schema, SetTableComment{table("users"), {}});
  CHECK_FALSE(schema.table(table("users"))->comment.given());
  apply(schema, SetTableComment{table("users"), "maybe"}, false);
  CHECK(schema.table(table("users"))->comment.unknown());
}

}  // namespace migrate::ir
