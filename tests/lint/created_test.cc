#include <doctest/doctest.h>

#include "migrate/lint/operation.h"

using namespace migrate;  // NOLINT: the test's own subject

namespace {

struct Change {
  ir::Schema schema;
  lint::Created created;
  void note(ir::Operation operation) {
    ir::Step step;
    step.operation = std::move(operation);
    created.note(step, schema);
  }
  bool table(const std::string& name) const { return created.table({"", name}); }
  bool column(const std::string& table, const std::string& name) const {
    return created.column({"", table}, name);
  }
};

ir::TableName named(const std::string& name) { return {{}, name}; }

}  // namespace

TEST_CASE("a table that was made keeps being so under its new name, with its columns") {
  Change change;
  ir::CreateTable create;
  create.table.name = named("a");
  change.note(create);
  CHECK(change.table("a"));
  CHECK(change.column("a", "anything"));
  change.note(ir::RenameTable{named("a"), "b"});
  CHECK_FALSE(change.table("a"));
  CHECK(change.table("b"));
  change.note(ir::RenameTable{named("old"), "c"});
  CHECK_FALSE(change.table("c"));
}

TEST_CASE("columns that were added follow renames of themselves and of their table") {
  Change change;
  ir::AddColumn add;
  add.table = named("users");
  add.column.name = "x";
  change.note(add);
  CHECK(change.column("users", "x"));
  CHECK_FALSE(change.column("users", "id"));
  ir::AlterColumn alter;
  alter.table = named("users");
  alter.column = "x";
  alter.new_name = "y";
  change.note(alter);
  CHECK(change.column("users", "y"));
  CHECK_FALSE(change.column("users", "x"));
  change.note(ir::RenameTable{named("users"), "people"});
  CHECK(change.column("people", "y"));
}

TEST_CASE("CREATE TABLE AS makes a table; names that are not known make nothing") {
  Change change;
  ir::SqlStatement copy;
  copy.kind = ir::SqlStatement::Kind::kCreateTableAs;
  copy.writes = {{ir::ObjectKind::kTable, "", "backup", ""}};
  change.note(copy);
  CHECK(change.table("backup"));
  ir::CreateTable create;
  create.table.name.name = ir::Unknown{"a call"};
  change.note(create);
  CHECK_FALSE(change.table(""));
}

TEST_CASE("a table is copied by what reads it and writes rows elsewhere") {
  Change change;
  const auto copied = [&](const char* name) { return change.created.copied({"", name}); };
  ir::SqlStatement insert;
  insert.kind = ir::SqlStatement::Kind::kInsert;
  insert.reads = {{ir::ObjectKind::kTable, "", "users", ""}};
  insert.writes = {{ir::ObjectKind::kTable, "", "users_old", ""}};
  change.note(insert);
  CHECK(copied("users"));
  CHECK_FALSE(copied("users_old"));
  ir::SqlStatement remove;
  remove.kind = ir::SqlStatement::Kind::kDelete;
  remove.reads = {{ir::ObjectKind::kTable, "", "orders", ""}};
  change.note(remove);
  CHECK_FALSE(copied("orders"));
}
