#include "migrate/lint/rule_info.h"

#include <doctest/doctest.h>

using migrate::lint::parse_rule_info;

namespace {

const std::string kGood = R"(code = "X1"
summary = "it is wrong"
category = "graph"
severity = "warning"
packs = ["strict"]
since = "0.1.0"
fix = "no"
[docs]
why = "because"
instead = "do this"
[options.limit]
default = 32
help = "how many"
[options.names]
default = ["a", "b"]
help = "which"
[dialect.sqlite]
note = "does not look"
)";

std::string without(std::string text, const std::string& line) {
  const std::size_t at = text.find(line);
  REQUIRE(at != std::string::npos);
  return text.erase(at, line.size());
}

}  // namespace

TEST_CASE("a rule's TOML is read whole") {
  const auto info = parse_rule_info("some-rule", kGood);
  REQUIRE(info);
  CHECK(info->slug == "some-rule");
  CHECK(info->severity == migrate::Severity::kWarning);
  CHECK(info->scope == migrate::lint::Scope::kHistory);
  REQUIRE(info->options.size() == 2);
  CHECK(migrate::lint::to_string(info->options[0].default_value) == "32");
  CHECK(migrate::lint::to_string(info->options[1].default_value) == "[\"a\", \"b\"]");
  REQUIRE(info->dialects.size() == 1);
  CHECK(info->dialects[0].second == "does not look");
}

TEST_CASE("a rule's TOML that is not whole is refused by name") {
  for (const char* line : {"code = \"X1\"\n", "severity = \"warning\"\n", "packs = [\"strict\"]\n",
                           "why = \"because\"\n", "default = 32\n"}) {
    CAPTURE(line);
    const auto info = parse_rule_info("some-rule", without(kGood, line));
    REQUIRE_FALSE(info);
    CHECK(info.error().message.find("rules/some-rule.toml") == 0);
  }
  CHECK_FALSE(parse_rule_info("r", "colour = \"red\"\n" + kGood));
  CHECK_FALSE(parse_rule_info("r", "scope = \"galaxy\"\n" + kGood));
  CHECK_FALSE(parse_rule_info("r", "code = "));
}
