#include "sql/psql.h"

#include <doctest/doctest.h>

#include "sql/shown.h"

namespace migrate::sql {

TEST_CASE("psql's own lines are blanks") {
  CHECK(without_psql("SELECT 1;\nSELECT E'\\n'").empty());
  CHECK(without_psql("\\x\nSELECT 1") == "  \nSELECT 1");
  CHECK(without_psql("SELECT 1\n\\gset\n") == "SELECT 1\n;    \n");
  CHECK(without_psql("copy t from stdin;\n1\t'\n\\.\nSELECT") ==
        "copy t from stdin;\n   \n  \nSELECT");
}

TEST_CASE("a dump is read around them") {
  const std::string text =
      "\\connect db\nCREATE TABLE t (a int);\nCOPY public.t (a) FROM stdin;\n1\tit's\n\\.\n\nDROP "
      "TABLE u;\n";
  CHECK(shown(text) ==
        "create_table(t)\n  Column(a, INTEGER)\n"
        "statement COPY FROM(name=\"t\", writes=[table public.t], columns=[a])\n"
        "drop_table(u)");
  const ParseResult result = parse(text, Grammar::kPostgres);
  CHECK(result.operations[2].span.of(text).substr(0, 12) == "DROP TABLE u");
}

TEST_CASE("a line of a string is left alone where the text is right as it is") {
  CHECK(shown("COMMENT ON TABLE t IS 'a\n\\b'") ==
        "create_table_comment(t, comment=\"a\\n\\\\b\")");
}

}  // namespace migrate::sql
