#include "replay/world.h"

#include <doctest/doctest.h>

using namespace migrate;  // NOLINT: the test's own subject

namespace {

ir::Step create(const std::string& name) {
  ir::Step step;
  ir::CreateTable operation;
  operation.table.name.name = name;
  operation.table.columns.emplace_back().name = "id";
  step.operation = operation;
  return step;
}

ir::Step drop(const std::string& name) {
  ir::Step step;
  ir::DropTable operation;
  operation.table.name = name;
  step.operation = operation;
  return step;
}

struct Fixture {
  source::MemorySource source;
  alembic::Modules modules{source, {}};
  replay::Ground ground;
  replay::SchemaWorld world{ground, modules, [] { return ir::Schema(); }};
};

}  // namespace

TEST_CASE("the world answers with what was emitted") {
  Fixture f;
  const ir::TableName users{{}, "users"};
  CHECK(f.world.has_table(users) == ir::Truth::kNo);
  f.world.emit(create("users"));
  CHECK(f.world.has_table(users) == ir::Truth::kYes);
  REQUIRE(f.world.table(users) != nullptr);
  CHECK(f.world.table(users)->columns.size() == 1);
  CHECK(f.world.table_names("") == std::vector<std::string>{"users"});
  ir::Step hidden;
  hidden.operation = ir::Opaque{"a call", "nobody knows it", false};
  f.world.emit(hidden);
  CHECK_FALSE(f.world.table_names(""));
  CHECK(f.world.table(users) == nullptr);
}

TEST_CASE("failures are told by step of the body, texts taken apart") {
  Fixture f;
  f.world.emit(create("before"));  // at the level of the module
  ir::Step text;
  ir::Execute execute;
  execute.sql = "DROP TABLE before; DROP TABLE before";
  text.operation = execute;
  ir::Body body;
  body.steps = {create("users"), text, drop("users")};
  for (const ir::Step& step : body.steps) f.world.emit(step);
  const auto failures = f.world.finish(body);
  REQUIRE(body.steps.size() == 5);
  CHECK(body.steps[2].within == 1U);
  CHECK(body.steps[3].within == 1U);
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].step == 3);
}

TEST_CASE("a table that no step made is missing unless a revision that has run needs such a one") {
  ir::Schema schema;
  const auto unknown = [&](replay::Ground& ground, const std::string& name) {
    const ir::Step step = drop(name);
    return ground.certain(replay::apply_step(schema, step, false), schema).size();
  };
  replay::Ground own;
  own.note(create("users"), schema);
  CHECK(unknown(own, "posts") == 1);
  CHECK(unknown(own, "tags") == 1);
  own.set_has_run(true);
  CHECK(unknown(own, "users") == 1);  // was there, and is not any more
  CHECK(unknown(own, "posts") == 0);
  own.set_has_run(false);
  CHECK(unknown(own, "tags") == 0);
  replay::Ground nothing_made;
  CHECK(unknown(nothing_made, "posts") == 0);
}

TEST_CASE("what goes on after an exception is no failure") {
  Fixture f;
  ir::Body body;
  body.steps = {create("users"), drop("posts")};
  body.steps[1].path = "a.py";
  body.steps[1].span = {20, 30};
  body.remarks = {{ir::Remark::Kind::kSwallowedError, "", "a.py", {10, 40}}};
  for (const ir::Step& step : body.steps) f.world.emit(step);
  CHECK(f.world.finish(body).empty());
}
