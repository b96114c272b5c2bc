#include "migrate/report/report.h"

#include <doctest/doctest.h>

#include "sample.h"

using namespace migrate;  // NOLINT: the test's own subject

TEST_CASE("findings win over questions, questions over fine") {
  report::Report report = testing::sample_report();
  CHECK(report::verdict(report, Severity::kError) == report::Verdict::kFindings);
  CHECK(report::verdict(report, std::nullopt) == report::Verdict::kCannotTell);
  report.diagnostics[0].severity = Severity::kWarning;
  CHECK(report::verdict(report, Severity::kError) == report::Verdict::kCannotTell);
  CHECK(report::verdict(report, Severity::kWarning) == report::Verdict::kFindings);
  report.diagnostics.pop_back();
  CHECK(report::verdict(report, Severity::kError) == report::Verdict::kFine);
  CHECK(report::verdict({}, Severity::kInfo) == report::Verdict::kFine);
}

TEST_CASE("a question is not counted as a warning") {
  const report::Counts counts = report::count(testing::sample_report());
  CHECK(counts.errors == 1);
  CHECK(counts.warnings == 0);
  CHECK(counts.cannot_tell == 1);
}
