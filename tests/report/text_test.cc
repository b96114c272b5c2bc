#include <doctest/doctest.h>

#include "migrate/report/report.h"
#include "sample.h"

using namespace migrate;  // NOLINT: the test's own subject

namespace {

report::TextOptions options() {
  report::TextOptions options;
  options.read = [](const Location& location) -> std::optional<std::string> {
    if (!location.ref.empty()) return std::nullopt;
    return testing::kSampleText;
  };
  return options;
}

std::string one(std::string text, Span span, std::size_t width = 100) {
  report::Report report;
  Diagnostic& said = report.diagnostics.emplace_back();
  said.rule = "r";
  said.message = "m";
  const LineIndex lines(text);
  said.location = Location{"a.py", "", span, lines.position(span.begin), lines.position(span.end)};
  report::TextOptions how;
  how.width = width;
  how.summary = false;
  how.read = [text](const Location&) { return text; };
  return report::render_text(report, how);
}

}  // namespace

TEST_CASE(
    "a finding shows its line, caret, relations and help, with nothing left to drive a terminal") {
  CHECK(report::render_text(testing::sample_report(), options()) ==
        "error[multiple-heads]: 2 heads: `a` and `b\\u{1b}[2J`\n"
        " --> db/ver sions/50%:ü.py:2:13\n"
        "  |\n"
        "2 |     revision = 'größe'  # \\u{1b}[2J\n"
        "  |                ^^^^^^^ nothing follows this\n"
        "  = note: the other is here\n"
        " --> origin/x:db/b.py:1:1\n"
        "  = help: `migrate merge`, joins: 100%\n"
        "  = help: second line\n"
        "\n"
        "cannot tell[unreadable]: `x.py` cannot be read.\n"
        "\n"
        "note[drop-column]: This change silences `drop-column`: why\n"
        " --> db/a.py:1:1\n"
        "  |\n"
        "1 | x = 1\n"
        "  | ^\n"
        "\n"
        "lint: 1 error, 1 question that cannot be told, 1 suppressed in 12 revisions of 1 history "
        "(base origin/main at 1234567890)\n");
}

TEST_CASE("colour only where it is wanted") {
  report::TextOptions colored = options();
  colored.color = true;
  CHECK(report::render_text(testing::sample_report(), colored).find("\x1b[1;31merror") == 0);
  CHECK(report::render_text(testing::sample_report(), options()).find('\x1b') == std::string::npos);
}

TEST_CASE("carets stand below wide characters and tabs") {
  CHECK(one("漢字 = x\n", {9, 10}).find("1 | 漢字 = x\n  |        ^\n") != std::string::npos);
  CHECK(one("\tx\n", {1, 2}).find("1 |     x\n  |     ^\n") != std::string::npos);
}

TEST_CASE("a long line is cut around the place") {
  const std::string text = std::string(300, 'a') + "HERE" + std::string(300, 'b') + "\n";
  const std::string shown = one(text, {300, 304}, 60);
  CHECK(shown.find("…") != std::string::npos);
  CHECK(shown.find("HERE") != std::string::npos);
  CHECK(shown.find("^^^^") != std::string::npos);
  CHECK(shown.size() < 250);
}

TEST_CASE("a place at the end of the text, in no line, and over several lines") {
  CHECK(one("x = 1", {5, 5}).find("  |      ^\n") != std::string::npos);
  CHECK(one("", {3, 9}).find("a.py:1:") != std::string::npos);
  CHECK(one("a(\nb)\n", {0, 5}).find("1 | a(\n  | ^^\n") != std::string::npos);
}

TEST_CASE("nothing to say is said in one line") {
  report::Report report;
  report.command = "lint";
  report.histories = 2;
  report.revisions = 1;
  CHECK(report::render_text(report, {}) == "lint: fine in 1 revision of 2 histories\n");
}
