#include "sql/split.h"

#include <doctest/doctest.h>

#include <string>

namespace migrate::sql {
namespace {

std::string shown(std::string_view text, Grammar grammar) {
  std::string line;
  for (const Piece& piece : split(text, tokenize(text, grammar).tokens, grammar)) {
    if (!line.empty()) line += " | ";
    line += text.substr(piece.span.begin, piece.span.end - piece.span.begin);
  }
  return line;
}

}  // namespace

TEST_CASE("statements end at semicolons that are nothing else") {
  CHECK(shown("a; ;b ';' $$;$$ -- ;\n; (c;d)", Grammar::kPostgres) == "a | b ';' $$;$$ | (c;d)");
  CHECK(shown(" -- nothing\n;", Grammar::kPostgres).empty());
}

TEST_CASE("the body of a trigger or procedure is one with it") {
  const std::string trigger =
      "CREATE TEMP TRIGGER x AFTER INSERT ON t BEGIN UPDATE u SET a = CASE WHEN b THEN 1 END; "
      "DELETE FROM v; END";
  CHECK(shown(trigger + "; SELECT 1", Grammar::kSqlite) == trigger + " | SELECT 1");
  const std::string procedure =
      "CREATE PROCEDURE p() BEGIN IF a THEN SELECT 1; END IF; CASE x WHEN 1 THEN SELECT 2; END "
      "CASE; END";
  CHECK(shown(procedure + "; SELECT 1", Grammar::kMysql) == procedure + " | SELECT 1");
  const std::string function =
      "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END";
  CHECK(shown(function + "; SELECT 1", Grammar::kPostgres) == function + " | SELECT 1");
}

TEST_CASE("a transaction is no body") {
  CHECK(shown("BEGIN; SELECT 1; END; SELECT 2", Grammar::kPostgres) ==
        "BEGIN | SELECT 1 | END | SELECT 2");
  CHECK(shown("BEGIN; CREATE TABLE t (a); END", Grammar::kSqlite) ==
        "BEGIN | CREATE TABLE t (a) | END");
}

}  // namespace migrate::sql
