#include <fmt/format.h>

#include <algorithm>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void unlogged_table(const lint::StepContext& context, lint::Reporter& reporter) {
  ir::TableName table;
  if (const auto* create = context.as<ir::CreateTable>()) {
    const auto prefixes = create->table.prefixes.value_or({});
    if (std::find(prefixes.begin(), prefixes.end(), "UNLOGGED") == prefixes.end()) return;
    table = create->table.name;
  } else if (const auto* statement = context.as<ir::SqlStatement>();
             statement != nullptr && statement->tag == "ALTER TABLE SET UNLOGGED" &&
             !statement->writes.empty()) {
    table = lint::table_of(statement->writes.front());
  } else {
    return;
  }
  auto& finding = reporter.report(
      fmt::format("{} is UNLOGGED: a crash empties it, and no replica or backup has it",
                  lint::quoted(table)),
      context.at());
  finding.help = {"leave UNLOGGED out, or say in a suppression how its rows are made again"};
}

}  // namespace migrate::rules
