// What was seen in a history: a finding, or something that cannot be told. Produced by rules,
// forecast and where; rendered by report. The job itself succeeded, else there would be an Error
// (result.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/span.h"

namespace migrate {

enum class Severity { kInfo, kWarning, kError };

// "info", "warning" or "error".
std::string_view to_string(Severity severity);

// A place in a file of one version of the repository. `path` is relative to the repository's root
// (or to the folder that was given, outside of one), with '/'. `ref` is empty for the working tree.
// Positions are absent when the finding is about the whole file.
struct Location {
  std::string path;
  std::string ref;
  std::optional<Span> span;  // bytes in the file's text
  Position start;            // of span; 1:1 when there is none
  Position end;

  // "path" for the working tree, "ref:path" elsewhere.
  std::string display_path() const { return ref.empty() ? path : ref + ":" + path; }
};

// Another place that explains the finding ("the other head is here").
struct Related {
  std::string message;
  Location location;
};

// Replaces the bytes of `span` in `path` by `replacement`.
struct TextEdit {
  std::string path;
  Span span;
  std::string replacement;
};

struct Diagnostic {
  std::string rule;  // slug, also the word that suppresses it
  Severity severity = Severity::kError;
  bool cannot_tell =
      false;            // not a finding: the question could not be answered here (exit status 4)
  std::string message;  // one sentence that stands alone
  std::optional<Location> location;
  std::string label;              // a few words under the caret; may be empty
  std::vector<Related> related;   // in the order that explains best
  std::vector<std::string> help;  // what to do, each a line; commands stand as they are typed
  std::vector<TextEdit> fix;      // empty, or an edit that is safe to make
  std::string history;  // name of the history it is about, empty when the repository has one
  std::vector<std::string> revisions;  // ids it is about, for machines
  // The call in the file of `location` that it is about, where it is about one: a comment on any of
  // its lines silences it.
  Span statement = {};
};

}  // namespace migrate
