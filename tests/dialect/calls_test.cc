#include "dialect/calls.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace migrate::dialect {
namespace {

using ir::Expression;
using ir::Truth;

// The functions that a text calls, in order.
std::string calls(const std::string& text) {
  std::string names;
  volatile_calls(Expression::text(text), [&](std::string_view name) {
    names += (names.empty() ? "" : " ") + std::string(name);
    return Truth::kNo;
  });
  return names;
}

Truth judge(const Expression& expression) {
  return volatile_calls(expression, [](std::string_view name) {
    return name == "random" ? Truth::kYes : name == "now" ? Truth::kNo : Truth::kUnknown;
  });
}

}  // namespace

TEST_CASE("a call is a name with a parenthesis after it") {
  CHECK(calls("now()") == "now");
  CHECK(calls("pg_catalog.Now () + interval '1 day'") == "now");
  CHECK(calls("lower(upper(x))") == "lower upper");
  CHECK(calls("\"Weird\"(1)") == "Weird");
  CHECK(calls("CURRENT_TIMESTAMP(3)") == "current_timestamp");
  CHECK(calls("'[]'::jsonb") == "");
}

TEST_CASE("syntax and types are no calls") {
  CHECK(calls("CAST(x AS varchar(20))") == "");
  CHECK(calls("x IN (1, 2) AND (y) OR NOT (z)") == "");
  CHECK(calls("COALESCE(x, 0)::numeric(10, 2)") == "");
}

TEST_CASE("what stands in strings and comments is no call") {
  CHECK(calls("'random()' || 'it''s random()'") == "");
  CHECK(calls("E'\\' random()'") == "");
  CHECK(calls("$$random()$$ || $a$ random() $a$") == "");
  CHECK(calls("1 -- random()\n + 2 /* random() /* */ random() */") == "");
}

TEST_CASE("text that ends too early is read to its end") {
  for (const char* text : {"'", "\"", "\"a", "E'\\", "$$", "$a$ x", "/*", "--", "f(", "$", "/"})
    calls(text);
  CHECK(calls("f(") == "f");
  CHECK(calls(std::string(1 << 20, '(')) == "");
}

TEST_CASE("the worst call decides, wherever it stands") {
  CHECK(judge(Expression::text("now()")) == Truth::kNo);
  CHECK(judge(Expression::text("mine()")) == Truth::kUnknown);
  CHECK(judge(Expression::text("mine() + random()")) == Truth::kYes);
  Expression function{Expression::Kind::kFunction, "random", {}, {}, {}, {}};
  CHECK(judge(function) == Truth::kYes);
  const Expression cast{Expression::Kind::kCast, {}, {}, {}, {}, {function}};
  CHECK(judge(cast) == Truth::kYes);
  CHECK(judge(Expression::unknown("?")) == Truth::kUnknown);
  CHECK(judge({Expression::Kind::kLiteral, {}, {}, {}, {}, {}}) == Truth::kNo);
}

}  // namespace migrate::dialect
