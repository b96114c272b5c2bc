#include "eval/model_inspector.h"

#include <doctest/doctest.h>

#include "eval/model_run.h"

namespace migrate::eval {
namespace {

// Knows the table "t" with the columns a and b, and that there is no other.
class OneTable final : public World {
 public:
  OneTable() {
    for (const char* const name : {"a", "b"}) {
      ir::Column column;
      column.name = name;
      column.type.name = "Integer";
      table_.columns.push_back(column);
    }
    table_.name.name = "t";
    ir::Index index;
    index.name.name = "ix";
    index.elements = std::vector<ir::Index::Element>{};
    table_.indexes.push_back(index);
  }
  ir::Truth has_table(const ir::TableName& name) override {
    return name.name.is("t") ? ir::Truth::kYes : ir::Truth::kNo;
  }
  const ir::Table* table(const ir::TableName& name) override {
    return name.name.is("t") ? &table_ : nullptr;
  }
  std::optional<std::vector<std::string>> table_names(const std::string&) override {
    return std::vector<std::string>{"t"};
  }

 private:
  ir::Table table_;
};

constexpr std::string_view kGuards[] = {
    "not sa.inspect(bind).has_table('%')",
    "'%' not in sa.inspect(bind).get_table_names()",
    "not sa.engine.reflection.Inspector.from_engine(bind).has_table('%')",
    "not bind.dialect.has_table(bind, '%')",
    "not bind.engine.has_table('%')",
};

std::string guarded(std::string_view condition, std::string_view name) {
  std::string text(condition);
  text.replace(text.find('%'), 1, name);
  return "bind = op.get_bind()\nif " + text + ":\n    op.drop_table('x')";
}

}  // namespace

TEST_CASE("questions about tables are answered by the world") {
  for (const std::string_view condition : kGuards) {
    CAPTURE(condition);
    OneTable world;
    CHECK(run(guarded(condition, "t"), world).steps.empty());
    const ir::Body body = run(guarded(condition, "u"), world);
    REQUIRE(body.steps.size() == 1);
    CHECK(body.steps[0].guards.empty());
  }
}

TEST_CASE("questions that nobody can answer are guards") {
  for (const std::string_view condition : kGuards) {
    CAPTURE(condition);
    const ir::Body body = run(guarded(condition, "t"));
    REQUIRE(body.steps.size() == 1);
    REQUIRE(body.steps[0].guards.size() == 1);
    CHECK(body.steps[0].guards[0].kind == ir::Guard::Kind::kInspector);
    CHECK(body.gaps.empty());
  }
}

TEST_CASE("the columns and indexes of a table") {
  constexpr std::string_view kAbsent =
      "cols = [c['name'] for c in sa.inspect(op.get_bind()).get_columns('t')]\n"
      "if 'a' not in cols:\n"
      "    op.drop_table('x')\n"
      "if 'z' not in cols:\n"
      "    op.drop_table('y')\n"
      "if any(i['name'] == 'ix' for i in sa.inspect(op.get_bind()).get_indexes('t')):\n"
      "    op.drop_index('ix')";
  OneTable world;
  const ir::Body known = run(kAbsent, world);
  CHECK(known.steps.size() == 2);
  CHECK(known.gaps.empty());
  const ir::Body unknown = run(kAbsent);
  REQUIRE(unknown.steps.size() == 3);
  for (const ir::Step& step : unknown.steps) {
    REQUIRE(step.guards.size() == 1);
    CHECK(step.guards[0].kind == ir::Guard::Kind::kInspector);
  }
}

}  // namespace migrate::eval
