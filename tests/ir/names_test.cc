#include <doctest/doctest.h>

#include "migrate/ir/operation.h"

namespace migrate::ir {

TEST_CASE("an operation has Alembic's name, a statement its tag") {
  CHECK(name_of(AddColumn{}) == "add_column");
  AddConstraint unique;
  unique.constraint.kind = Constraint::Kind::kUnique;
  CHECK(name_of(unique) == "create_unique_constraint");
  SetTableComment comment;
  CHECK(name_of(comment) == "drop_table_comment");
  comment.comment = "people";
  CHECK(name_of(comment) == "create_table_comment");
  SqlStatement statement;
  statement.tag = "CREATE TRIGGER";
  CHECK(name_of(statement) == "CREATE TRIGGER");
}

TEST_CASE("every kind of object has a name of its own") {
  CHECK(to_string(ObjectKind::kTable) == "table");
  CHECK(to_string(ObjectKind::kMaterializedView) == "materialized view");
  CHECK(to_string(ObjectKind::kDatabase) == "database");
  CHECK(to_string(ObjectKind::kOther) == "object");
}

}  // namespace migrate::ir
