#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void add_column_identity(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* add = context.as<ir::AddColumn>();
  if (add == nullptr || !context.existed(add->table) || !context.may_be_large(add->table)) return;
  const ir::Column& column = add->column;
  if (!(column.identity)) return;
  const auto facts = context.facts("postgresql");
  if (!facts || facts->rewrites != ir::Truth::kYes) return;
  auto& finding = reporter.report(
      fmt::format(
          "numbering the rows of a table for {} writes all of it anew under ACCESS EXCLUSIVE",
          lint::quoted(add->table, column.name)),
      context.at());
  finding.label = "nobody can use the table until it is done";
  finding.help = {
      "add a plain column, fill it in batches from a sequence, and make it an identity last"};
}

}  // namespace migrate::rules
