#include <doctest/doctest.h>

#include "eval/model_run.h"

namespace migrate::eval {
namespace {

std::string expression(std::string_view text) {
  const ir::Body body =
      run("c = sa.column('c')\nop.create_check_constraint('ck', 't', " + std::string(text) + ")");
  if (body.steps.size() != 1 || !body.gaps.empty()) return ir::dump(body);
  return ir::dump(std::get<ir::AddConstraint>(body.steps[0].operation).constraint.check);
}

}  // namespace

TEST_CASE("functions that make expressions") {
  CHECK(expression("sa.func.lower(c)") == "lower(c)");
  CHECK(expression("sa.func.pg_catalog.lower(c)") == "pg_catalog.lower(c)");
  CHECK(expression("sa.and_(c > 1, c < 2, c != 3)") == "(((c > 1) AND (c < 2)) AND (c != 3))");
  CHECK(expression("sa.or_(c == sa.true(), sa.not_(c))") == "((c = True) OR unary(\"NOT\", c))");
  CHECK(expression("sa.case((c == 1, 'a'), else_='b')") == "case((c = 1), \"a\", \"b\")");
  CHECK(expression("sa.case([(c == 1, 'a')], else_='b')") == "case((c = 1), \"a\", \"b\")");
  CHECK(expression("sa.cast(c, sa.Text())") == "cast(c, as=Text)");
  CHECK(expression("sa.literal_column('x')") == "verbatim(\"x\")");
  CHECK(expression("sa.null()") == "None");
  CHECK(expression("c == sa.bindparam('p')") == "(c = :p)");
  CHECK(expression("sa.text('a > 1')") == "text(\"a > 1\")");
}

}  // namespace migrate::eval
