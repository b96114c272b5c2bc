#include "ir/call_text.h"

#include <doctest/doctest.h>

namespace migrate::ir {

TEST_CASE("a name stands as it is only where it is a plain word") {
  CHECK(word("users") == "users");
  CHECK(word("users_2") == "users_2");
  CHECK(word("2users") == "\"2users\"");
  CHECK(word("user name") == "\"user name\"");
  CHECK(word("") == "\"\"");
}

TEST_CASE("a text is one line whatever it holds") {
  CHECK(quoted("a \"b\"\n\tc\\") == R"("a \"b\"\n\tc\\")");
  CHECK(quoted(std::string_view("\0\x1f", 2)) == R"("\x00\x1f")");
}

TEST_CASE("literals") {
  CHECK(text_of(Literal{None{}}) == "None");
  CHECK(text_of(Literal{true}) == "True");
  CHECK(text_of(Literal{std::int64_t{-5}}) == "-5");
  CHECK(text_of(Literal{2.0}) == "2.0");
  CHECK(text_of(Literal{0.1}) == "0.1");
  CHECK(text_of(Literal{std::string("a")}) == "\"a\"");
  CHECK(text_of(Literal{Bytes{"x"}}) == "b\"x\"");
  CHECK(text_of(Literal{Typed{"Decimal", "1.50"}}) == "Decimal(\"1.50\")");
  CHECK(text_of(Literal{Unknown{"a call"}}) == "?(a call)");
  const LiteralMap row{{"a", "b"},
                       {Literal{std::int64_t{1}}, Literal{LiteralList{Literal{None{}}}}}};
  CHECK(text_of(row) == "{a: 1, b: [None]}");
}

TEST_CASE("a literal nested beyond reason is cut, not followed") {
  Literal literal{None{}};
  for (int i = 0; i < 1000; ++i) {
    LiteralList list;
    list.push_back(std::move(literal));
    literal.value = std::move(list);
  }
  CHECK(text_of(literal).find("…") != std::string::npos);
}

TEST_CASE("arguments that are not given are left out") {
  CallText call("f");
  call.add("a", Arg<bool>()).add("b", Arg<bool>(false)).add("c", Arg<std::string>(Unknown{"why"}));
  call.add_name({"n", true}).add_name({}).add_quoted("d", Arg<std::string>("x"));
  CHECK(std::move(call).end() == "f(b=False, c=?(why), name=f(n), d=\"x\")");
}

TEST_CASE("names of tables and objects") {
  CHECK(text_of(TableName{{}, "users"}) == "users");
  CHECK(text_of(TableName{"app", "my users"}) == "app.\"my users\"");
  CHECK(text_of(TableName{Unknown{"a"}, Unknown{"b"}}) == "?(a).?(b)");
  CHECK(text_of(ObjectRef{ObjectKind::kColumn, "app", "users", "email"}) ==
        "column app.users.email");
}

}  // namespace migrate::ir
