#include <doctest/doctest.h>

#include "migrate/ir/step.h"

namespace migrate::ir {

TEST_CASE("a step runs where its guards hold") {
  Step step;
  CHECK(runs_on(step, "sqlite") == Truth::kYes);
  step.guards.push_back({Guard::Kind::kDialect, false, {"postgresql"}, "", {}});
  CHECK(runs_on(step, "postgresql") == Truth::kYes);
  CHECK(runs_on(step, "sqlite") == Truth::kNo);
  step.guards[0].negated = true;
  CHECK(runs_on(step, "postgresql") == Truth::kNo);
  CHECK(runs_on(step, "sqlite") == Truth::kYes);
}

TEST_CASE("another condition leaves it open, unless the dialect already decides") {
  Step step;
  step.guards.push_back({Guard::Kind::kInspector, false, {}, "has_table('a')", {}});
  CHECK(runs_on(step, "sqlite") == Truth::kUnknown);
  step.guards.push_back({Guard::Kind::kDialect, false, {"postgresql"}, "", {}});
  CHECK(runs_on(step, "postgresql") == Truth::kUnknown);
  CHECK(runs_on(step, "sqlite") == Truth::kNo);
}

}  // namespace migrate::ir
