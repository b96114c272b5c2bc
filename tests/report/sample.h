// One report with everything in it, for the tests of all printers.
#pragma once

#include <string>

#include "migrate/report/report.h"

namespace migrate::testing {

inline const std::string kSampleText = "x = 1\n\trevision = 'größe'  # \x1b[2J\n";

inline report::Report sample_report() {
  Diagnostic error;
  error.rule = "multiple-heads";
  error.message = "2 heads: `a` and `b\x1b[2J`";
  error.location = Location{"db/ver sions/50%:ü.py", "", Span{18, 27}, {2, 13}, {2, 20}};
  error.label = "nothing follows this";
  error.related.push_back(
      {"the other is here", Location{"db/b.py", "origin/x", Span{0, 1}, {1, 1}, {1, 2}}});
  error.help = {"`migrate merge`, joins: 100%", "second line"};
  error.fix.push_back({"db/b.py", Span{0, 1}, "y"});
  error.revisions = {"a", "b"};
  Diagnostic question;
  question.rule = "unreadable";
  question.severity = Severity::kWarning;
  question.cannot_tell = true;
  question.message = "`x.py` cannot be read.";
  Diagnostic note;
  note.rule = "drop-column";
  note.severity = Severity::kInfo;
  note.message = "This change silences `drop-column`: why";
  note.location = Location{"db/a.py", "", Span{0, 1}, {1, 1}, {1, 2}};

  report::Report report;
  report.command = "lint";
  report.subject.base_ref = "origin/main";
  report.subject.base_commit = "1234567890123456789012345678901234567890";
  report.diagnostics = {error, question};
  report.notes = {note};
  report.suppressed = 1;
  report.histories = 1;
  report.revisions = 12;
  return report;
}

}  // namespace migrate::testing
