#include "migrate/report/rule_page.h"

#include <doctest/doctest.h>

namespace {

migrate::lint::RuleInfo sample() {
  migrate::lint::RuleInfo rule;
  rule.slug = "some-rule";
  rule.code = "X1";
  rule.summary = "it is wrong";
  rule.category = "graph";
  rule.packs = {"recommended", "strict"};
  rule.since = "0.1.0";
  rule.fix = "no";
  rule.why = "because\n";
  rule.instead = "do this";
  rule.options = {{"limit", std::int64_t{32}, "how many"}};
  rule.dialects = {{"sqlite", "does not look"}};
  return rule;
}

}  // namespace

TEST_CASE("a page holds all that is known of the rule") {
  CHECK(migrate::report::rule_page(sample(), "error[some-rule]: x\n") ==
        "# some-rule\n\nit is wrong.\n\n"
        "Code X1 · graph · error · packs: recommended, strict · automatic fix: no · since 0.1.0\n\n"
        "## Why\n\nbecause\n\n## Instead\n\ndo this\n"
        "\n### On sqlite\n\ndoes not look\n"
        "\n## Options\n\n| option | default | meaning |\n|---|---|---|\n| `limit` | `32` | how "
        "many |\n"
        "\n## Example\n\n```text\nerror[some-rule]: x\n```\n"
        "\nTo allow it in one place, with a reason: `# migrate: ignore[some-rule] reason` on the "
        "line "
        "or above it.\n");
}

TEST_CASE("the index lists every rule below its category") {
  const std::string page = migrate::report::rule_index({{sample(), {}}});
  CHECK(page.find("\n## graph\n") != std::string::npos);
  CHECK(
      page.find("| X1 | [some-rule](some-rule.md) | error | recommended, strict | it is wrong |") !=
      std::string::npos);
}
