#include "alembic/template.h"

#include <doctest/doctest.h>

using namespace migrate::alembic;

namespace {

const TemplateValues& values() {
  static const TemplateValues kValues{
      {"message", "it's"},
      {"up_revision", "ab12"},
      {"down_revision", PythonTuple{{"a", "b"}}},
      {"branch_labels", PythonNone{}},
      {"one", PythonTuple{{"x"}}},
      {"list", PythonList{{"x", "y"}}},
      {"create_date", PythonDate{"2020-01-02 03:04:05", {{"year", 2020}}}},
      {"upgrades", Undefined{}},
  };
  return kValues;
}

std::string render(std::string_view text) {
  const auto out = render_template(text, "script.py.mako", values());
  REQUIRE_MESSAGE(out, (out ? "" : out.error().message));
  return *out;
}

std::string refused(std::string_view text) {
  const auto out = render_template(text, "script.py.mako", values());
  REQUIRE(!out);
  CHECK(out.error().kind == migrate::ErrorKind::kConfig);
  CHECK(out.error().hints.size() == 1);
  return out.error().message;
}

}  // namespace

TEST_CASE("values are written as str, repr and comma lists") {
  CHECK(render("${message} ${repr(message)}") == "it's \"it's\"");
  CHECK(render("${down_revision} ${repr(one)} ${list}") == "('a', 'b') ('x',) ['x', 'y']");
  CHECK(render("${down_revision | comma,n} ${ branch_labels|n, comma}.") == "a, b .");
  CHECK(render("${branch_labels | comma}") == "None");
  CHECK(render("${branch_labels} ${create_date} ${create_date.year}") ==
        "None 2020-01-02 03:04:05 2020");
}

TEST_CASE("conditionals choose, and what is not chosen may be undefined") {
  CHECK(render("${upgrades if upgrades else \"pass\"}") == "pass");
  CHECK(render("${message if message else 'no'}") == "it's");
  CHECK(render("${'x' if not branch_labels else branch_labels}") == "x");
  CHECK(render("${upgrades if upgrades else upgrades if branch_labels else 'z\\n'}") == "z\n");
  CHECK(render("${upgrades or branch_labels or 'q'}") == "q");
}

TEST_CASE("comments and escaped line ends go, other text stays") {
  CHECK(render("a\n  ## b \\\n still comment\nc ## d\n") == "a\nc ## d\n");
  CHECK(render("a\\\nb\\\r\nc\\d\r\n") == "abc\\d\r\n");
  CHECK(render("\xEF\xBB\xBF# coding: utf-8\n$ { $x <a> 50%") == "# coding: utf-8\n$ { $x <a> 50%");
  CHECK(render("## only") == "");
}

TEST_CASE("what would have to be run is refused with its line") {
  CHECK(refused("a\n% if x:\n") ==
        "script.py.mako:2: The template is not run, and this line is a Mako control line.");
  CHECK(refused("\n\n<%\nx = 1\n%>") ==
        "script.py.mako:3: The template is not run, and this is a Mako tag or a block of Python.");
  CHECK(refused("${config.get_main_option('x')}") ==
        "script.py.mako:1: The template is not run, and this expression is not understood: "
        "`config` is no value that is known here.");
  for (const char* text : {"%% x",
                           "  % endif",
                           "<%doc>x</%doc>",
                           "</%def>",
                           "${message.upper()}",
                           "${message + 'x'}",
                           "${message",
                           "${'x",
                           "${}",
                           "${message | h}",
                           "${upgrades}",
                           "${repr(upgrades)}",
                           "${branch_labels | n}",
                           "${branch_labels | n, trim}",
                           "${message if message}",
                           "${'\\x41'}",
                           "${'''x'''}",
                           "${repr(repr(message))}",
                           "${create_date.tzinfo}",
                           "a\rb",
                           "\xff",
                           "# coding: latin-1\n",
                           "${message # }\n}"}) {
    CAPTURE(text);
    refused(text);
  }
}
