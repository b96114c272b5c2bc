#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {
namespace {

bool is_used(ir::ObjectKind kind) {
  using Kind = ir::ObjectKind;
  return kind == Kind::kView || kind == Kind::kMaterializedView || kind == Kind::kSequence ||
         kind == Kind::kFunction || kind == Kind::kExtension || kind == Kind::kDomain;
}

// Before or after: what the function makes itself is its own business.
bool made_again(const lint::StepContext& context, const ir::ObjectRef& object) {
  for (const ir::Step& step : context.body.steps) {
    const auto* made = std::get_if<ir::SqlStatement>(&step.operation);
    if (made == nullptr || made->kind != ir::SqlStatement::Kind::kCreate) continue;
    for (const ir::ObjectRef& other : made->writes)
      if (other.name == object.name && other.schema == object.schema) return true;
  }
  return false;
}

}  // namespace

void drop_object(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* statement = context.as<ir::SqlStatement>();
  if (statement == nullptr || statement->kind != ir::SqlStatement::Kind::kDrop) return;
  for (const ir::ObjectRef& object : statement->writes) {
    if (!is_used(object.kind) || made_again(context, object)) continue;
    auto& finding = reporter.report(fmt::format("dropping the {} `{}` breaks what uses it",
                                                to_string(object.kind), object.name),
                                    context.at());
    finding.help = {"deploy code that does not use it first, or replace it: CREATE OR REPLACE"};
  }
}

}  // namespace migrate::rules
