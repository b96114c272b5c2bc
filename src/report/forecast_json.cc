#include <map>

#include "migrate/report/forecast.h"
#include "migrate/report/json.h"

namespace migrate::report {
namespace {

using merge::Collision;
using merge::Forecast;
using merge::HistoryVerdict;
using merge::RefForecast;
using merge::Revision;

void write(Json& json, const std::vector<Revision>& revisions) {
  json.array();
  for (const Revision& revision : revisions) {
    json.object().member("id", revision.id).member("path", revision.path);
    json.member("message", revision.message).member("down_revision", revision.parents);
    json.member("labels", revision.labels).member("blob", revision.blob.hex()).end();
  }
  json.end();
}

std::string_view to_string(merge::LandedEdit::Kind kind) {
  switch (kind) {
    case merge::LandedEdit::Kind::kDeleted:
      return "deleted";
    case merge::LandedEdit::Kind::kReparented:
      return "re-parented";
    case merge::LandedEdit::Kind::kChanged:
      return "changed";
  }
  return "";
}

void write(Json& json, const std::vector<HistoryVerdict>& histories) {
  json.array();
  for (const HistoryVerdict& history : histories) {
    json.object().member("history", history.history);
    json.member("verdict", std::string(to_string(history.verdict)));
    json.member("reasons", history.reasons).member("hints", history.hints);
    json.key("landed_edits").array();
    for (const merge::LandedEdit& edit : history.landed_edits) {
      json.object().member("kind", std::string(to_string(edit.kind)));
      json.member("revision", edit.id).member("path", edit.path).end();
    }
    json.end();
    json.key("added");
    write(json, history.added);
    json.member("changed", history.changed).member("removed", history.removed);
    json.member("conflicts", history.conflicts).member("heads", history.heads);
    json.key("fork_point");
    if (history.fork_point.empty())
      json.null();
    else
      json.value(history.fork_point);
    json.key("base_side");
    write(json, history.base_side);
    json.member("base_side_count", history.base_side_count).end();
  }
  json.end();
}

void write_base(Json& json, const Forecast& forecast) {
  json.key("base").object().member("ref", forecast.base.ref).member("name", forecast.base.name);
  json.member("commit", forecast.base.commit.hex()).member("found_by", forecast.base.found_by);
  json.member("upstream", forecast.base_upstream).member("behind", forecast.base_behind);
  json.key("updated");
  if (forecast.base_updated)
    json.value(*forecast.base_updated);
  else
    json.null();
  json.member("histories", forecast.history_count).key("problems");
  write(json, forecast.base_problems);
  json.end();
}

void write_ref(Json& json, const RefForecast& ref) {
  json.object().member("refs", ref.refs).member("commit", ref.commit.hex()).key("merge_base");
  if (ref.merge_base)
    json.value(ref.merge_base->hex());
  else
    json.null();
  json.member("verdict", std::string(to_string(ref.verdict)));
  if (!ref.author.name.empty() || !ref.author.email.empty()) {
    json.key("author").object().member("name", ref.author.name).member("email", ref.author.email);
    json.member("time", ref.author.time).end().member("subject", ref.subject);
  }
  json.key("histories");
  write(json, ref.histories);
  json.key("conflicts_elsewhere");
  if (ref.conflicts_elsewhere)
    json.value(*ref.conflicts_elsewhere);
  else
    json.null();
  json.end();
}

std::string_view to_string(Collision::Kind kind) {
  switch (kind) {
    case Collision::Kind::kFork:
      return "fork";
    case Collision::Kind::kDuplicateId:
      return "duplicate-id";
    case Collision::Kind::kPath:
      return "path";
  }
  return "";
}

}  // namespace

std::string render_forecast_json(const Forecast& forecast) {
  Json json;
  json.object().member("schema", "migrate/forecast/1");
  write_base(json, forecast);
  std::map<merge::Verdict, std::uint64_t> counts;
  for (const RefForecast& ref : forecast.refs) ++counts[ref.verdict];
  json.member("ref_count", forecast.ref_count).key("counts").object();
  for (const auto& [verdict, count] : counts) json.member(merge::to_string(verdict), count);
  json.end().key("refs").array();
  for (const RefForecast& ref : forecast.refs) write_ref(json, ref);
  json.end().key("collisions").array();
  for (const Collision& collision : forecast.collisions) {
    json.object().member("kind", std::string(to_string(collision.kind)));
    json.member("history", collision.history).member("subject", collision.subject);
    json.key("sides").array();
    for (const Collision::Side& side : collision.sides) {
      json.object().member("what", side.what).key("refs").array();
      for (const std::uint32_t ref : side.refs) json.value(forecast.refs[ref].refs.front());
      json.end().end();
    }
    json.end().end();
  }
  json.end().key("landing").array();
  for (const merge::Landing& step : forecast.landing) {
    json.object().member("ref", forecast.refs[step.ref].refs.front()).key("after").array();
    for (const std::uint32_t ref : step.after) json.value(forecast.refs[ref].refs.front());
    json.end().key("needs").array();
    if (step.new_id) json.value("new-id");
    if (step.new_parent) json.value("new-parent");
    if (step.new_path) json.value("new-path");
    json.end().end();
  }
  json.end().end();
  return json.text();
}

}  // namespace migrate::report
