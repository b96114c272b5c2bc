#include <fmt/format.h>

#include <cstddef>

#include "migrate/lint/operation.h"

namespace migrate::rules {
namespace {

bool leaves_view(const lint::StepContext& context, const ir::RenameTable& rename) {
  for (std::size_t i = context.index + 1; i < context.body.steps.size(); ++i) {
    const auto* made = std::get_if<ir::SqlStatement>(&context.body.steps[i].operation);
    if (made == nullptr || made->kind != ir::SqlStatement::Kind::kCreate) continue;
    for (const ir::ObjectRef& object : made->writes)
      if (object.kind == ir::ObjectKind::kView && object.name == *rename.table.name) return true;
  }
  return false;
}

}  // namespace

void rename_table(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* rename = context.as<ir::RenameTable>();
  if (rename == nullptr || !context.existed(rename->table) || leaves_view(context, *rename)) return;
  auto& finding =
      reporter.report(fmt::format("code that runs while this is deployed still asks for {}",
                                  lint::quoted(rename->table)),
                      context.at("new_table_name"));
  finding.help = {"leave a view of the old name behind and drop it one release later"};
}

}  // namespace migrate::rules
