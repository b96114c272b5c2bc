#include <variant>

#include "migrate/lint/operation.h"

namespace migrate::rules {
namespace {

// Rows may well stay as they are.
bool changes_schema(const ir::Operation& operation) {
  if (const auto* statement = std::get_if<ir::SqlStatement>(&operation)) {
    using Kind = ir::SqlStatement::Kind;
    return statement->kind == Kind::kAlterTable || statement->kind == Kind::kCreate ||
           statement->kind == Kind::kAlter || statement->kind == Kind::kDrop ||
           statement->kind == Kind::kRename || statement->kind == Kind::kCreateTableAs;
  }
  return !std::holds_alternative<ir::Execute>(operation) &&
         !std::holds_alternative<ir::BulkInsert>(operation) &&
         !std::holds_alternative<ir::Opaque>(operation) &&
         !std::holds_alternative<ir::AddEnumValue>(operation) &&
         !std::holds_alternative<ir::ValidateConstraint>(operation);
}

}  // namespace

void empty_downgrade(const lint::RevisionContext& context, lint::Reporter& reporter) {
  const ir::Body& down = context.downgrade();
  if (!down.present || !down.steps.empty() || !down.gaps.empty() || context.upgrade().steps.empty())
    return;
  for (const ir::Remark& remark : down.remarks)
    if (remark.kind == ir::Remark::Kind::kRaises) return;
  bool schema_changes = false;
  for (const ir::Step& step : context.upgrade().steps)
    schema_changes = schema_changes || changes_schema(step.operation);
  if (!schema_changes) return;
  auto& finding =
      reporter.report("downgrade() does nothing: the version goes back, the schema does not",
                      context.at(down.name));
  finding.help = {"undo what upgrade() does, or raise with the reason why there is no way back"};
}

}  // namespace migrate::rules
