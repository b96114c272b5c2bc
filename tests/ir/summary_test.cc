#include <doctest/doctest.h>

#include "migrate/ir/dump.h"

namespace migrate::ir {

TEST_CASE("a summary is a line for people") {
  AddColumn add;
  add.table = {"app", "users"};
  add.column.name = "email";
  add.column.type.name = "String";
  add.column.type.length = 255;
  add.column.nullable = false;
  CHECK(summary(Operation(add)) == "add column app.users.email String(255), not null");
  AlterColumn alter;
  alter.table = {{}, "users"};
  alter.column = "email";
  alter.new_name = "mail";
  alter.nullable = true;
  CHECK(summary(Operation(alter)) == "alter column users.email: rename to mail, nullable");
  AddConstraint constraint;
  constraint.table = {{}, "posts"};
  constraint.constraint.kind = Constraint::Kind::kForeignKey;
  constraint.constraint.columns = std::vector<std::string>{"user_id"};
  constraint.constraint.referent = {{}, "users"};
  constraint.constraint.referent_columns = std::vector<std::string>{"id"};
  CHECK(summary(Operation(constraint)) == "add foreign key to posts (user_id) → users (id)");
}

TEST_CASE("long SQL is cut between characters") {
  Execute execute;
  execute.sql = "SELECT\n\t 1";
  CHECK(summary(Operation(execute)) == "execute SELECT 1");
  std::string text;
  for (int i = 0; i < 100; ++i) text += "é";
  for (int shift = 0; shift < 2; ++shift) {
    execute.sql = std::string(static_cast<std::size_t>(shift), 'x') + text;
    const std::string line = summary(Operation(execute));
    CHECK(line.size() < 100);
    CHECK(line.ends_with("é…"));
  }
}

}  // namespace migrate::ir
