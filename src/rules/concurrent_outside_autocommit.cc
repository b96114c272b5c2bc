#include <fmt/format.h>

#include <cstdint>

#include "migrate/lint/operation.h"

namespace migrate::rules {
namespace {

// An earlier step ended the transaction by hand.
bool committed(const lint::StepContext& context) {
  for (std::uint32_t i = 0; i < context.index; ++i) {
    const auto* statement = std::get_if<ir::SqlStatement>(&context.body.steps[i].operation);
    if (statement != nullptr && statement->kind == ir::SqlStatement::Kind::kTransaction)
      return true;
  }
  return false;
}

}  // namespace

void concurrent_outside_autocommit(const lint::StepContext& context, lint::Reporter& reporter) {
  if (context.step().autocommit || !context.runs_on("postgresql")) return;
  const auto* create = context.as<ir::CreateIndex>();
  const auto* drop = context.as<ir::DropIndex>();
  const bool concurrently = (create != nullptr && create->concurrently.is(true)) ||
                            (drop != nullptr && drop->concurrently.is(true));
  if (!concurrently || committed(context)) return;
  auto& finding =
      reporter.report(fmt::format("{} cannot be {} concurrently inside of a transaction",
                                  create != nullptr ? lint::quoted(create->index.name, "an index")
                                                    : lint::quoted(drop->name, "an index"),
                                  create != nullptr ? "built" : "dropped"),
                      context.at("postgresql_concurrently"));
  finding.help = {"put it inside of `with op.get_context().autocommit_block():`"};
}

}  // namespace migrate::rules
