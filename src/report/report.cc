#include "migrate/report/report.h"

#include <algorithm>

namespace migrate::report {

Counts count(const Report& report) {
  Counts counts;
  for (const Diagnostic& said : report.diagnostics) {
    if (said.cannot_tell)
      ++counts.cannot_tell;
    else if (said.severity == Severity::kError)
      ++counts.errors;
    else if (said.severity == Severity::kWarning)
      ++counts.warnings;
    else
      ++counts.infos;
  }
  return counts;
}

Verdict verdict(const Report& report, std::optional<Severity> fail_on) {
  const auto fails = [&](const Diagnostic& said) {
    return fail_on && !said.cannot_tell && said.severity >= *fail_on;
  };
  const auto& all = report.diagnostics;
  if (std::any_of(all.begin(), all.end(), fails)) return Verdict::kFindings;
  const auto cannot_tell = [](const Diagnostic& said) { return said.cannot_tell; };
  return std::any_of(all.begin(), all.end(), cannot_tell) ? Verdict::kCannotTell : Verdict::kFine;
}

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::kFine:
      return "fine";
    case Verdict::kFindings:
      return "findings";
    case Verdict::kCannotTell:
      return "cannot tell";
  }
  return "cannot tell";
}

}  // namespace migrate::report
