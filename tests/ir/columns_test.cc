#include <doctest/doctest.h>

#include "ir/build.h"
#include "migrate/ir/dump.h"
#include "migrate/ir/schema.h"

namespace migrate::ir {

using build::column;
using build::create;
using build::table;

namespace {

std::string after(const std::vector<Operation>& operations, Schema schema = Schema()) {
  for (const Operation& operation : operations) CHECK(apply(schema, operation).empty());
  return dump(schema);
}

}  // namespace

TEST_CASE("what stands inside of a column belongs to the table") {
  Column email = column("email", build::type("Text"));
  email.unique = true;
  Column user = column("user_id");
  user.index = true;
  user.constraints.push_back(build::foreign({}, "users"));
  user.constraints[0].columns = {};
  Column price = column("price");
  price.constraints.push_back(build::check("price > 0"));
  CHECK(after({create("users"), create("posts", {build::key(), email, user, price})}) ==
        "table(posts)\n"
        "  Column(id, Integer, nullable=False, autoincrement=True, sequence=posts_id_seq)\n"
        "  Column(email, Text, nullable=True)\n"
        "  Column(user_id, Integer, nullable=True)\n"
        "  Column(price, Integer, nullable=True)\n"
        "  Check(text(\"price > 0\"), name=posts_price_check)\n"
        "  ForeignKey([user_id], users, [id], name=posts_user_id_fkey)\n"
        "  PrimaryKey([id], name=posts_pkey)\n"
        "  Unique([email], name=posts_email_key)\n"
        "  Index([user_id], name=ix_posts_user_id)\n"
        "table(users)\n"
        "  Column(id, Integer, nullable=False, autoincrement=True, sequence=users_id_seq)\n"
        "  PrimaryKey([id], name=users_pkey)\n"
        "sequence posts_id_seq\n"
        "sequence users_id_seq\n");
}

TEST_CASE("a key of several columns counts only where it is told to") {
  Column a = build::key("a");
  Column b = build::key("b");
  b.autoincrement = true;
  Schema schema;
  apply(schema, create("t", {a, b}));
  CHECK_FALSE(schema.column(table("t"), "a")->autoincrement.given());
  CHECK(schema.column(table("t"), "b")->autoincrement.is(true));
  CHECK(schema.column(table("t"), "a")->nullable.is(false));
  Column referring = build::key("id");
  referring.constraints.push_back(build::foreign({}, "t", {"a"}));
  referring.constraints[0].columns = {};
  Schema sqlite("sqlite");
  apply(sqlite, create("u", {referring}));
  CHECK_FALSE(sqlite.column(table("u"), "id")->autoincrement.given());
}

TEST_CASE("from SQL text an integer key does not count") {
  Schema schema;
  apply(schema, create("t"), true, true);
  CHECK_FALSE(schema.column(table("t"), "id")->autoincrement.given());
  CHECK(schema.others().empty());
}

TEST_CASE("PostgreSQL makes one key of two equal ones") {
  Schema schema;
  apply(schema, create("t", {build::key()}, {build::unique({"id"}, {"uq", false})}));
  REQUIRE(schema.table(table("t"))->constraints.size() == 1);
  CHECK(schema.table(table("t"))->constraints[0].name.name.is("uq"));
}

TEST_CASE("an enumeration is made with a table, not with a column") {
  const Column mood = column("mood", build::enumeration("mood", {"a", "b"}));
  Schema schema;
  CHECK(apply(schema, create("t")).empty());
  const auto failures = apply(schema, AddColumn{table("t"), mood, {}});
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].object == ObjectRef{ObjectKind::kType, "", "mood", ""});
  CHECK(apply(schema, create("u", {mood})).empty());
  CHECK(schema.enums().find({"", "mood"})->labels.size() == 2);
  // One run makes it once, however many tables have it; but not when it was made by hand.
  CHECK(apply(schema, create("v", {mood})).empty());
  CHECK(apply(schema, CreateEnum{{}, "kind", std::vector<std::string>{"x"}, {}}).empty());
  CHECK(apply(schema, create("w", {column("kind", build::enumeration("kind", {"x"}))})).size() ==
        1);
  Type no_create = build::enumeration("none", {"x"});
  no_create.create_type = false;
  CHECK(apply(schema, create("x", {column("none", no_create)})).size() == 1);
}

TEST_CASE("constraints of types are made where the database has no such type") {
  Type flag = build::type("Boolean");
  flag.create_constraint = true;
  flag.type_name = "ck_flag";
  Schema sqlite("sqlite");
  apply(sqlite, create("t", {column("flag", flag)}));
  REQUIRE(sqlite.table(table("t"))->constraints.size() == 1);
  CHECK(dump(sqlite).find("Check([flag], text(\"flag IN (0, 1)\"), name=ck_flag, of_type=True)") !=
        std::string::npos);
  Schema postgres;
  apply(postgres, create("t", {column("flag", flag)}));
  CHECK(postgres.table(table("t"))->constraints.empty());
}

}  // namespace migrate::ir
