#include "migrate/lint/operation.h"

namespace migrate::rules {

void unanalyzable_sql(const lint::StepContext& context, lint::Reporter& reporter) {
  if (const auto* execute = context.as<ir::Execute>()) {
    if (!execute->sql.unknown()) return;
    reporter.report("this SQL is only known when it runs, so nothing was judged", context.at());
  } else if (const auto* statement = context.as<ir::SqlStatement>();
             statement != nullptr && (statement->kind == ir::SqlStatement::Kind::kUnknown ||
                                      statement->kind == ir::SqlStatement::Kind::kDo)) {
    reporter.report("what this does cannot be read, so nothing was judged", context.at());
  }
}

}  // namespace migrate::rules
