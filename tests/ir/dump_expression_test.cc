#include <doctest/doctest.h>

#include "migrate/ir/dump.h"

namespace migrate::ir {

namespace {

using Kind = Expression::Kind;

Expression make(Kind kind, const std::string& name, std::vector<Expression> operands = {}) {
  Expression expression;
  expression.kind = kind;
  expression.name = name;
  expression.operands = std::move(operands);
  return expression;
}

Expression literal(Literal value) {
  Expression expression;
  expression.kind = Kind::kLiteral;
  expression.value = std::move(value);
  return expression;
}

}  // namespace

TEST_CASE("the leaves of an expression") {
  CHECK(dump(Expression::unknown("a call")) == "?(a call)");
  CHECK(dump(Expression::text("now()")) == "text(\"now()\")");
  CHECK(dump(make(Kind::kVerbatim, "x")) == "verbatim(\"x\")");
  CHECK(dump(literal({std::string("x")})) == "\"x\"");
  CHECK(dump(make(Kind::kColumn, "a")) == "a");
  CHECK(dump(make(Kind::kParameter, "p")) == ":p");
  Expression table = make(Kind::kTable, "t");
  table.schema = "s";
  CHECK(dump(make(Kind::kColumn, "a", {table})) == "table s.t.a");
}

TEST_CASE("nodes of an expression") {
  const Expression a = make(Kind::kColumn, "a");
  const Expression one = literal({std::int64_t{1}});
  CHECK(dump(make(Kind::kFunction, "lower", {a})) == "lower(a)");
  CHECK(dump(make(Kind::kUnary, "IS NULL", {a})) == "unary(\"IS NULL\", a)");
  CHECK(dump(make(Kind::kBinary, "=", {a, one})) == "(a = 1)");
  CHECK(dump(make(Kind::kAlias, "b", {a})) == "alias(b, a)");
  CHECK(dump(make(Kind::kList, "", {a, one})) == "list(a, 1)");
  Expression cast = make(Kind::kCast, "", {a});
  cast.type.emplace_back();
  cast.type[0].name = "Integer";
  CHECK(dump(cast) == "cast(a, as=Integer)");
  CHECK(dump(make(Kind::kSelect, "",
                  {make(Kind::kClause, "COLUMNS", {a}),
                   make(Kind::kClause, "FROM", {make(Kind::kTable, "t")})})) ==
        "select(COLUMNS(a), FROM(table t))");
  CHECK(dump(make(Kind::kDelete, "")) == "delete()");
}

TEST_CASE("an expression nested beyond reason is cut, not followed") {
  Expression deep = make(Kind::kColumn, "a");
  for (int i = 0; i < 1000; ++i) {
    std::vector<Expression> operands;
    operands.push_back(std::move(deep));
    deep = make(Kind::kUnary, "NOT", std::move(operands));
  }
  CHECK(dump(deep).find("…") != std::string::npos);
}

}  // namespace migrate::ir
