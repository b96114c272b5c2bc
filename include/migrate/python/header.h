// The header of a revision file: the module attributes that Alembic reads to build its graph, and
// the docstring it writes for people. Read from the text alone; nothing is run.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/diagnostic.h"
#include "migrate/span.h"

namespace migrate::python {

// What is known of a module attribute. `kUnknown`: it is assigned, but its value cannot be known
// without running the file ("cannot tell"); `reason` says why.
enum class Known : std::uint8_t { kMissing, kKnown, kUnknown };

// How a value was written: matters for rewriting it and for telling None from ().
enum class Shape : std::uint8_t { kNone, kString, kTuple, kList, kSet };

struct Attribute {
  Known known = Known::kMissing;
  Shape shape = Shape::kNone;
  std::vector<std::string>
      values;  // decoded strings; a plain string is one value; None and () are none
  Span span;   // of the value expression; empty when missing
  std::vector<Span>
      value_spans;     // of each string literal, one a value where that can be told; else empty
  std::string reason;  // when unknown: one clause, such as "the value is the result of a call"

  bool known_value() const { return known == Known::kKnown; }
};

// The parts of the module docstring in the form that Alembic's template writes. Empty text: not
// there.
struct Docstring {
  bool present = false;
  Span span;            // of the literal, quotes included
  std::string message;  // what Alembic calls `doc`: the first paragraph's text
  // What Alembic calls `longdoc`: all of it, without the white space around it. Caches leave it
  // out.
  std::string text;
  struct Field {
    std::string text;  // trimmed
    Span span;         // of that text in the file; empty when absent
  };
  Field revision_id, revises, create_date;
};

struct RevisionHeader {
  Attribute revision, down_revision, branch_labels, depends_on;
  Docstring docstring;
  // The bytes are no Python source: a NUL, bytes that the declared encoding does not allow, an
  // encoding that is not known. What could be read is above. Empty when fine. Whether the text is
  // valid Python is a separate question: syntax_problem().
  std::string problem;
  Span problem_span;
  bool has_conflict_markers = false;  // a line that starts with "<<<<<<< " or ">>>>>>> "
  Span conflict_span;                 // of the first such line
};

// Reads the header. Never fails: what cannot be read is said in the result. An attribute whose
// statement is broken or stands in a merge conflict is unknown; broken statements elsewhere do not
// matter. Linear in the text, bounded in memory and stack whatever its nesting. Thread safe.
RevisionHeader parse_header(std::string_view text);

// Why a file cannot be imported by Python 3, and where.
struct SyntaxProblem {
  std::string message;  // a clause without period, such as "Python 2 syntax: a print statement"
  Span span;
  // The text is larger than what is examined: not a syntax error, but "cannot tell".
  bool cannot_tell = false;
};

// The first thing that makes the file no valid Python 3, encoding included; nothing when it is fine
// as far as the grammar tells (`return` outside of a function, say, is not looked for). Examines
// the whole text, some ten times slower than parse_header. Thread safe.
std::optional<SyntaxProblem> syntax_problem(std::string_view text);

// What a function of the file contains, as far as syntax tells.
struct BodyFacts {
  bool has_upgrade = false, has_downgrade = false;
  bool upgrade_empty = true,
       downgrade_empty = true;        // nothing but pass, a docstring, `...` or comments
  Span upgrade_name, downgrade_name;  // of the name in `def upgrade`, empty when absent
  // Equal for two files that mean the same. These do not count: comments, docstrings, layout, quote
  // style and other ways to write the same literal, annotations outside of classes, brackets and
  // commas that say nothing, `pass`, the layout of SQL, the four header attributes. An import
  // counts where its name is used, as where the name comes from.
  std::uint64_t meaning = 0;
};

BodyFacts parse_body(std::string_view text);

// A comment of the file, for suppressions: the span covers "#…" up to the end of the line.
struct Comment {
  Span span;
  std::uint32_t line = 1;
  bool own_line = false;  // nothing but white space before it on its line
};
std::vector<Comment> comments(std::string_view text);

}  // namespace migrate::python
