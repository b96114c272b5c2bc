#include <fmt/format.h>

#include <cstdint>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void validate_in_same_transaction(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* validate = context.as<ir::ValidateConstraint>();
  if (validate == nullptr || context.step().autocommit || !context.existed(validate->table)) return;
  for (std::uint32_t i = 0; i < context.index; ++i) {
    const auto* add = std::get_if<ir::AddConstraint>(&context.body.steps[i].operation);
    if (add == nullptr || context.body.steps[i].autocommit || !(add->table == validate->table) ||
        !(add->constraint.name.name == validate->name))
      continue;
    auto& finding = reporter.report(
        fmt::format("every row of {} is read under the lock that ADD CONSTRAINT took",
                    lint::quoted(validate->table)),
        context.at());
    finding.related.push_back({"added here", context.revision.at(context.body.steps[i])});
    finding.help = {"validate in the next revision"};
    return;
  }
}

}  // namespace migrate::rules
