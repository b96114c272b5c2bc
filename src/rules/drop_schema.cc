#include <fmt/format.h>

#include <cstdint>

#include "migrate/lint/operation.h"

namespace migrate::rules {
namespace {

bool made_here(const lint::StepContext& context, const ir::DropSchema& drop) {
  for (std::uint32_t i = 0; i < context.index; ++i) {
    const auto* create = std::get_if<ir::CreateSchema>(&context.body.steps[i].operation);
    if (create != nullptr && create->name.known() && create->name == drop.name) return true;
  }
  return false;
}

}  // namespace

void drop_schema(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* drop = context.as<ir::DropSchema>();
  if (drop == nullptr || made_here(context, *drop)) return;
  const ir::ObjectName name{drop->name, false};
  auto& finding = reporter.report(
      fmt::format("dropping the schema {} {}", lint::quoted(name, "of an unknown name"),
                  drop->cascade.is(true) ? "drops every table in it" : "breaks what asks for it"),
      context.at("schema_name"));
  finding.help = {"drop its tables by name first; without CASCADE a schema that holds any is kept"};
}

}  // namespace migrate::rules
