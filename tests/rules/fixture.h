// A rule's fixtures. For a rule about operations, a case is one file that holds little more than an
// upgrade() or downgrade():
//
//   <slug>/{bad,good}[-name].py    one new revision. Unless it has a `revision` itself, it stands
//   on
//                                  ../given.py (or on the given.py beside it), which is in the
//                                  base, and has op, sa, postgresql, revision and down_revision
//   <slug>/{bad,good}[-name].toml  databases = ["sqlite"] (default: postgresql), large =
//   ["events"],
//                                  and all that case.toml below may hold
//   <slug>/bad[-name].txt          what is printed
//
// Any other case is a small history as files:
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

// Judges the fixture, a folder or a file, with only the rule `slug` turned on, and what its
// settings select.
Verdicts judge(const std::string& fixture, const std::string& slug);

// The names of its cases, sorted: folders, and files without ".py".
std::vector<std::string> cases_in(const std::string& folder);
// Where what a case prints is kept.
std::string printed_path(const std::string& fixture);
std::vector<std::string> folders_in(const std::string& folder);  // names, sorted
std::string read_file(const std::string& path);

}  // namespace migrate::testing
