#include "migrate/report/json.h"
#include "migrate/report/report.h"

namespace migrate::report {
namespace {

void write_position(Json& json, std::string_view name, Position position) {
  json.key(name).object();
  json.member("line", position.line).member("column", position.column);
  json.end();
}

void write_location(Json& json, const Location& location) {
  json.object().member("path", location.path).member("ref", location.ref);
  if (location.span) {
    write_position(json, "start", location.start);
    write_position(json, "end", location.end);
    json.key("bytes").array().value(location.span->begin).value(location.span->end).end();
  }
  json.end();
}

void write_fix(Json& json, const std::vector<TextEdit>& fix) {
  json.key("fix").array();
  for (const TextEdit& edit : fix) {
    json.object().member("path", edit.path);
    json.key("bytes").array().value(edit.span.begin).value(edit.span.end).end();
    json.member("replacement", edit.replacement).end();
  }
  json.end();
}

void write_list(Json& json, std::string_view name, const std::vector<Diagnostic>& list) {
  json.key(name).array();
  for (const Diagnostic& said : list) write_diagnostic(json, said);
  json.end();
}

}  // namespace

void write_diagnostic(Json& json, const Diagnostic& said) {
  json.object();
  json.member("rule", said.rule).member("severity", std::string(to_string(said.severity)));
  json.member("cannot_tell", said.cannot_tell).member("message", said.message);
  json.key("location");
  if (said.location)
    write_location(json, *said.location);
  else
    json.null();
  json.member("label", said.label);
  json.key("related").array();
  for (const Related& related : said.related) {
    json.object().member("message", related.message).key("location");
    write_location(json, related.location);
    json.end();
  }
  json.end();
  json.member("help", said.help);
  write_fix(json, said.fix);
  json.member("history", said.history).member("revisions", said.revisions);
  json.end();
}

std::string render_json(const Report& report, std::optional<Severity> fail_on) {
  const Counts counts = count(report);
  const Subject& subject = report.subject;
  Json json;
  json.object().member("schema", "migrate/report/1");
  json.member("command", report.command);
  json.member("verdict", std::string(to_string(verdict(report, fail_on))));
  json.key("subject").object();
  json.member("ref", subject.ref).member("commit", subject.commit);
  json.member("base_ref", subject.base_ref).member("base_commit", subject.base_commit);
  json.member("merge_base", subject.merge_base).end();
  json.key("counts").object();
  json.member("errors", static_cast<std::uint64_t>(counts.errors));
  json.member("warnings", static_cast<std::uint64_t>(counts.warnings));
  json.member("infos", static_cast<std::uint64_t>(counts.infos));
  json.member("cannot_tell", static_cast<std::uint64_t>(counts.cannot_tell));
  json.member("suppressed", static_cast<std::uint64_t>(report.suppressed));
  json.member("histories", static_cast<std::uint64_t>(report.histories));
  json.member("revisions", static_cast<std::uint64_t>(report.revisions)).end();
  write_list(json, "diagnostics", report.diagnostics);
  write_list(json, "notes", report.notes);
  return json.end().text();
}

}  // namespace migrate::report
