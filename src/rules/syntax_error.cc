#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void syntax_error(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* statement = context.as<ir::SqlStatement>();
  if (statement == nullptr || statement->kind != ir::SqlStatement::Kind::kSyntaxError) return;
  reporter.report(fmt::format("the SQL text does not parse: {}", statement->detail), context.at());
}

}  // namespace migrate::rules
