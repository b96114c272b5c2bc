#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void add_column_volatile_default(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* add = context.as<ir::AddColumn>();
  if (add == nullptr || !context.existed(add->table) || !context.may_be_large(add->table)) return;
  const ir::Column& column = add->column;
  if (!(column.server_default && !column.identity && !column.computed)) return;
  const auto facts = context.facts("postgresql");
  if (!facts || facts->rewrites != ir::Truth::kYes) return;
  auto& finding = reporter.report(fmt::format("adding {} with a default that differs by row writes "
                                              "the whole table anew under ACCESS EXCLUSIVE",
                                              lint::quoted(add->table, column.name)),
                                  context.at());
  finding.label = "nobody can use the table until it is done";
  finding.help = {
      "add it without a default, then set the default, then fill the old rows in batches"};
}

}  // namespace migrate::rules
