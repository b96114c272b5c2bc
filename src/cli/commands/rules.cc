#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "cli/commands/all.h"
#include "cli/session.h"
#include "migrate/report/json.h"
#include "migrate/rules/registry.h"

namespace migrate::cli {
namespace {

struct RulesOptions {
  bool names = false;
};

std::string as_json() {
  report::Json json;
  json.object().member("schema", "migrate/rules/1").key("rules").array();
  for (const auto& rule : rules::registry()) {
    const auto& info = rule.info;
    json.object().member("slug", info.slug).member("code", info.code);
    json.member("summary", info.summary).member("category", info.category);
    json.member("severity", to_string(info.severity)).member("packs", info.packs);
    json.member("since", info.since).member("fix", info.fix).end();
  }
  json.end().end();
  return json.text();
}

Result<ExitStatus> run_rules(Session& session, const RulesOptions& options) {
  if (session.json()) {
    session.terminal().out(as_json());
    return ExitStatus::kFine;
  }
  std::size_t width = 0;
  for (const auto& rule : rules::registry()) width = std::max(width, rule.info.slug.size());
  for (const auto& rule : rules::registry()) {
    const auto& info = rule.info;
    session.terminal().out_line(options.names ? info.slug
                                              : fmt::format("{}  {:<7}  {:<{}}  {}", info.code,
                                                            to_string(info.severity), info.slug,
                                                            width, info.summary));
  }
  return ExitStatus::kFine;
}

}  // namespace

Run setup_rules(OptionSet& o) {
  auto options = std::make_shared<RulesOptions>();
  o.flag("--names", options->names, "Print nothing but the names");
  o.example("migrate rules", "every rule, with its code and severity");
  return [options](Session& session) { return run_rules(session, *options); };
}

}  // namespace migrate::cli
