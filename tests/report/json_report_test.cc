#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "migrate/report/report.h"
#include "sample.h"
#include "schema.h"

using namespace migrate;  // NOLINT: the test's own subject
using nlohmann::json;

namespace {

json schema() {
  std::ifstream in(MIGRATE_TESTS_DIR "/../docs/formats/report.schema.json");
  return json::parse(in);
}

}  // namespace

TEST_CASE("the document is what its schema says") {
  const report::Report sample = testing::sample_report();
  const json document = json::parse(report::render_json(sample, Severity::kError));
  CHECK(testing::validate(schema(), document) == std::vector<std::string>{});
  CHECK(document["verdict"] == "findings");
  CHECK(document["diagnostics"][0]["location"]["start"]["column"] == 13);
  CHECK(document["diagnostics"][0]["message"] == "2 heads: `a` and `b\x1b[2J`");
  CHECK(document["diagnostics"][1]["location"].is_null());
  CHECK(document["counts"]["cannot_tell"] == 1);
  const json empty = json::parse(report::render_json({}, std::nullopt));
  CHECK(testing::validate(schema(), empty) == std::vector<std::string>{});
  CHECK(empty["verdict"] == "fine");
}

TEST_CASE("a field that the schema does not know is noticed") {
  json document = json::parse(report::render_json(testing::sample_report(), std::nullopt));
  document["diagnostics"][0]["extra"] = 1;
  CHECK(testing::validate(schema(), document).size() == 1);
}
