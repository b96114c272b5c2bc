#include "migrate/ir/footprint.h"

#include <doctest/doctest.h>

#include "ir/build.h"

namespace migrate::ir {

using build::column;
using build::create;
using build::table;

namespace {

const ObjectRef kUsers{ObjectKind::kTable, "", "users", ""};

ObjectRef part(ObjectKind kind, const std::string& of, const std::string& name) {
  return {kind, "", of, name};
}

}  // namespace

TEST_CASE("columns of one table do not meet, the table and its columns do") {
  const Footprint a = footprint(AddColumn{table("users"), column("a"), {}}, nullptr);
  CHECK(a.complete);
  CHECK(a.reads == std::vector<ObjectRef>{kUsers});
  CHECK(a.writes == std::vector<ObjectRef>{part(ObjectKind::kColumn, "users", "a")});
  const Footprint whole = footprint(create("users"), nullptr);
  CHECK(whole.writes == std::vector<ObjectRef>{kUsers});
}

TEST_CASE("a foreign key reads the other table and its columns") {
  const Footprint footprint_ = footprint(
      AddConstraint{table("posts"), build::foreign({"user_id"}, "users", {"id"}, {"fk", true})},
      nullptr);
  CHECK(footprint_.reads == std::vector<ObjectRef>{{ObjectKind::kTable, "", "posts", ""},
                                                   kUsers,
                                                   part(ObjectKind::kColumn, "posts", "user_id"),
                                                   part(ObjectKind::kColumn, "users", "id")});
  CHECK(footprint_.writes == std::vector<ObjectRef>{part(ObjectKind::kConstraint, "posts", "fk")});
}

TEST_CASE("what a drop takes along is known from the schema") {
  Schema schema;
  apply(schema, create("users", {build::key(), column("a")}));
  apply(schema, build::index("users", {"a"}, {"ix", false}));
  apply(schema,
        create("posts", {build::key(), column("user_id")}, {build::foreign({"user_id"}, "users")}));
  const DropTable drop{{"public", "users"}, {}, false};
  CHECK_FALSE(footprint(drop, nullptr).complete);
  const Footprint dropped = footprint(drop, &schema);
  CHECK(dropped.complete);
  CHECK(dropped.writes ==
        std::vector<ObjectRef>{kUsers,
                               {ObjectKind::kIndex, "", "ix", ""},
                               part(ObjectKind::kConstraint, "posts", "posts_user_id_fkey")});
  const Footprint of_column = footprint(DropColumn{table("users"), "a", {}, false}, &schema);
  CHECK(of_column.complete);
  CHECK(of_column.writes == std::vector<ObjectRef>{part(ObjectKind::kColumn, "users", "a"),
                                                   {ObjectKind::kIndex, "", "ix", ""}});
  DropIndex index;
  index.name = {"ix", true};
  CHECK(footprint(index, &schema).reads == std::vector<ObjectRef>{kUsers});
  CHECK_FALSE(footprint(index, nullptr).complete);
}

TEST_CASE("what is not known is said") {
  CHECK_FALSE(footprint(Opaque{"a call", "why", false}, nullptr).complete);
  CHECK_FALSE(footprint(Execute{}, nullptr).complete);
  CHECK_FALSE(footprint(AddColumn{{{}, Unknown{"a loop"}}, column("a"), {}}, nullptr).complete);
  SqlStatement statement;
  statement.reads = {{ObjectKind::kTable, "public", "users", ""}};
  Schema schema;
  CHECK(footprint(statement, &schema).reads == std::vector<ObjectRef>{kUsers});
  CHECK(footprint(statement, &schema).complete);
}

TEST_CASE("a statement of SQLAlchemy names its tables") {
  Execute execute;
  Expression from;
  from.kind = Expression::Kind::kTable;
  from.name = "users";
  execute.core.emplace().kind = Expression::Kind::kSelect;
  execute.core->operands.push_back(from);
  CHECK(footprint(execute, nullptr).reads == std::vector<ObjectRef>{kUsers});
  execute.core->kind = Expression::Kind::kDelete;
  CHECK(footprint(execute, nullptr).writes == std::vector<ObjectRef>{kUsers});
  execute.core->operands.push_back(Expression::text("x"));
  CHECK_FALSE(footprint(execute, nullptr).complete);
}

}  // namespace migrate::ir
