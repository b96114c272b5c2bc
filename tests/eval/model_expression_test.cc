#include "eval/model_expression.h"

#include <doctest/doctest.h>

#include "eval/model_run.h"

namespace migrate::eval {
namespace {

std::string expression(std::string_view text) {
  const ir::Body body =
      run("c = sa.column('c', sa.Integer)\nop.create_check_constraint('ck', 't', " +
          std::string(text) + ")");
  if (body.steps.size() != 1 || !body.gaps.empty()) return ir::dump(body);
  return ir::dump(std::get<ir::AddConstraint>(body.steps[0].operation).constraint.check);
}

}  // namespace

TEST_CASE("operators of columns") {
  CHECK(expression("c == 1") == "(c = 1)");
  CHECK(expression("1 < c") == "(1 < c)");
  CHECK(expression("c == None") == "unary(\"IS NULL\", c)");
  CHECK(expression("c.isnot(None)") == "unary(\"IS NOT NULL\", c)");
  CHECK(expression("(c > 1) & ~(c < 5)") == "((c > 1) AND unary(\"NOT\", (c < 5)))");
  CHECK(expression("c + 1 != c * 2") == "((c + 1) != (c * 2))");
  CHECK(expression("c.in_(['a', 'b'])") == "(c IN list(\"a\", \"b\"))");
  CHECK(expression("c.like('a%')") == "(c LIKE \"a%\")");
  CHECK(expression("c.startswith('a')") == "(c LIKE \"a%\")");
  CHECK(expression("c.cast(sa.Text)") == "cast(c, as=Text)");
  CHECK(expression("c.op('@>')('{}')") == "(c @> \"{}\")");
}

TEST_CASE("an expression that grows without end is given up") {
  const ir::Body body =
      run("c = sa.column('c') == 1\n"
          "for i in range(100000):\n"
          "    c = c & c\n"
          "op.create_check_constraint('ck', 't', c)");
  CHECK(body.steps.size() <= 1);
}

}  // namespace migrate::eval
