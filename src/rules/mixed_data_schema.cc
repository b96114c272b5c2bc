#include "migrate/lint/operation.h"

namespace migrate::rules {

void mixed_data_schema(const lint::RevisionContext& context, lint::Reporter& reporter) {
  const ir::Step* schema = nullptr;
  const ir::Step* rows = nullptr;
  for (const ir::Step& step : context.upgrade().steps) {
    if (const auto* statement = std::get_if<ir::SqlStatement>(&step.operation)) {
      using Kind = ir::SqlStatement::Kind;
      const bool writes = statement->kind == Kind::kInsert || statement->kind == Kind::kUpdate ||
                          statement->kind == Kind::kDelete;
      if (!writes || statement->writes.empty()) continue;
      if (context.existed(lint::table_of(statement->writes.front()))) rows = &step;
    } else if (std::holds_alternative<ir::AddColumn>(step.operation) ||
               std::holds_alternative<ir::AlterColumn>(step.operation) ||
               std::holds_alternative<ir::DropColumn>(step.operation) ||
               std::holds_alternative<ir::AddConstraint>(step.operation)) {
      schema = &step;
    }
  }
  if (schema == nullptr || rows == nullptr) return;
  auto& finding = reporter.report("rows are written while the locks of the schema change are held",
                                  context.at(*rows));
  finding.related.push_back({"the schema changes here", context.at(*schema)});
  finding.help = {"two revisions: first the schema, then the rows"};
}

}  // namespace migrate::rules
