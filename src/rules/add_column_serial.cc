#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void add_column_serial(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* add = context.as<ir::AddColumn>();
  if (add == nullptr || !context.existed(add->table) || !context.may_be_large(add->table)) return;
  // SERIAL, as SQL text reads: an integer that counts.
  if (!context.step().within || !add->column.autoincrement.is(true)) return;
  const auto facts = context.facts("postgresql");
  if (!facts || facts->rewrites != ir::Truth::kYes) return;
  auto& finding = reporter.report(
      fmt::format(
          "numbering the rows of a table for {} writes all of it anew under ACCESS EXCLUSIVE",
          lint::quoted(add->table, add->column.name)),
      context.at());
  finding.help = {"add a plain column, fill it in batches from a sequence, then set its default"};
}

}  // namespace migrate::rules
