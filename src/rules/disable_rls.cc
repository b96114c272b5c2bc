#include <fmt/format.h>

#include <cstddef>
#include <string>

#include "migrate/lint/operation.h"

namespace migrate::rules {
namespace {

// A policy on the same table follows in the same function.
bool replaced(const lint::StepContext& context, const ir::ObjectRef& policy) {
  for (std::size_t i = context.index + 1; i < context.body.steps.size(); ++i) {
    const auto* made = std::get_if<ir::SqlStatement>(&context.body.steps[i].operation);
    if (made == nullptr || made->kind != ir::SqlStatement::Kind::kCreate) continue;
    for (const ir::ObjectRef& object : made->writes)
      if (object.kind == policy.kind && object.name == policy.name) return true;
  }
  return false;
}

}  // namespace

void disable_rls(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* statement = context.as<ir::SqlStatement>();
  if (statement == nullptr || statement->writes.empty()) return;
  const ir::ObjectRef& object = statement->writes.front();
  const bool off = statement->tag == "ALTER TABLE DISABLE ROW LEVEL SECURITY" ||
                   statement->tag == "ALTER TABLE NO FORCE ROW LEVEL SECURITY";
  const bool dropped = statement->kind == ir::SqlStatement::Kind::kDrop &&
                       object.kind == ir::ObjectKind::kPolicy && !replaced(context, object);
  if (!off && !dropped) return;
  const std::string table = lint::quoted(lint::table_of(object));
  auto& finding = reporter.report(
      off ? fmt::format("the policies of {} no longer keep rows apart", table)
          : fmt::format("the policy `{}` of {} is gone: rows that it hid may be seen, or rows that "
                        "it showed may not",
                        object.part, table),
      context.at());
  finding.help = {"replace a policy in one function: DROP POLICY, then CREATE POLICY"};
}

}  // namespace migrate::rules
