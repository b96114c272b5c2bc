#include <algorithm>

#include "migrate/ir/step.h"

namespace migrate::ir {

namespace {

bool names(const Guard& guard, std::string_view dialect) {
  return std::find(guard.dialects.begin(), guard.dialects.end(), dialect) != guard.dialects.end();
}

Truth holds(const Guard& guard, std::string_view dialect) {
  if (guard.kind != Guard::Kind::kDialect) return Truth::kUnknown;
  return names(guard, dialect) != guard.negated ? Truth::kYes : Truth::kNo;
}

}  // namespace

Truth runs_on(const Step& step, std::string_view dialect) {
  Truth result = Truth::kYes;
  for (const Guard& guard : step.guards) {
    const Truth truth = holds(guard, dialect);
    if (truth == Truth::kNo) return Truth::kNo;
    if (truth == Truth::kUnknown) result = Truth::kUnknown;
  }
  return result;
}

}  // namespace migrate::ir
