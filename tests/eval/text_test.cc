#include "eval/text.h"

#include <doctest/doctest.h>

namespace migrate::eval {

TEST_CASE("strings are counted in code points") {
  CHECK(code_points("a\u00e9\U0001F600") == 3);
  CHECK(byte_of("a\u00e9b", 2) == 3);
  CHECK(byte_of("a\u00e9b", 9) == 4);
  CHECK(characters("\u00e9b").size() == 2);
  CHECK(decode("\U0001F600") == 0x1F600);
  std::string text;
  append_utf8(text, 0x20AC);
  CHECK(text == "\u20ac");
}

TEST_CASE("stretches keep where they were written") {
  const python::Module module;
  const Str literal{"hello world", {{0, &module, 7, 0}}, false};
  TextBuilder builder;
  builder.add(literal, 0, 5);
  builder.add(", ");
  builder.add(literal, 6);
  const Value value = builder.finish();
  CHECK(*value.text() == "hello, world");
  const auto& origins = (*value.get<StrRef>())->origins;
  REQUIRE(origins.size() == 3);
  CHECK(origins[0].offset == 0);
  CHECK(origins[1].module == nullptr);
  CHECK(origins[1].at == 5);
  CHECK(origins[2].at == 7);
  CHECK(origins[2].offset == 6);

  const Value part = substring(**value.get<StrRef>(), 6, 9);
  CHECK(*part.text() == " wo");
  REQUIRE((*part.get<StrRef>())->origins.size() == 1);
  CHECK((*part.get<StrRef>())->origins[0].at == 1);
  CHECK((*part.get<StrRef>())->origins[0].offset == 6);
}

TEST_CASE("what no literal holds has no origins") {
  TextBuilder builder;
  builder.add("made");
  CHECK((*builder.finish().get<StrRef>())->origins.empty());
}

}  // namespace migrate::eval
