#include "sql/subcommands.h"

#include <doctest/doctest.h>

#include <string>

#include "sql/shown.h"

namespace migrate::sql {
namespace {

std::string places(const std::string& text) {
  std::string line;
  for (const Parsed& parsed : parse(text, Grammar::kPostgres).operations) {
    if (!line.empty()) line += " | ";
    line += text.substr(parsed.span.begin, parsed.span.end - parsed.span.begin);
  }
  return line;
}

}  // namespace

TEST_CASE("each subcommand has its own place") {
  CHECK(places("/* x */ ALTER TABLE IF EXISTS ONLY s.\"t\" ADD a numeric(1, 2), DROP b ,ADD CHECK "
               "(a IN (1, 2)); SELECT 1") ==
        "ADD a numeric(1, 2) | DROP b | ADD CHECK (a IN (1, 2)) | SELECT 1");
  CHECK(places("ALTER TABLE t * DROP a, DROP b") == "DROP a | DROP b");
  CHECK(places("ALTER TABLE ONLY (t) ALTER a SET DEFAULT ARRAY[1, 2], DROP b") ==
        "ALTER a SET DEFAULT ARRAY[1, 2] | DROP b");
  CHECK(places("ALTER FOREIGN TABLE f DROP a, DROP b") == "DROP a | DROP b");
}

TEST_CASE("a single subcommand has the place of its statement") {
  CHECK(places("ALTER TABLE t DROP a;") == "ALTER TABLE t DROP a");
}

}  // namespace migrate::sql
