#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void truncate_cascade(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* statement = context.as<ir::SqlStatement>();
  if (statement == nullptr || statement->kind != ir::SqlStatement::Kind::kTruncate ||
      !statement->cascade)
    return;
  for (const ir::ObjectRef& table : statement->writes) {
    const ir::TableName name = lint::table_of(table);
    if (!context.existed(name)) continue;
    auto& finding = reporter.report(
        fmt::format("TRUNCATE … CASCADE empties {} and every table that refers to it",
                    lint::quoted(name)),
        context.at());
    for (const auto& [referrer, constraint] : context.before.referrers(name))
      finding.help.push_back(fmt::format("{} refers to it", lint::quoted(referrer->name)));
    finding.help.push_back("name the tables that are to be emptied, without CASCADE");
  }
}

}  // namespace migrate::rules
