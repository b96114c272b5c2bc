#include <fmt/format.h>

#include "migrate/report/neutral.h"
#include "migrate/report/report.h"

// Workflow commands of GitHub Actions: "::error file=…,line=…::message". Its runner splits at
// newlines first, then at ':' and ',' in properties, and decodes %25, %0D, %0A, %3A and %2C.
namespace migrate::report {
namespace {

std::string escape(std::string_view text, bool is_property) {
  std::string out;
  for (const char byte : text) {
    if (byte == '%')
      out += "%25";
    else if (byte == '\r')
      out += "%0D";
    else if (byte == '\n')
      out += "%0A";
    else if (is_property && byte == ':')
      out += "%3A";
    else if (is_property && byte == ',')
      out += "%2C";
    else
      out += byte;
  }
  return out;
}

enum class Kind { kFinding, kNote };

std::string_view command_of(const Diagnostic& said, Kind kind) {
  if (kind == Kind::kNote) return "notice";
  if (said.cannot_tell) return "warning";
  return said.severity == Severity::kInfo ? "notice" : to_string(said.severity);
}

std::string properties(const Diagnostic& said) {
  std::string out;
  if (said.location) {
    const Location& location = *said.location;
    out += fmt::format("file={},", escape(neutral_line(location.path), true));
    if (location.span) {
      out += fmt::format("line={},endLine={},col={},", location.start.line, location.end.line,
                         location.start.column);
      // The runner shows no annotation whose columns lie on different lines.
      if (location.start.line == location.end.line)
        out += fmt::format("endColumn={},", location.end.column);
    }
  }
  const std::string title = neutral_line((said.cannot_tell ? "cannot tell: " : "") + said.rule);
  return out + "title=" + escape(title, true);
}

std::string command(const Diagnostic& said, Kind kind) {
  std::string message = neutral_line(said.message);
  for (const Related& related : said.related)
    message += fmt::format("\n{}: {}", neutral_line(related.message),
                           neutral_line(related.location.display_path()));
  for (const std::string& line : said.help) message += "\n" + neutral_line(line);
  return fmt::format("::{} {}::{}\n", command_of(said, kind), properties(said),
                     escape(message, false));
}

}  // namespace

std::string render_github(const Report& report) {
  std::string out;
  for (const Diagnostic& said : report.diagnostics) out += command(said, Kind::kFinding);
  for (const Diagnostic& said : report.notes) out += command(said, Kind::kNote);
  return out;
}

}  // namespace migrate::report
