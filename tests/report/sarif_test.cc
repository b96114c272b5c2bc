#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "migrate/report/report.h"
#include "migrate/rules/registry.h"
#include "sample.h"
#include "schema.h"

using namespace migrate;  // NOLINT: the test's own subject
using nlohmann::json;

namespace {

// sarif.schema.json states the objects of SARIF 2.1.0 that are written here, with the properties,
// the types and the words that the standard gives them, and allows no other.
json schema() {
  std::ifstream in(MIGRATE_TESTS_DIR "/report/sarif.schema.json");
  return json::parse(in);
}

json log_of(const report::Report& report) {
  return json::parse(report::render_sarif(report, rules::registry()));
}

}  // namespace

TEST_CASE("the log is SARIF 2.1.0") {
  const json log = log_of(testing::sample_report());
  CHECK(testing::validate(schema(), log) == std::vector<std::string>{});
  CHECK(testing::validate(schema(), log_of({})) == std::vector<std::string>{});
}

TEST_CASE("results point at their rule, place and relations") {
  const json run = log_of(testing::sample_report())["runs"][0];
  const json& result = run["results"][0];
  const json& rule = run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()];
  CHECK(rule["id"] == "multiple-heads");
  CHECK(rule["properties"]["code"] == "G001");
  CHECK(result["level"] == "error");
  const json& place = result["locations"][0]["physicalLocation"];
  CHECK(place["artifactLocation"]["uri"] == "db/ver%20sions/50%25%3A%C3%BC.py");
  CHECK(place["region"]["startColumn"] == 13);
  CHECK(result["relatedLocations"][0]["properties"]["ref"] == "origin/x");
  const json& message = result["message"]["text"];
  CHECK(message == "2 heads: `a` and `b\\u{1b}[2J`\n`migrate merge`, joins: 100%\nsecond line");
}

TEST_CASE("a question is open and has no level") {
  const json result = log_of(testing::sample_report())["runs"][0]["results"][1];
  CHECK(result["kind"] == "open");
  CHECK(result["level"] == "none");
  CHECK_FALSE(result.contains("ruleIndex"));
}

TEST_CASE("the fingerprint stays when lines move and differs for other revisions") {
  const auto print = [](const report::Report& report) {
    return log_of(report)["runs"][0]["results"][0]["partialFingerprints"]["migrateFinding/v1"]
        .get<std::string>();
  };
  report::Report moved = testing::sample_report();
  moved.diagnostics[0].location->start.line = 99;
  CHECK(print(moved) == print(testing::sample_report()));
  moved.diagnostics[0].revisions = {"ab"};
  CHECK(print(moved) != print(testing::sample_report()));
}
