#include <doctest/doctest.h>

#include <string>

#include "migrate/sql/parse.h"

namespace migrate::sql {
namespace {

std::string sql(std::string_view text) { return text_clause(text).sql; }

}  // namespace

TEST_CASE("parameters become numbers, each name one") {
  const TextClause clause = text_clause("UPDATE t SET a = :a, b = :b WHERE c = :a");
  CHECK(clause.sql == "UPDATE t SET a = $1, b = $2 WHERE c = $1");
  CHECK(clause.parameters == std::vector<std::string>{"a", "b"});
}

TEST_CASE("colons that are no parameters") {
  CHECK(sql("a::text") == "a::text");
  CHECK(sql("'12:30:00'") == "'12:30:00'");
  CHECK(sql(R"('\:x' || a\:\:text)") == "':x' || a::text");
  CHECK(sql(R"(a\::text)") == R"(a\::text)");
  CHECK(sql(": a, :") == ": a, :");
  CHECK(sql(":a:b") == ":a:b");
  CHECK(sql("x :ünï, —:b") == "x $1, —$2");
  CHECK(sql("é:a") == "é:a");
  // Inside of quotes too: SQLAlchemy does not know SQL.
  CHECK(sql("' :a '") == "' $1 '");
}

TEST_CASE("each byte knows where it came from") {
  const std::string text = R"(SELECT :name, '\:x', a FROM t)";
  const TextClause clause = text_clause(text);
  CHECK(clause.sql == "SELECT $1, ':x', a FROM t");
  for (const char c : {'S', 'a', 't'}) {
    const auto at = static_cast<std::uint32_t>(clause.sql.rfind(c));
    CHECK(text[clause.place(at)] == c);
  }
  CHECK(clause.place(7) == 7);  // the colon of the parameter
  CHECK(clause.place(static_cast<std::uint32_t>(clause.sql.find('x'))) == text.find('x'));
  CHECK(text_clause("abc").place(1) == 1);
  const TextClause many = text_clause(":a :b :c :d :e :f :g :h :i :j");
  CHECK(many.place(static_cast<std::uint32_t>(many.sql.size()) - 1) == 28);
  CHECK(text_clause("").place(0) == 0);
}

}  // namespace migrate::sql
