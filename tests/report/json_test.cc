#include "migrate/report/json.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

using migrate::report::Json;

TEST_CASE("keys stay in order, levels are indented") {
  Json json;
  json.object().member("b", 1).member("a", true).key("list").array().value("x").null().end();
  json.key("none").array().end().end();
  CHECK(json.text() ==
        "{\n  \"b\": 1,\n  \"a\": true,\n  \"list\": [\n    \"x\",\n    null\n  ],\n  \"none\": "
        "[]\n}\n");
}

TEST_CASE("one line when no indentation is wanted") {
  Json json(0);
  json.array().value(std::vector<std::string>{"a", "b"}).value(std::int64_t{-3}).end();
  CHECK(json.text() == "[[\"a\",\"b\"],-3]\n");
}

TEST_CASE("any bytes make a valid document that shows nothing hidden") {
  const std::string nasty = "\"\\\n\x1b\x7f\xff\u202e\u200b\U000E0041 end";
  Json json(0);
  json.value(nasty);
  const std::string text = json.text();
  for (const char byte : text) {
    const bool plain = byte == '\n' || (byte >= 0x20 && byte < 0x7F) || (byte & 0x80) != 0;
    CHECK(plain);
  }
  CHECK(text.find("\u202e") == std::string::npos);
  const auto parsed = nlohmann::json::parse(text);
  CHECK(parsed.get<std::string>() == "\"\\\n\x1b\x7f\uFFFD\u202e\u200b\U000E0041 end");
}
