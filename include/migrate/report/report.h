// Report: the one value that every printer takes. Built by a command, printed once.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/diagnostic.h"
#include "migrate/lint/lint.h"

namespace migrate::report {

// What was judged, against what. Empty strings: does not apply.
struct Subject {
  std::string ref;          // as the user wrote it; empty for the working tree
  std::string commit;       // full hexadecimal name
  std::string base_ref;     // the base, however it was found
  std::string base_commit;  // the base commit that was tested
  std::string merge_base;
};

struct Report {
  std::string command;  // "lint", "forecast", …
  Subject subject;
  std::vector<Diagnostic> diagnostics;
  std::vector<Diagnostic> notes;  // not findings: what the reader should know besides
  std::size_t suppressed = 0;
  std::size_t histories = 0;  // how much was looked at
  std::size_t revisions = 0;
};

struct Counts {
  std::size_t errors = 0, warnings = 0, infos = 0, cannot_tell = 0;
};
Counts count(const Report& report);

// Findings win over "cannot tell", which wins over fine.
enum class Verdict { kFine, kFindings, kCannotTell };
// kFindings when a finding is at or above `fail_on`; nothing there: findings never count.
Verdict verdict(const Report& report, std::optional<Severity> fail_on);
// "fine", "findings", "cannot tell".
std::string_view to_string(Verdict verdict);

// The text of the file at a place, where it can be had; called at most once per diagnostic place.
using ReadText = std::function<std::optional<std::string>(const Location&)>;

struct TextOptions {
  bool color = false;
  std::size_t width = 100;  // source lines longer than this are cut around the place
  bool summary = true;      // the last line with the counts
  ReadText read;            // empty: no source lines
};

// For people: every finding with its source line, then the notes and one line that sums up.
// Whatever an author wrote is neutralised (neutral.h).
std::string render_text(const Report& report, const TextOptions& options);

// One JSON document, docs/formats/report.md. `fail_on` decides the verdict that is written.
std::string render_json(const Report& report, std::optional<Severity> fail_on);

// One SARIF 2.1.0 log. `rules` gives the metadata of those that reported.
std::string render_sarif(const Report& report, const std::vector<lint::Rule>& rules);

// One GitHub workflow command a finding and, as a notice, a note.
std::string render_github(const Report& report);

}  // namespace migrate::report
