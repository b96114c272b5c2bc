#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void rename_enum_value(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* rename = context.as<ir::RenameEnumValue>();
  if (rename == nullptr) return;
  auto& finding = reporter.report(
      fmt::format("code that runs while this is deployed still reads and writes {}",
                  lint::quoted(ir::ObjectName{rename->value, false}, "the old value")),
      context.at());
  finding.help = {"add the new value, move the rows, and leave the old one unused"};
}

}  // namespace migrate::rules
