#include "sql/nesting.h"

#include <doctest/doctest.h>

#include <string>

#include "sql/shown.h"

namespace migrate::sql {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

std::uint32_t weight(const std::string& text) {
  return nesting(text, tokenize(text, Grammar::kPostgres).tokens);
}

}  // namespace

TEST_CASE("flat text has little weight however long") {
  CHECK(weight("INSERT INTO t VALUES " + repeated("(-1, a + 2), ", 5000) + "(1, 2)") < 10);
  CHECK(weight("SELECT 1 WHERE a = 1" + repeated(" OR a = 1 AND b <> 2", 5000)) < 10);
  CHECK(weight(repeated("SELECT (1 + 2); ", 5000)) < 10);
  CHECK(weight("UPDATE t SET a = CASE WHEN b = 1 THEN 2 END" +
               repeated(", a = CASE WHEN b = 1 THEN 2 END", 2000)) < 10);
}

TEST_CASE("whatever makes the tree deeper has weight") {
  // Each of these makes libpg_query recurse once more per repetition.
  const std::size_t n = 3000;
  for (const std::string& text :
       {"SELECT " + repeated("(", n) + "1" + repeated(")", n), "SELECT 1" + repeated("+1", n),
        "SELECT " + repeated("- ", n) + "1", "SELECT " + repeated("NOT ", n) + "true",
        "SELECT 1" + repeated("::int", n), "SELECT 1" + repeated(" UNION SELECT 1, 2", n),
        "SELECT 1 FROM a" + repeated(" JOIN b ON x AND y", n),
        repeated("SELECT (", n) + "SELECT 1" + repeated(")", n),
        "SELECT " + repeated("CASE WHEN ", n) + "a" + repeated(" THEN 1 END", n),
        "SELECT " + repeated("CASE WHEN a.end THEN NOT NOT ", n) + "a" + repeated(" END", n),
        "SELECT " + repeated("ARRAY[", n) + "1" + repeated("]", n),
        "SELECT a" + repeated(" IS NULL", n), "SELECT a" + repeated(" COLLATE c", n),
        "SELECT a" + repeated(" AT TIME ZONE 'x'", n)}) {
    CAPTURE(text.substr(0, 40));
    CHECK(weight(text) >= n);
    CHECK(shown(text) == "too complex: the text nests too deeply");
  }
}

TEST_CASE("what is let through is parsed, at any place of its limit") {
  const std::size_t n = kMaxNesting / (kBracketWeight + 1);
  for (const std::string& text :
       {repeated("SELECT (", n) + "SELECT 1" + repeated(")", n),
        repeated("SELECT 1 FROM (", n) + "SELECT 1" + repeated(") a", n),
        "SELECT 1" + repeated("+1", kMaxNesting), "SELECT 1" + repeated("::int", kMaxNesting / 2),
        "SELECT 1" + repeated(" UNION SELECT 1", kMaxNesting)}) {
    CAPTURE(text.substr(0, 40));
    CHECK(shown(text) == "statement SELECT()");
  }
}

TEST_CASE("a long row of operator characters, in comments too") {
  CHECK(longest_operator("a +- b /* **** */ 'x'") == 4);
  CHECK(shown(repeated("/*", 1000)) == "too complex: the text holds a very long row of operators");
  CHECK(shown(repeated("/**/", 1000)) ==
        "too complex: the text holds a very long row of operators");
  CHECK(shown("/" + repeated("*", 500) + "/ SELECT 1") == "statement SELECT()");
}

}  // namespace migrate::sql
