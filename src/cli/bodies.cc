#include "cli/bodies.h"

#include <fmt/format.h>

#include "migrate/ir/dump.h"
#include "migrate/lint/databases.h"
#include "migrate/path.h"
#include "migrate/report/neutral.h"

namespace migrate::cli {
namespace {

using report::neutral_line;

std::string condition(const ir::Guard& guard) {
  if (guard.kind == ir::Guard::Kind::kDialect || guard.kind == ir::Guard::Kind::kEngine)
    return fmt::format("{} {}", guard.negated ? "not on" : "on", fmt::join(guard.dialects, " or "));
  if (guard.kind == ir::Guard::Kind::kOffline) return guard.negated ? "online" : "offline";
  return fmt::format("{} {}", guard.negated ? "unless" : "if", guard.text);
}

std::string marks(const ir::Step& step) {
  std::string text;
  for (const ir::Guard& guard : step.guards)
    text += fmt::format("{}{}", text.empty() ? "" : ", ", condition(guard));
  if (step.repeated) text += text.empty() ? "repeated" : ", repeated";
  if (step.autocommit) text += text.empty() ? "autocommit" : ", autocommit";
  return text.empty() ? text : fmt::format("  [{}]", neutral_line(text));
}

void write_place(report::Json& json, const std::string& path, Span span, lint::Files& files) {
  const Location at = files.at(path, span);
  json.member("path", path).member("line", at.start.line).member("column", at.start.column);
}

void write_step(report::Json& json, const ir::Step& step, lint::Files& files) {
  json.object().member("operation", name_of(step.operation));
  json.member("summary", ir::summary(step.operation)).member("text", ir::dump(step.operation));
  write_place(json, step.path, step.span, files);
  json.key("conditions").array();
  for (const ir::Guard& guard : step.guards) json.value(condition(guard));
  json.end().member("repeated", step.repeated).member("autocommit", step.autocommit);
  json.key("within");
  if (step.within)
    json.value(*step.within);
  else
    json.null();
  json.end();
}

}  // namespace

Result<replay::Options> replay_options(const Session& session, const project::History& history) {
  MIGRATE_TRY(const alembic::Settings settings, session.settings_of(*session.source()));
  replay::Options options;
  options.dialect = settings.databases.empty()
                        ? lint::mentioned_databases(*session.source(), history).front().dialect
                        : settings.databases.front().dialect;
  return options;
}

std::string body_text(const ir::Body& body, lint::Files& files) {
  std::string text;
  for (const ir::Step& step : body.steps)
    text += fmt::format("    {}{}{}\n", step.within ? "  = " : "",
                        neutral_line(ir::summary(step.operation)), marks(step));
  for (const ir::Gap& gap : body.gaps)
    text += fmt::format("    ? {}:{}: {} ({}{})\n", neutral_line(base_name(gap.path)),
                        files.at(gap.path, gap.span).start.line, neutral_line(gap.detail),
                        gap.reason, gap.hides_operations ? "; operations may hide here" : "");
  return text.empty() ? "    nothing\n" : text;
}

void write_body(report::Json& json, const ir::Body& body, lint::Files& files) {
  json.object().member("present", body.present).member("understood", body.understood());
  json.member("operations_known", body.operations_known()).key("steps").array();
  for (const ir::Step& step : body.steps) write_step(json, step, files);
  json.end().key("gaps").array();
  for (const ir::Gap& gap : body.gaps) {
    json.object().member("reason", gap.reason).member("detail", gap.detail);
    json.member("hides_operations", gap.hides_operations);
    write_place(json, gap.path, gap.span, files);
    json.end();
  }
  json.end().key("remarks").array();
  for (const ir::Remark& remark : body.remarks) {
    json.object().member("kind", to_string(remark.kind)).member("detail", remark.detail);
    write_place(json, remark.path, remark.span, files);
    json.end();
  }
  json.end().end();
}

}  // namespace migrate::cli
