#include "replay/statements.h"

#include <doctest/doctest.h>

using namespace migrate;  // NOLINT: the test's own subject

namespace {

ir::Step execute(std::string sql) {
  ir::Step step;
  ir::Execute operation;
  operation.sql = std::move(sql);
  step.operation = std::move(operation);
  step.span = {100, 160};
  step.path = "a.py";
  return step;
}

}  // namespace

TEST_CASE("each operation of the text is a step with the marks of the call") {
  ir::Step step = execute("ALTER TABLE t DROP COLUMN a, DROP COLUMN b; DROP TABLE u");
  step.autocommit = step.repeated = true;
  const auto steps = replay::statements_of(step, "postgresql");
  REQUIRE(steps.size() == 3);
  for (const ir::Step& own : steps) {
    CHECK(own.autocommit);
    CHECK(own.repeated);
    CHECK(own.span == step.span);  // where the text is written is not known
  }
  CHECK(steps[1].statement == 0);
  CHECK(steps[2].statement == 1);
}

TEST_CASE("places in the text are found in the file, across its parts") {
  ir::Step step = execute("DROP TABLE a; DROP TABLE b");
  std::get<ir::Execute>(step.operation).places = {{0, 50}, {14, 80}};
  const auto steps = replay::statements_of(step, "postgresql");
  REQUIRE(steps.size() == 2);
  CHECK(steps[0].span == Span{50, 62});
  CHECK(steps[1].span == Span{80, 92});
  std::get<ir::Execute>(step.operation).places = {{0, std::nullopt}, {14, 80}};
  CHECK(replay::statements_of(step, "postgresql")[0].span == step.span);
}

TEST_CASE("parameters and escaped colons do not move the places") {
  ir::Step step = execute("DELETE FROM a WHERE x = :value; DROP TABLE b");
  std::get<ir::Execute>(step.operation).places = {{0, 1000}};
  const auto steps = replay::statements_of(step, "postgresql");
  REQUIRE(steps.size() == 2);
  CHECK(steps[1].span == Span{1032, 1044});
}

TEST_CASE("other steps, and texts that are not known, stand for nothing") {
  ir::Step step;
  step.operation = ir::DropTable{};
  CHECK(replay::statements_of(step, "postgresql").empty());
  step.operation = ir::Execute{};
  CHECK(replay::statements_of(step, "postgresql").empty());
}

TEST_CASE("a text for another database is read as that database's") {
  ir::Step step = execute("PRAGMA foreign_keys=OFF");
  ir::Guard guard;
  guard.kind = ir::Guard::Kind::kDialect;
  guard.dialects = {"sqlite"};
  step.guards = {guard};
  const auto steps = replay::statements_of(step, "postgresql");
  REQUIRE(steps.size() == 1);
  const auto* statement = std::get_if<ir::SqlStatement>(&steps[0].operation);
  REQUIRE(statement != nullptr);
  CHECK(statement->kind == ir::SqlStatement::Kind::kPragma);
}
