#include <doctest/doctest.h>

#include <set>

#include "migrate/ir/dump.h"

namespace migrate::ir {

namespace {

const TableName kUsers{{}, "users"};

}  // namespace

TEST_CASE("an operation is a call, a table its lines") {
  CreateTable create;
  create.table.name = kUsers;
  create.table.comment = "people";
  create.table.prefixes = std::vector<std::string>{"UNLOGGED"};
  create.table.columns.emplace_back();
  create.table.columns[0].name = "id";
  create.table.columns[0].type.name = "Integer";
  Constraint key;
  key.kind = Constraint::Kind::kPrimaryKey;
  key.columns = std::vector<std::string>{"id"};
  create.table.constraints.push_back(key);
  create.if_not_exists = true;
  CHECK(dump(Operation(create)) ==
        "create_table(users, prefixes=[UNLOGGED], comment=\"people\", if_not_exists=True)\n"
        "  Column(id, Integer)\n"
        "  PrimaryKey([id])");
  CHECK(dump(Operation(DropTable{kUsers, true, true})) ==
        "drop_table(users, if_exists=True, cascade=True)");
  CHECK(dump(Operation(RenameTable{kUsers, Unknown{"a call"}})) ==
        "rename_table(users, ?(a call))");
}

TEST_CASE("alter_column shows what changes and what was before") {
  AlterColumn alter;
  alter.table = kUsers;
  alter.column = "email";
  alter.new_name = "mail";
  alter.type.emplace().name = "Text";
  alter.nullable = false;
  alter.server_default.emplace();
  alter.using_ = "email::text";
  alter.existing_type.emplace().name = "String";
  alter.existing_nullable = true;
  alter.drop_comment = true;
  CHECK(dump(Operation(alter)) ==
        "alter_column(users, email, new_name=mail, type=Text, nullable=False, "
        "server_default=None, drop_comment=True, using=\"email::text\", existing_type=String, "
        "existing_nullable=True)");
}

TEST_CASE("what is executed stands in quotation marks") {
  Execute execute;
  execute.sql = "UPDATE users\nSET a = :a";
  execute.parameters = {LiteralMap{{"a"}, {Literal{std::int64_t{1}}}}};
  execute.interpolated = true;
  CHECK(dump(Operation(execute)) ==
        "execute(\"UPDATE users\\nSET a = :a\", parameters=[{a: 1}], interpolated=True)");
  execute = Execute{};
  execute.sql = Unknown{"a call"};
  execute.parameters = {LiteralMap{}};
  execute.is_text = false;
  CHECK(dump(Operation(execute)) == "execute(?(a call), is_text=False)");
}

TEST_CASE("a statement shows what it reads and writes") {
  SqlStatement statement;
  statement.kind = SqlStatement::Kind::kUpdate;
  statement.tag = "UPDATE";
  statement.reads = {{ObjectKind::kTable, "", "teams", ""}};
  statement.writes = {{ObjectKind::kColumn, "", "users", "email"}};
  statement.columns = {"email"};
  statement.has_where = true;
  statement.objects_complete = false;
  CHECK(dump(Operation(statement)) ==
        "statement UPDATE(reads=[table teams], writes=[column users.email], columns=[email], "
        "objects_incomplete=True, where=True)");
  statement = SqlStatement{};
  statement.kind = SqlStatement::Kind::kSyntaxError;
  statement.detail = "near \"x\"";
  CHECK(dump(Operation(statement)) == "syntax error (detail=\"near \\\"x\\\"\")");
}

TEST_CASE("rows of an insert are lines") {
  BulkInsert insert;
  insert.table.name = kUsers;
  insert.rows = std::vector<LiteralMap>{LiteralMap{{"id"}, {Literal{std::int64_t{1}}}}};
  CHECK(dump(Operation(insert)) == "bulk_insert(users)\n  row {id: 1}");
  insert.rows = Unknown{"a loop"};
  CHECK(dump(Operation(insert)) == "bulk_insert(users)\n  rows ?(a loop)");
}

TEST_CASE("every operation has a text of its own") {
  const std::vector<Operation> all = {CreateTable{},
                                      DropTable{},
                                      RenameTable{},
                                      SetTableComment{},
                                      AddColumn{},
                                      DropColumn{},
                                      AlterColumn{},
                                      AddConstraint{},
                                      DropConstraint{},
                                      ValidateConstraint{},
                                      RenameConstraint{},
                                      CreateIndex{},
                                      DropIndex{},
                                      RenameIndex{},
                                      CreateEnum{},
                                      DropType{},
                                      AddEnumValue{},
                                      RenameEnumValue{},
                                      RenameType{},
                                      CreateSchema{},
                                      DropSchema{},
                                      Execute{},
                                      BulkInsert{},
                                      SqlStatement{},
                                      Opaque{}};
  CHECK(all.size() == std::variant_size_v<Operation>);
  std::set<std::string> texts;
  for (const Operation& operation : all) {
    CHECK(texts.insert(dump(operation)).second);
    CHECK_FALSE(summary(operation).empty());
  }
}

}  // namespace migrate::ir
