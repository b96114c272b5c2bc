#include "eval/model_values.h"

#include <doctest/doctest.h>

#include "eval/model_run.h"

namespace migrate::eval {

TEST_CASE("constants of every kind are rows") {
  CHECK(only("op.bulk_insert(sa.table('t'), [{'a': 1, 'b': None, 'c': [True, 1.5], 'd': 'x', "
             "'e': {'f': b'y'}}])") ==
        "bulk_insert(t)\n  row {a: 1, b: None, c: [True, 1.5], d: \"x\", e: {f: b\"y\"}}\n");
}

TEST_CASE("large values that are used again and again come to an end") {
  const ir::Body body =
      run("rows = [{'a': i} for i in range(20000)]\n"
          "text = 'x' * 1000000\n"
          "for i in range(10000):\n"
          "    op.bulk_insert(sa.table('t'), rows)\n"
          "    op.execute(text)");
  CHECK(body.steps.size() < 200);
  REQUIRE_FALSE(body.gaps.empty());
  CHECK(body.gaps.back().reason == "too-complex");
}

TEST_CASE("a list that holds itself ends") {
  const ir::Body body = run("x = []\nx.append(x)\nop.bulk_insert(sa.table('t'), [{'a': x}])");
  CHECK(body.steps.size() == 1);
}

TEST_CASE("a text knows where it is written, escapes and joints too") {
  const std::string line = "op.execute('A\\tB' 'CD')";
  const ir::Body body = run(line);
  REQUIRE(body.steps.size() == 1);
  const auto& execute = std::get<ir::Execute>(body.steps[0].operation);
  CHECK(*execute.sql == "A\tBCD");
  const std::uint32_t start = body.steps[0].span.begin + 12;  // of the A
  CHECK(execute.places == std::vector<ir::TextPlace>{{0, start}, {2, start + 3}, {3, start + 7}});
}

TEST_CASE("what is not of the kind wanted is unknown, with a gap") {
  const ir::Body body = run("op.drop_table(5)");
  REQUIRE(body.steps.size() == 1);
  CHECK(std::get<ir::DropTable>(body.steps[0].operation).table.name.unknown());
  REQUIRE(body.gaps.size() == 1);
  CHECK(body.gaps[0].detail == "an int stands where text is expected");
  CHECK_FALSE(body.gaps[0].hides_operations);
}

}  // namespace migrate::eval
