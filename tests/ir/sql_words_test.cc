#include "ir/sql_words.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace migrate::ir {

namespace {

std::string words(std::string_view sql) {
  std::string text;
  for (const SqlWord& word : sql_words(sql)) text += word.name + " ";
  return text;
}

}  // namespace

TEST_CASE("words that may name a column") {
  CHECK(words("a > 0") == "a ");
  CHECK(words("lower(Email) = 'x y'") == "email ");
  CHECK(words("t.a = \"A b\"") == "a A b ");
  CHECK(words("a::text || 'b'") == "a ");
  CHECK(words("created > date '2020-01-01' -- note") == "created ");
  CHECK(words("a IN (1, 2) /* b */ AND c") == "a in and c ");
  CHECK(words("x = 1e5 AND y = '''z'") == "x and y ");
  CHECK(words("'open") == "");
}

TEST_CASE("mentioned columns of text and of expressions") {
  Expression column;
  column.kind = Expression::Kind::kColumn;
  column.name = "a";
  Expression both;
  both.kind = Expression::Kind::kBinary;
  both.name = "AND";
  both.operands = {column, Expression::text("b > 0")};
  bool complete = true;
  std::vector<std::string> names = mentioned(both, complete);
  std::sort(names.begin(), names.end());
  CHECK(names == std::vector<std::string>{"a", "b"});
  CHECK(complete);
  both.operands.push_back(Expression::unknown("a call"));
  mentioned(both, complete);
  CHECK_FALSE(complete);
}

TEST_CASE("an element of an index may be a column in some order") {
  CHECK(bare_column(Expression::text("Age")) == "age");
  CHECK(bare_column(Expression::text("\"Age\" DESC NULLS LAST")) == "Age");
  CHECK_FALSE(bare_column(Expression::text("lower(age)")));
  CHECK_FALSE(bare_column(Expression::text("age + 1")));
  CHECK_FALSE(bare_column(Expression::text("age text_pattern_ops")));
  CHECK_FALSE(bare_column(Expression::text("")));
}

TEST_CASE("a renamed column is renamed where it is mentioned, and only there") {
  Expression text = Expression::text("price > 0 AND \"price\" < 'price' AND prices = 1");
  rename_mentions(text, "price", "Cost");
  CHECK(text.name == "\"Cost\" > 0 AND \"Cost\" < 'price' AND prices = 1");
  rename_mentions(text, "prices", "costs");
  CHECK(text.name == "\"Cost\" > 0 AND \"Cost\" < 'price' AND costs = 1");
}

}  // namespace migrate::ir
