#include <algorithm>

#include "migrate/lint/operation.h"

namespace migrate::rules {
namespace {

bool is_setting(const ir::Operation& operation) {
  if (const auto* execute = std::get_if<ir::Execute>(&operation)) return execute->sql.known();
  const auto* statement = std::get_if<ir::SqlStatement>(&operation);
  return statement != nullptr && (statement->kind == ir::SqlStatement::Kind::kSet ||
                                  statement->kind == ir::SqlStatement::Kind::kReset ||
                                  statement->kind == ir::SqlStatement::Kind::kSelect);
}

}  // namespace

void autocommit_splits_revision(const lint::RevisionContext& context, lint::Reporter& reporter) {
  const auto& steps = context.upgrade().steps;
  const auto inside = std::find_if(steps.begin(), steps.end(),
                                   [](const ir::Step& step) { return step.autocommit; });
  const auto outside = std::find_if(steps.begin(), steps.end(), [](const ir::Step& step) {
    return !step.autocommit && !is_setting(step.operation);
  });
  if (inside == steps.end() || outside == steps.end()) return;
  auto& finding = reporter.report(
      "what stands before this block is committed with the old version: a failure leaves half of "
      "the revision",
      context.at(*inside));
  finding.related.push_back({"also in this revision", context.at(*outside)});
  finding.help = {"put the block into a revision of its own"};
}

}  // namespace migrate::rules
