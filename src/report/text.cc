#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "migrate/report/neutral.h"
#include "migrate/report/report.h"

namespace migrate::report {
namespace {

constexpr std::string_view kRed = "\x1b[1;31m", kYellow = "\x1b[1;33m", kCyan = "\x1b[1;36m",
                           kBlue = "\x1b[1;34m", kBold = "\x1b[1m", kReset = "\x1b[0m";

std::string_view title_of(const Diagnostic& said) {
  return said.cannot_tell ? "cannot tell" : to_string(said.severity);
}

std::string_view color_of(const Diagnostic& said) {
  if (said.cannot_tell) return kCyan;
  if (said.severity == Severity::kError) return kRed;
  return said.severity == Severity::kWarning ? kYellow : kCyan;
}

// A source line as it is shown: cut to the width around the place, with the place's columns.
struct Excerpt {
  std::string text;
  std::size_t caret = 0;
  std::size_t caret_width = 1;
};

Excerpt excerpt(std::string_view line, std::size_t begin, std::size_t end, std::size_t width) {
  begin = std::min(begin, line.size());
  end = std::clamp(end, begin, line.size());
  constexpr std::string_view kCut = "…";
  Excerpt out;
  // Starts so that the place is inside, with a little of what stands before it.
  std::size_t start = 0;
  if (shown_width(line.substr(0, end)) > width) {
    const std::size_t context = width / 4;
    start = begin > context ? begin - context : 0;
    while (start < begin && (static_cast<unsigned char>(line[start]) & 0xC0U) == 0x80) ++start;
  }
  std::size_t column = 0;
  if (start > 0) {
    out.text = kCut;
    column = 1;
  }
  std::size_t at = start;
  out.caret = column;
  std::size_t caret_end = column;
  while (at < line.size()) {
    const Shown next = show_first(line.substr(at), column);
    if (column + next.width > width) {
      out.text += kCut;
      break;
    }
    if (at <= begin) out.caret = column;
    out.text += next.text;
    column += next.width;
    at += next.bytes;
    if (at <= end) caret_end = column;
  }
  if (begin >= line.size()) out.caret = column;
  out.caret_width = caret_end > out.caret ? caret_end - out.caret : 1;
  return out;
}

class Text {
 public:
  explicit Text(const TextOptions& options) : options_(options) {}

  std::string operator()(const Report& report) {
    for (const Diagnostic& said : report.diagnostics) diagnostic(said, title_of(said));
    for (const Diagnostic& said : report.notes) diagnostic(said, "note");
    if (options_.summary) summary(report);
    return std::move(out_);
  }

 private:
  void paint(std::string_view color, std::string_view text) {
    if (options_.color && !text.empty())
      fmt::format_to(std::back_inserter(out_), "{}{}{}", color, text, kReset);
    else
      out_ += text;
  }

  void diagnostic(const Diagnostic& said, std::string_view title) {
    const std::string_view color = color_of(said);
    paint(color, said.rule.empty() ? std::string(title)
                                   : fmt::format("{}[{}]", title, neutral_line(said.rule)));
    paint(kBold, fmt::format(": {}", neutral_line(said.message)));
    out_ += '\n';
    gutter_ = gutter_width(said);
    if (said.location) place(*said.location, said.label, "-->", color);
    for (const Related& related : said.related) {
      bar("=", fmt::format("note: {}", neutral_line(related.message)));
      place(related.location, "", "-->", kBlue);
    }
    if (!said.history.empty()) bar("=", "history: " + neutral_line(said.history));
    for (const std::string& line : said.help) bar("=", "help: " + neutral_line(line));
    out_ += '\n';
  }

  static std::size_t gutter_width(const Diagnostic& said) {
    std::uint32_t last = said.location ? said.location->start.line : 1;
    for (const Related& related : said.related) last = std::max(last, related.location.start.line);
    return std::to_string(last).size();
  }

  void bar(std::string_view sign, std::string_view text) {
    out_.append(gutter_ + 1, ' ');
    paint(kBlue, sign);
    if (!text.empty()) out_ += ' ';
    out_ += text;
    out_ += '\n';
  }

  void place(const Location& location, std::string_view label, std::string_view arrow,
             std::string_view color) {
    out_.append(gutter_, ' ');
    paint(kBlue, arrow);
    out_ += ' ' + neutral_line(location.display_path());
    if (location.span)
      fmt::format_to(std::back_inserter(out_), ":{}:{}", location.start.line,
                     location.start.column);
    out_ += '\n';
    if (location.span && options_.read) source(location, label, color);
  }

  void source(const Location& location, std::string_view label, std::string_view color) {
    const std::optional<std::string> text = options_.read(location);
    if (!text) return;
    const LineIndex lines(*text);
    if (location.start.line > lines.line_count()) return;
    const Span whole = lines.line_span(location.start.line);
    const std::size_t begin = std::max(location.span->begin, whole.begin) - whole.begin;
    const std::size_t end = std::clamp(location.span->end, whole.begin, whole.end) - whole.begin;
    const std::size_t width = options_.width > gutter_ + 23 ? options_.width - gutter_ - 3 : 20;
    std::string_view line = lines.line(location.start.line);
    line = line.substr(0, std::max(end, line.find_last_not_of(" \t\f") + 1));
    const Excerpt shown = excerpt(line, begin, end, width);
    bar("|", "");
    const std::string number = std::to_string(location.start.line);
    out_.append(gutter_ - number.size(), ' ');
    paint(kBlue, number + " | ");
    out_ += shown.text;
    out_ += '\n';
    out_.append(gutter_ + 1, ' ');
    paint(kBlue, "| ");
    out_.append(shown.caret, ' ');
    std::string carets(shown.caret_width, '^');
    if (!label.empty()) carets += " " + neutral_line(label);
    paint(color, carets);
    out_ += '\n';
  }

  void summary(const Report& report) {
    const Counts counts = count(report);
    const auto some = [](std::size_t number, std::string_view word) {
      return fmt::format("{} {}{}", number, word, number == 1 ? "" : "s");
    };
    std::string line;
    const auto add = [&line](const std::string& part) {
      line += (line.empty() ? "" : ", ") + part;
    };
    if (counts.errors > 0) add(some(counts.errors, "error"));
    if (counts.warnings > 0) add(some(counts.warnings, "warning"));
    if (counts.infos > 0) add(fmt::format("{} info", counts.infos));
    if (counts.cannot_tell > 0) add(some(counts.cannot_tell, "question") + " that cannot be told");
    if (line.empty()) line = "fine";
    if (report.suppressed > 0) add(fmt::format("{} suppressed", report.suppressed));
    fmt::format_to(std::back_inserter(out_), "{}: {}", neutral_line(report.command), line);
    if (report.revisions > 0)
      fmt::format_to(
          std::back_inserter(out_), " in {} of {}", some(report.revisions, "revision"),
          report.histories == 1 ? "1 history" : fmt::format("{} histories", report.histories));
    const Subject& subject = report.subject;
    if (!subject.base_ref.empty())
      fmt::format_to(std::back_inserter(out_), " (base {}{})", neutral_line(subject.base_ref),
                     subject.base_commit.empty() ? "" : " at " + subject.base_commit.substr(0, 10));
    out_ += '\n';
  }

  const TextOptions& options_;
  std::string out_;
  std::size_t gutter_ = 1;
};

}  // namespace

std::string render_text(const Report& report, const TextOptions& options) {
  return Text(options)(report);
}

}  // namespace migrate::report
