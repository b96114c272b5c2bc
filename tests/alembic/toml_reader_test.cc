#include "alembic/toml_reader.h"

#include <doctest/doctest.h>

#include <string>

using namespace migrate::alembic;

TEST_CASE("every kind of value is read with its place") {
  const auto toml = read_toml("a = \"x\"\n[t]\nb = [1, true]\nc = 1.5\n", "f.toml");
  REQUIRE(toml);
  REQUIRE(toml->find("a") != nullptr);
  CHECK(std::get<std::string>(toml->find("a")->data) == "x");
  CHECK(toml->find("a")->at == migrate::Position{1, 5});
  const auto& table = std::get<TomlTable>(toml->find("t")->data);
  const auto& list = std::get<std::vector<TomlValue>>(table.find("b")->data);
  REQUIRE(list.size() == 2);
  CHECK(std::get<std::int64_t>(list[0].data) == 1);
  CHECK(std::get<bool>(list[1].data));
  CHECK(table.entries[0].at == migrate::Position{3, 1});
  CHECK(table.find("c")->type_name() == "a float");
  CHECK(table.find("none") == nullptr);
}

TEST_CASE("a syntax error names its place") {
  const auto toml = read_toml("a = 1\nb = \n", "f.toml");
  REQUIRE(!toml);
  CHECK(toml.error().message.find("f.toml:2:") == 0);
}

TEST_CASE("headers without a key are refused, arrays that look like one are not") {
  for (const char* text : {"a = [}", "a = 1}", "[ =", "[\n", "[[ = ]]", "[ . ]", "a = 1\n [\t,"})
    CHECK(!read_toml(text, "f.toml"));
  CHECK(read_toml("a = [\n [ {b = 1} ],\n]\n[ \"c\" ]\n[[d]]\n", "f.toml"));
}

TEST_CASE("characters outside ASCII are for strings and comments") {
  CHECK(
      read_toml("\xEF\xBB\xBF"
                "a = '\xC3\xA9' # \xC3\xA9\n",
                "f.toml"));
  CHECK(!read_toml("a = 0\"\xC3\xA9\"\n", "f.toml"));
  CHECK(read_toml("a = \"\"\"x\"\"\"\"\"\n[b.\"c\"]\n", "f.toml"));
  CHECK(!read_toml("\xCF\x9C = 1\n", "f.toml"));
}

TEST_CASE("deep nesting is refused before the parser sees it, brackets in strings do not count") {
  CHECK(!read_toml("a = " + std::string(5000, '[') + std::string(5000, ']'), "f.toml"));
  std::string key = "a";
  for (int i = 0; i < 5000; ++i) key += ".a";
  CHECK(!read_toml(key + " = 1", "f.toml"));
  CHECK(read_toml("a = \"" + std::string(5000, '[') + "\" # " + std::string(500, '.'), "f.toml"));
  CHECK(read_toml("a = '''\n" + std::string(5000, '{') + "'''\nb = \"\\\"[\"", "f.toml"));
}
