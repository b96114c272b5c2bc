#include <fmt/format.h>

#include <variant>

#include "migrate/lint/operation.h"

namespace migrate::rules {
namespace {

struct Cascades {
  bool operator()(const ir::DropSchema& drop) const { return drop.cascade.is(true); }
  bool operator()(const ir::SqlStatement& statement) const {
    return statement.kind == ir::SqlStatement::Kind::kDrop && statement.cascade;
  }
  template <typename Operation>
  bool operator()(const Operation& operation) const {
    if constexpr (requires { operation.cascade; }) return operation.cascade;
    return false;
  }
};

bool cascades(const ir::Operation& operation) { return std::visit(Cascades{}, operation); }

// Not a table or column that this change made itself.
bool in_use(const lint::StepContext& context) {
  if (const auto* drop = context.as<ir::DropTable>()) return context.existed(drop->table);
  if (const auto* drop = context.as<ir::DropColumn>())
    return context.existed(drop->table, drop->column);
  return true;
}

}  // namespace

void drop_cascade(const lint::StepContext& context, lint::Reporter& reporter) {
  if (!cascades(context.step().operation) || !in_use(context)) return;
  auto& finding =
      reporter.report("CASCADE drops whatever depends on the object, named or not", context.at());
  if (const auto* drop = context.as<ir::DropTable>())
    for (const auto& [table, constraint] : context.before.referrers(drop->table))
      finding.help.push_back(fmt::format("{} of {} goes with it",
                                         lint::quoted(constraint->name, "a foreign key"),
                                         lint::quoted(table->name)));
  finding.help.push_back("drop what depends on it by name, then the object without CASCADE");
}

}  // namespace migrate::rules
