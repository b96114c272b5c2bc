#include "python/sql_layout.h"

#include <doctest/doctest.h>

using migrate::python::SqlLayout;

namespace {

std::string plain(const char* text) { return SqlLayout().next(text, true); }

}  // namespace

TEST_CASE("white space of SQL is one space") {
  CHECK(plain("\n  SELECT a,\n\t b\n") == "SELECT a, b");
  CHECK(plain("update  a set b = 'c  d'") == "update a set b = 'c  d'");
  CHECK(plain("select \"a  b\",  `c  d`") == "select \"a  b\", `c  d`");
  CHECK(plain("insert into a values ('it''s  b',  1)") == "insert into a values ('it''s  b', 1)");
}

TEST_CASE("from a comment on the lines stay") {
  CHECK(plain("select  1 -- a\n  , 2") == "select 1 -- a\n  , 2");
  CHECK(plain("select  1 /*  a */") == "select 1 /*  a */");
  CHECK(plain("select  '--'  , 1") == "select '--' , 1");
}

TEST_CASE("other strings stay") {
  CHECK(plain("  a  b ") == "  a  b ");
  CHECK(plain("selected  by") == "selected  by");
  CHECK(plain("select") == "select");
  CHECK(plain("") == "");
}

TEST_CASE("parts of one string") {
  SqlLayout layout;
  CHECK(layout.next("select  ", false) == "select ");
  CHECK(layout.next("\n from  a where b = '", false) == " from a where b = '");
  CHECK(layout.next("  x'  ", true) == "  x'");
}
