#include <fmt/format.h>

#include <cstdint>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void concurrent_not_retry_safe(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* create = context.as<ir::CreateIndex>();
  if (create == nullptr || !create->concurrently.is(true) || !create->index.name.name.known())
    return;
  for (std::uint32_t i = 0; i < context.index; ++i) {
    const auto* drop = std::get_if<ir::DropIndex>(&context.body.steps[i].operation);
    if (drop != nullptr && drop->name.name == create->index.name.name) return;
  }
  auto& finding =
      reporter.report(fmt::format("if this fails, {} is left INVALID and has to be dropped by hand",
                                  lint::quoted(create->index.name, "an index")),
                      context.at());
  finding.help = {
      "before it, in the same block: op.drop_index(…, postgresql_concurrently=True, "
      "if_exists=True)"};
}

}  // namespace migrate::rules
