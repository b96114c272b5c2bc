#include <doctest/doctest.h>

#include "migrate/report/report.h"
#include "sample.h"

TEST_CASE("a finding is one workflow command that nothing in it can break out of") {
  CHECK(migrate::report::render_github(migrate::testing::sample_report()) ==
        "::error file=db/ver sions/50%25%3Aü.py,line=2,endLine=2,col=13,endColumn=20,"
        "title=multiple-heads::2 heads: `a` and `b\\u{1b}[2J`%0A"
        "the other is here: origin/x:db/b.py%0A`migrate merge`, joins: 100%25%0Asecond line\n"
        "::warning title=cannot tell%3A unreadable::`x.py` cannot be read.\n"
        "::notice file=db/a.py,line=1,endLine=1,col=1,endColumn=2,title=drop-column::"
        "This change silences `drop-column`: why\n");
}

TEST_CASE("a message cannot start a command of its own") {
  migrate::report::Report report;
  report.diagnostics.emplace_back().message = "x\n::set-env name=A::b\r\n::error::c";
  const std::string text = migrate::report::render_github(report);
  CHECK(text.find('\n') == text.size() - 1);
  CHECK(text.find('\r') == std::string::npos);
}
