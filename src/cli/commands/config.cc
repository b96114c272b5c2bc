#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "cli/commands/all.h"
#include "cli/env_text.h"
#include "cli/session.h"
#include "migrate/report/json.h"
#include "migrate/report/neutral.h"

namespace migrate::cli {
namespace {

struct ConfigOptions {
  bool explain = false;
};

using report::neutral_line;

std::vector<std::string> hook_names(const alembic::HistoryConfig& config) {
  std::vector<std::string> names;
  for (const auto& hook : config.post_write_hooks) names.push_back(hook.name);
  return names;
}

// Of every history, in their order.
std::vector<alembic::EnvFacts> env_facts(const Session& session,
                                         const alembic::Settings& settings) {
  std::vector<alembic::EnvFacts> all;
  const source::Source& source = *session.source();
  for (const project::History& history : session.project().histories) {
    alembic::Modules modules(source, alembic::import_roots(source, history.config));
    all.push_back(alembic::read_env_facts(source, history.config, modules));
    alembic::state_env(all.back(), settings);
  }
  return all;
}

void print_history(Terminal& terminal, const project::History& history) {
  const alembic::HistoryConfig& config = history.config;
  terminal.out_line(fmt::format("history {}", neutral_line(config.name)));
  const auto line = [&terminal](std::string_view name, std::string_view value) {
    if (!value.empty()) terminal.out_line(fmt::format("  {:<18} {}", name, neutral_line(value)));
  };
  line("configuration", config.config_path.empty()
                            ? "none: found by env.py and script.py.mako"
                            : fmt::format("{} [{}]", config.config_path, config.section));
  line("script location", config.script_location);
  for (const auto& location : config.version_locations)
    line("versions", location.unreadable.empty()
                         ? location.path
                         : fmt::format("{} ({})", location.as_written, location.unreadable));
  line("file template", config.file_template);
  line("time zone", config.timezone);
  line("hooks", fmt::format("{}", fmt::join(hook_names(config), ", ")));
  line("revisions", std::to_string(history.graph.size()));
  for (const Diagnostic& problem : config.problems) line("problem", problem.message);
}

void write_history(report::Json& json, const project::History& history,
                   const alembic::EnvFacts* env) {
  const alembic::HistoryConfig& config = history.config;
  json.object().member("name", config.name).member("config_path", config.config_path);
  json.member("section", config.section).member("script_location", config.script_location);
  json.key("version_locations").array();
  for (const auto& location : config.version_locations)
    json.object()
        .member("path", location.path)
        .member("as_written", location.as_written)
        .member("unreadable", location.unreadable)
        .end();
  json.end().member("recursive_version_locations", config.recursive_version_locations);
  json.member("file_template", config.file_template).member("timezone", config.timezone);
  json.member("post_write_hooks", hook_names(config));
  json.member("revisions", static_cast<std::uint64_t>(history.graph.size()));
  json.key("problems").array();
  for (const Diagnostic& problem : config.problems) write_diagnostic(json, problem);
  json.end();
  if (env != nullptr) write_env(json.key("env"), *env);
  json.end();
}

bool is_clear(const project::History& history) {
  const auto& locations = history.config.version_locations;
  return history.config.problems.empty() &&
         std::all_of(locations.begin(), locations.end(),
                     [](const auto& location) { return location.unreadable.empty(); });
}

// `envs` is empty when nobody asked for them.
std::string as_json(const Session& session, const alembic::Settings& settings,
                    const std::vector<alembic::EnvFacts>& envs) {
  report::Json json;
  json.object().member("schema", "migrate/config/1").member("ref", session.source()->name());
  json.member("settings_path", settings.path).member("base", settings.base);
  json.member("release_refs", settings.release_refs).key("histories").array();
  const auto& histories = session.project().histories;
  for (std::size_t i = 0; i < histories.size(); ++i)
    write_history(json, histories[i], envs.empty() ? nullptr : &envs[i]);
  json.end().end();
  return json.text();
}

void print(const Session& session, const alembic::Settings& settings,
           const std::vector<alembic::EnvFacts>& envs) {
  Terminal& terminal = session.terminal();
  const auto& source = session.source()->name();
  terminal.out_line(fmt::format("version            {}",
                                source.empty() ? "the working tree" : neutral_line(source)));
  terminal.out_line(fmt::format("settings           {}", settings.path.empty()
                                                             ? "none: no migrate.toml"
                                                             : neutral_line(settings.path)));
  if (!settings.base.empty())
    terminal.out_line(fmt::format("base               {}", neutral_line(settings.base)));
  const auto& histories = session.project().histories;
  for (std::size_t i = 0; i < histories.size(); ++i) {
    terminal.out_line("");
    print_history(terminal, histories[i]);
    if (!envs.empty()) print_env(terminal, envs[i]);
  }
}

bool is_told(const alembic::EnvFacts& facts) {
  return facts.naming_convention.known() &&
         std::all_of(facts.online.begin(), facts.online.end(),
                     [](const alembic::EnvFact& fact) { return fact.known(); });
}

Result<ExitStatus> run_config(Session& session, const ConfigOptions& options) {
  MIGRATE_TRY(const alembic::Settings settings, session.settings_of(*session.source()));
  const auto& histories = session.project().histories;
  if (histories.empty()) return tl::unexpected(session.history().error());
  std::vector<alembic::EnvFacts> envs;
  if (options.explain) envs = env_facts(session, settings);
  if (session.json())
    session.terminal().out(as_json(session, settings, envs));
  else
    print(session, settings, envs);
  return std::all_of(histories.begin(), histories.end(), is_clear) &&
                 std::all_of(envs.begin(), envs.end(), is_told)
             ? ExitStatus::kFine
             : ExitStatus::kCannotTell;
}

}  // namespace

Run setup_config(OptionSet& o) {
  o.about("Nothing is required: an ordinary Alembic project is found by itself.");
  auto options = std::make_shared<ConfigOptions>();
  o.flag("--explain", options->explain,
         "Say what env.py sets too, each value with the place that it comes from");
  o.example("migrate config", "which histories there are, and where each was found");
  o.example("migrate config --explain", "the version table, the naming convention and their like");
  return [options](Session& session) { return run_config(session, *options); };
}

}  // namespace migrate::cli
