// A rule's fixture: a small history as files.
//
//   <slug>/{bad,good}[-name]/*.py   the judged version: files of migrations/versions, or a whole
//   tree
//                                   when there is an alembic.ini
//   …/base/                         the same for the base as it is now
//   …/fork/                         the same at the merge base; absent: as base/
//   …/case.toml                     facts that git would give, options, findings about no Python
//   line …/expected.txt                  what is printed (bad only)
//
// A line that holds "expect: <slug>" is where a finding of that rule must be.
#pragma once

#include <string>
#include <vector>

#include "migrate/lint/lint.h"
#include "migrate/report/report.h"

namespace migrate::testing {

struct Verdicts {
  std::string expected;  // "path:line" or "-" (a finding about no file), sorted, each on a line
  std::string found;
  std::string printed;
  std::vector<Diagnostic> diagnostics;
};

// Judges the fixture in `folder` with only the rule `slug` turned on, and what case.toml selects.
Verdicts judge(const std::string& folder, const std::string& slug);

std::vector<std::string> folders_in(const std::string& folder);  // names, sorted
std::string read_file(const std::string& path);

}  // namespace migrate::testing
