#include "dialect/sqlite.h"

#include <doctest/doctest.h>

#include "dialect/build.h"

namespace migrate::dialect {
namespace {

using ir::Truth;

Facts ask(const ir::Operation& operation, const char* version = "3.40.1") {
  return find("sqlite", version)->facts(operation, nullptr);
}

ir::AddColumn add(ir::Column column) { return {table_named("t"), std::move(column), {}}; }

ir::AlterColumn alter() {
  ir::AlterColumn operation;
  operation.table = table_named("t");
  operation.column = "c";
  return operation;
}

}  // namespace

TEST_CASE("there is one lock, on the database") {
  const Facts facts = ask(ir::DropTable{table_named("t"), {}, false});
  CHECK(facts.locks.empty());
  CHECK(facts.database == Lock::kExclusive);
  CHECK(facts.transactional);
}

TEST_CASE("columns are renamed since 3.25 and dropped since 3.35") {
  ir::AlterColumn rename = alter();
  rename.new_name = "d";
  CHECK(ask(rename, "3.24").supported == Truth::kNo);
  CHECK(ask(rename, "3.25").supported == Truth::kYes);
  CHECK(ask(rename, "").supported == Truth::kUnknown);
  const ir::DropColumn drop{table_named("t"), "c", {}, false};
  CHECK(ask(drop, "3.34").supported == Truth::kNo);
  CHECK(ask(drop, "3.35").supported == Truth::kYes);
  CHECK(ask(drop).rewrites == Truth::kYes);
}

TEST_CASE("what ALTER TABLE cannot do needs batch mode") {
  ir::AlterColumn strict = alter();
  strict.nullable = false;
  CHECK(ask(strict).supported == Truth::kNo);
  CHECK(ask(strict).note.find("batch mode") != std::string_view::npos);
  CHECK(ask(ir::AddConstraint{table_named("t"), check("c", "x > 0")}).supported == Truth::kNo);
  CHECK(ask(strict, "").supported == Truth::kNo);
  CHECK(ask(strict, "3.53").supported == Truth::kUnknown);
  // Nothing changes: Alembic writes no statement.
  CHECK(ask(alter()).supported == Truth::kYes);
}

TEST_CASE("a new column must not ask for what the rows do not have") {
  ir::Column column = dialect::column("n");
  CHECK(ask(add(column)).supported == Truth::kYes);
  column.nullable = false;
  CHECK(ask(add(column)).supported == Truth::kUnknown);
  column.server_default =
      ir::ServerDefault{ir::ServerDefault::Kind::kExpression, ir::Expression::text("0")};
  CHECK(ask(add(column)).supported == Truth::kYes);
  column.server_default->value = ir::Expression::text(" CURRENT_TIMESTAMP");
  CHECK(ask(add(column)).supported == Truth::kUnknown);
  column.server_default->value = ir::Expression::text("(1 + 2)");
  CHECK(ask(add(column)).supported == Truth::kUnknown);
  column.unique = true;
  CHECK(ask(add(column)).supported == Truth::kNo);
  ir::Column stored = dialect::column("n");
  stored.computed.emplace().persisted = true;
  CHECK(ask(add(stored)).supported == Truth::kUnknown);
}

TEST_CASE("statements") {
  using Kind = ir::SqlStatement::Kind;
  CHECK_FALSE(ask(statement(Kind::kVacuum, "VACUUM")).transactional);
  CHECK(ask(statement(Kind::kSelect, "SELECT")).database == Lock::kAccessShare);
  CHECK(ask(statement(Kind::kUpdate, "UPDATE")).scans == Truth::kYes);
  CHECK(ask(statement(Kind::kCreate, "CREATE TRIGGER")).database == Lock::kExclusive);
  CHECK_FALSE(ask(statement(Kind::kUnknown, "FROBNICATE")).known);
  ir::SqlStatement pragma = statement(Kind::kPragma, "PRAGMA");
  pragma.name = "synchronous";
  CHECK_FALSE(ask(pragma).transactional);
}

TEST_CASE("types and schemas are not SQLite's") {
  CHECK(ask(ir::CreateSchema{"s", {}}).supported == Truth::kNo);
}

TEST_CASE("volatile functions") {
  const Dialect& sqlite = *find("sqlite");
  CHECK(sqlite.volatile_expression(ir::Expression::text("hex(randomblob(16))")) == Truth::kYes);
  CHECK(sqlite.volatile_expression(ir::Expression::text("datetime('now')")) == Truth::kNo);
  CHECK(sqlite.volatile_expression(ir::Expression::text("mine()")) == Truth::kUnknown);
}

}  // namespace migrate::dialect
