#include <fmt/format.h>

#include <cstddef>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void toggle_trigger(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* statement = context.as<ir::SqlStatement>();
  if (statement == nullptr || statement->writes.empty() ||
      statement->tag.find("ALTER TABLE DISABLE TRIGGER") != 0)
    return;
  const ir::TableName table = lint::table_of(statement->writes.front());
  for (std::size_t i = context.index + 1; i < context.body.steps.size(); ++i) {
    const auto* later = std::get_if<ir::SqlStatement>(&context.body.steps[i].operation);
    if (later != nullptr && later->tag.find("ALTER TABLE ENABLE TRIGGER") == 0 &&
        !later->writes.empty() && later->writes.front().name == statement->writes.front().name)
      return;
  }
  auto& finding = reporter.report(
      fmt::format("the triggers of {} stay off: nothing checks what is written meanwhile",
                  lint::quoted(table)),
      context.at());
  finding.help = {"switch them on again in the same function"};
}

}  // namespace migrate::rules
