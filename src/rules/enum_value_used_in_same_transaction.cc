#include <fmt/format.h>

#include <cstdint>
#include <string>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void enum_value_used_in_same_transaction(const lint::StepContext& context,
                                         lint::Reporter& reporter) {
  const auto* statement = context.as<ir::SqlStatement>();
  if (statement == nullptr || !context.step().within || context.step().autocommit) return;
  using Kind = ir::SqlStatement::Kind;
  if (statement->kind != Kind::kInsert && statement->kind != Kind::kUpdate) return;
  const auto* execute =
      std::get_if<ir::Execute>(&context.body.steps[*context.step().within].operation);
  if (execute == nullptr || !execute->sql.known()) return;
  for (std::uint32_t i = 0; i < context.index; ++i) {
    const ir::Step& before = context.body.steps[i];
    // All values of a type that the transaction made itself may be used.
    if (std::holds_alternative<ir::CreateEnum>(before.operation)) return;
    const auto* add = std::get_if<ir::AddEnumValue>(&before.operation);
    if (add == nullptr || before.autocommit || !add->value.known()) continue;
    if (execute->sql->find("'" + *add->value + "'") == std::string::npos) continue;
    auto& finding = reporter.report(
        fmt::format("`{}` cannot be used in the transaction that adds it", *add->value),
        context.at());
    finding.related.push_back({"added here", context.revision.at(before)});
    finding.help = {"use it in the next revision, or add it in an autocommit_block()"};
    return;
  }
}

}  // namespace migrate::rules
