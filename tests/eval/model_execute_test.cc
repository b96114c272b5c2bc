#include <doctest/doctest.h>

#include <algorithm>

#include "eval/model_run.h"

namespace migrate::eval {
namespace {

bool has_remark(const ir::Body& body, ir::Remark::Kind kind) {
  return std::any_of(body.remarks.begin(), body.remarks.end(),
                     [&](const ir::Remark& one) { return one.kind == kind; });
}

}  // namespace

TEST_CASE("rows that are used need a database") {
  const ir::Body body =
      run("rows = op.get_bind().execute(sa.text('SELECT id FROM t')).fetchall()\n"
          "for row in rows:\n"
          "    op.execute(\"DELETE FROM u\")");
  REQUIRE(body.steps.size() == 2);
  CHECK(std::get<ir::Execute>(body.steps[0].operation).result_used);
  CHECK(body.steps[1].repeated);
  CHECK(has_remark(body, ir::Remark::Kind::kResultUsed));
  const ir::Body unused = run("op.get_bind().execute(sa.text('SELECT 1'))");
  CHECK_FALSE(std::get<ir::Execute>(unused.steps[0].operation).result_used);
  CHECK_FALSE(has_remark(unused, ir::Remark::Kind::kResultUsed));
}

TEST_CASE("text that is put together from what is not known") {
  const ir::Body body = run("import nowhere\nop.execute(f'DROP TABLE {nowhere.name}')");
  REQUIRE(body.steps.size() == 1);
  const auto& execute = std::get<ir::Execute>(body.steps[0].operation);
  CHECK(execute.sql.unknown());
  CHECK(execute.interpolated);
  CHECK(has_remark(body, ir::Remark::Kind::kInterpolatedSql));
  CHECK_FALSE(body.operations_known());
}

TEST_CASE("parameters of a text stand in every row") {
  const ir::Body body =
      run("op.execute(sa.text('UPDATE t SET a = :a, b = :b').bindparams(sa.bindparam('a', 1), "
          "b='x'))");
  REQUIRE(body.steps.size() == 1);
  const auto& execute = std::get<ir::Execute>(body.steps[0].operation);
  REQUIRE(execute.parameters.size() == 1);
  CHECK(execute.parameters[0].names == std::vector<std::string>{"a", "b"});
  CHECK(*execute.parameters[0].find("b")->text() == "x");
  CHECK_FALSE(execute.places.empty());
}

TEST_CASE("several rows of parameters") {
  const ir::Body body =
      run("op.get_bind().execute(sa.text('INSERT INTO t VALUES (:a)'), [{'a': 1}, {'a': 2}])");
  REQUIRE(body.steps.size() == 1);
  CHECK(std::get<ir::Execute>(body.steps[0].operation).parameters.size() == 2);
}

}  // namespace migrate::eval
