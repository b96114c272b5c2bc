#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void alter_type_rewrite(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* alter = context.as<ir::AlterColumn>();
  if (alter == nullptr || !alter->type || !alter->column.known()) return;
  if (!context.existed(alter->table, alter->column) || !context.may_be_large(alter->table)) return;
  const auto facts = context.facts("postgresql");
  if (!facts || facts->rewrites != ir::Truth::kYes) return;
  auto& finding = reporter.report(
      fmt::format("changing the type of {} writes the whole table anew under ACCESS EXCLUSIVE",
                  lint::quoted(alter->table, alter->column)),
      context.at("type_"));
  finding.label = "nobody can use the table until it is done";
  finding.help = {"add a column of the new type, fill it in batches, and swap them later"};
}

}  // namespace migrate::rules
