#include "eval/model_arguments.h"

#include <doctest/doctest.h>

#include "eval/model_run.h"

namespace migrate::eval {

TEST_CASE("arguments are bound by position and by name") {
  CHECK(only("op.drop_column('t', 'c', 's')") == "drop_column(s.t, c)\n");
  CHECK(only("op.drop_column(column_name='c', table_name='t', schema='s')") ==
        "drop_column(s.t, c)\n");
  const ir::Body body = run("op.drop_column('t', column_name='c')");
  REQUIRE(body.steps.size() == 1);
  const auto& places = body.steps[0].arguments;
  REQUIRE(places.size() == 2);
  CHECK(places[0].first == "column_name");
  CHECK(places[1].first == "table_name");
  CHECK(places[1].second.end - places[1].second.begin == 3);
}

TEST_CASE("a call that Python refuses is a gap that names why") {
  const auto why = [](std::string_view line) {
    const ir::Body body = run(line);
    CHECK(body.steps.empty());
    REQUIRE(body.gaps.size() == 1);
    CHECK(body.gaps[0].reason == "bad-arguments");
    CHECK(body.gaps[0].hides_operations);
    return body.gaps[0].detail;
  };
  CHECK(why("op.drop_column('t')") == "drop_column: the argument column_name is missing");
  CHECK(why("op.rename_table('t', 'u', 's', 'v')") ==
        "rename_table: it takes at most 3 arguments by position");
  CHECK(why("op.rename_table('t', 'u', old_table_name='v')") ==
        "rename_table: the argument old_table_name is given twice");
  CHECK(why("op.rename_table('t', 'u', into='v')") == "rename_table: it has no argument into");
}

TEST_CASE("what an unknown *args may hold is not taken for not given") {
  const ir::Body body = run("import nowhere\nop.drop_column('t', 'c', **nowhere.options)");
  REQUIRE(body.steps.size() == 1);
  const auto& drop = std::get<ir::DropColumn>(body.steps[0].operation);
  CHECK(drop.column.is("c"));
  CHECK(drop.table.schema.unknown());
  CHECK_FALSE(body.gaps.empty());
}

}  // namespace migrate::eval
