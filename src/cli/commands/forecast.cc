#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <memory>

#include "cli/clock.h"
#include "cli/commands/all.h"
#include "cli/session.h"
#include "migrate/glob.h"
#include "migrate/merge/forecast.h"
#include "migrate/report/forecast.h"

namespace migrate::cli {
namespace {

struct ForecastCommandOptions {
  std::vector<std::string> refs;
  std::string base;
  std::string fail_on = "error";
  std::string limit = "20";
  bool all = false;
  bool conflicts = false;
};

Result<std::size_t> parse_limit(const std::string& text) {
  std::size_t limit = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), limit);
  if (text.empty() || error != std::errc() || end != text.data() + text.size())
    return fail(ErrorKind::kUsage, fmt::format("--limit takes a number, not `{}`.", text));
  return limit;
}

ExitStatus status_of(const merge::Forecast& forecast, bool may_fail) {
  const auto any = [&](auto wanted) {
    return std::any_of(forecast.refs.begin(), forecast.refs.end(),
                       [&](const merge::RefForecast& ref) { return wanted(ref.verdict); });
  };
  const bool problems = any(merge::is_problem) || !forecast.collisions.empty();
  if (may_fail && problems) return ExitStatus::kFindings;
  const bool unknown =
      any([](merge::Verdict v) { return v == merge::Verdict::kCannotTell; }) ||
      std::any_of(forecast.base_problems.begin(), forecast.base_problems.end(),
                  [](const auto& base) { return base.verdict == merge::Verdict::kCannotTell; });
  return unknown ? ExitStatus::kCannotTell : ExitStatus::kFine;
}

Result<ExitStatus> run_forecast(Session& session, const ForecastCommandOptions& options) {
  MIGRATE_TRY(const std::size_t limit, parse_limit(options.limit));
  MIGRATE_TRY(const alembic::Settings settings, session.settings_of(*session.source()));
  MIGRATE_TRY(const project::Base base,
              project::find_base(*session.repository(), options.base, settings.base));
  merge::ForecastOptions request;
  request.refs = options.refs;
  request.load = session.load_options();
  // A whole-tree merge for each of many refs takes long; for those that were named it is wanted.
  const bool named =
      !options.refs.empty() && std::none_of(options.refs.begin(), options.refs.end(),
                                            [](const std::string& ref) { return is_glob(ref); });
  request.conflicts_elsewhere = options.conflicts || named;
  MIGRATE_TRY(const merge::Forecast forecast, merge::forecast(session.repository(), base, request));

  Terminal& terminal = session.terminal();
  for (const std::string& warning : report::base_warnings(forecast, now()))
    terminal.warning(warning);
  terminal.out(session.json() ? report::render_forecast_json(forecast)
                              : report::render_forecast(
                                    forecast, {terminal.out_color(), options.all, limit, named,
                                               static_cast<std::size_t>(terminal.width())}));
  return status_of(forecast, options.fail_on != "never");
}

}  // namespace

Run setup_forecast(OptionSet& o) {
  auto options = std::make_shared<ForecastCommandOptions>();
  o.arguments("REF", options->refs,
              "Branches, pull requests or patterns; default: every branch and pull request")
      .completes = Completes::kRef;
  o.value("--base", "REF", options->base,
          "What they are meant for; default: the configuration, the upstream, the remote's default "
          "branch, main or master")
      .completes = Completes::kRef;
  o.flag("--all", options->all, "List everything, also what is fine or brings nothing new");
  o.value("--limit", "N", options->limit, "How much of each list is shown; default: 20");
  o.flag(
      "--conflicts", options->conflicts,
      "Also look for conflicts in the rest of the repository, as is done for refs that are named");
  o.value("--fail-on", "SEVERITY", options->fail_on,
          "Exit with status 1 when a ref is not fine (error, the default), or never")
      .choices = {"error", "never"};
  o.about(
      "Each ref is merged with the base as it is now, in memory and as far as the version "
      "locations are concerned. What was squashed into the base is nothing new, also where the "
      "base "
      "edited it since. The test merges that hosts keep (refs/pull/*/merge) are left out.");
  o.example("migrate forecast", "judge every branch and pull request that is here");
  o.example("migrate forecast --base origin/main 'pull/*/head'", "judge the pull requests");
  return [options](Session& session) { return run_forecast(session, *options); };
}

}  // namespace migrate::cli
