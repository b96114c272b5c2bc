#include "sql/block.h"

#include <doctest/doctest.h>

#include <string>

#include "sql/shown.h"

namespace migrate::sql {
namespace {

// What a block reads and writes; "?" when that is not all.
std::string touched(const std::string& body) {
  const ParseResult result = parse("DO $$" + body + "$$", Grammar::kPostgres);
  const auto& statement = only<ir::SqlStatement>(result);
  std::string line;
  const auto add = [&](const char* what, const std::vector<ir::ObjectRef>& refs) {
    for (const ir::ObjectRef& ref : refs)
      line += (line.empty() ? "" : " ") + std::string(what) + ref.name;
  };
  add("-", statement.reads);
  add("+", statement.writes);
  return statement.objects_complete ? line : line + "?";
}

}  // namespace

TEST_CASE("the objects of a block, whatever the branch") {
  CHECK(touched("BEGIN CREATE TYPE mood AS ENUM ('a'); EXCEPTION WHEN duplicate_object THEN NULL; "
                "END") == "+mood");
  CHECK(
      touched("BEGIN IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'x') THEN ALTER TABLE t "
              "ADD a int; ELSIF true THEN DELETE FROM u; ELSE UPDATE v SET a = 1; END IF; END") ==
      "-pg_type +t +u +v");
  CHECK(
      touched("DECLARE r record; n int := 0; BEGIN FOR r IN SELECT * FROM a LOOP n := n + 1; "
              "UPDATE b SET c = r.d WHERE e = n; END LOOP; FOR i IN 1..10 LOOP PERFORM now(); END "
              "LOOP; RAISE NOTICE 'x %', n; END") == "-a +b");
  CHECK(touched("DECLARE x int; BEGIN SELECT a INTO STRICT x FROM t WHERE b; INSERT INTO u (a) "
                "VALUES (1) RETURNING id INTO x; SELECT a, b INTO x, y.z FROM v; END") ==
        "-t -v +u");
}

TEST_CASE("what hides its objects leaves the block open") {
  for (const char* body :
       {"BEGIN EXECUTE 'DROP TABLE t'; END", "BEGIN FOR r IN EXECUTE q LOOP NULL; END LOOP; END",
        "BEGIN PERFORM my_function(); END", "BEGIN DROP INDEX i; END", "BEGIN frobnicate; END",
        "BEGIN DROP TABLE t CASCADE; END", "BEGIN x := my_function(1); END",
        "BEGIN RAISE NOTICE '%', f(); END"}) {
    CAPTURE(std::string(body));
    CHECK(touched(body).back() == '?');
  }
}

TEST_CASE("a block in another language is not read") {
  CHECK(shown("DO LANGUAGE plpython3u $$ BEGIN; END $$") ==
        "statement DO(name=\"plpython3u\", detail=\" BEGIN; END \", objects_incomplete=True)");
}

TEST_CASE("nesting inside of the text of a block is limited too") {
  std::string deep = "BEGIN PERFORM ";
  for (int i = 0; i < 3000; ++i) deep += "(";
  CHECK(touched(deep + "1; END") == "?");
}

}  // namespace migrate::sql
