#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "migrate/report/forecast.h"

using namespace migrate;
using nlohmann::json;

TEST_CASE("the document has what docs/formats/forecast.md says") {
  merge::Forecast forecast;
  forecast.base = {"refs/heads/main", "main", {}, "--base"};
  forecast.history_count = 1;
  forecast.ref_count = 3;
  merge::RefForecast fork;
  fork.refs = {"refs/heads/x", "refs/pull/1/head"};
  fork.verdict = merge::Verdict::kFork;
  fork.merge_base = git::ObjectId{};
  fork.author = {"Ada\x1b\xff", "ada@example.org", 1'600'000'000, 60};
  merge::HistoryVerdict history;
  history.verdict = merge::Verdict::kFork;
  history.added = {{"c", "v/c.py", "add", {"a"}, {"label"}, {}}};
  history.fork_point = "a";
  fork.histories = {history};
  merge::RefForecast nothing;
  nothing.refs = {"refs/heads/y"};
  nothing.conflicts_elsewhere = {"README"};
  forecast.refs = {fork, nothing};
  forecast.collisions = {
      {merge::Collision::Kind::kPath, "alembic", "v/c.py", {{"b", {0}}, {"c", {1}}}}};
  forecast.landing = {{0, {}}, {1, {0}}};

  const json document = json::parse(report::render_forecast_json(forecast));
  CHECK(document["schema"] == "migrate/forecast/1");
  CHECK(document["base"]["name"] == "main");
  CHECK(document["base"]["updated"].is_null());
  CHECK(document["ref_count"] == 3);
  CHECK(document["counts"] == json({{"fork", 1}, {"nothing-new", 1}}));
  const json& first = document["refs"][0];
  CHECK(first["refs"] == json({"refs/heads/x", "refs/pull/1/head"}));
  CHECK(first["verdict"] == "fork");
  CHECK(first["author"]["name"] == "Ada\x1b\xef\xbf\xbd");
  CHECK(first["histories"][0]["added"][0]["down_revision"] == json({"a"}));
  CHECK(first["histories"][0]["fork_point"] == "a");
  CHECK(first["conflicts_elsewhere"].is_null());
  const json& second = document["refs"][1];
  CHECK(second["merge_base"].is_null());
  CHECK_FALSE(second.contains("author"));
  CHECK(second["conflicts_elsewhere"] == json({"README"}));
  CHECK(document["collisions"][0]["kind"] == "path");
  CHECK(document["collisions"][0]["sides"][1]["refs"] == json({"refs/heads/y"}));
  CHECK(document["landing"][1]["after"] == json({"refs/heads/x"}));
}
