#include <fmt/format.h>

#include <iterator>
#include <memory>

#include "cli/clock.h"
#include "cli/commands/all.h"
#include "cli/coverage.h"
#include "cli/fork.h"
#include "cli/policy.h"
#include "cli/report_output.h"
#include "cli/session.h"
#include "cli/settings_changes.h"
#include "migrate/lint/facts.h"
#include "migrate/project/base.h"
#include "migrate/rules/registry.h"
#include "migrate/source/commit_source.h"

namespace migrate::cli {
namespace {

struct LintOptions {
  std::string base;
  std::string config_from;
  std::string format;
  bool coverage = false;
  PolicyOptions policy;
};

// The base and the fork, as far as there are any.
struct Against {
  std::optional<project::Base> base;
  bool fork_unknown = false;  // there is a base, and a shallow clone ends before where they parted
  bool stands_on_base = false;  // the judged commit, or HEAD, is the base's
  std::optional<git::ObjectId> merge_base;
  std::optional<project::Project> base_project, fork_project;
};

Result<Against> load_base(Session& session, const LintOptions& options,
                          const std::string& configured) {
  Against against;
  if (!session.repository()) return against;
  auto base = project::find_base(*session.repository(), options.base, configured);
  if (!base) {
    if (!options.base.empty() || !configured.empty()) return tl::unexpected(base.error());
    session.terminal().note("There is no base branch to compare with: " + base.error().message);
    return against;
  }
  against.base = *std::move(base);
  MIGRATE_TRY(const Fork fork, find_fork(session, against.base->commit));
  against.stands_on_base = fork.judged == against.base->commit;
  against.fork_unknown = !fork.commit && !fork.complete;
  if (against.fork_unknown) return against;
  MIGRATE_TRY(against.base_project, load_at(session, against.base->commit, against.base->name));
  against.merge_base = fork.commit;
  if (fork.commit && *fork.commit != against.base->commit) {
    MIGRATE_TRY(against.fork_project, load_at(session, *fork.commit, fork.commit->short_hex()));
  }
  return against;
}

// Whose settings count, and what should be known of the others.
struct Chosen {
  alembic::Settings settings;
  std::vector<Diagnostic> notes;
};

Diagnostic say_changed(const Session& session, const Against& against, const alembic::Settings& own,
                       const std::vector<std::string>& keys) {
  Diagnostic note;
  note.rule = "settings-changed";
  note.severity = Severity::kInfo;
  note.message = fmt::format("The settings of {} were used; here they differ in {}.",
                             against.base->name, fmt::join(keys, ", "));
  if (!own.path.empty()) note.location = Location{own.path, session.source()->name(), {}, {}, {}};
  return note;
}

// A branch must not silence what is found in it: where it is judged against a base, the settings of
// the base count. Who stands on the base itself is the one that writes them.
Result<Chosen> choose_settings(Session& session, const LintOptions& options, const Against& against,
                               alembic::Settings own) {
  if (options.config_from == "head") return Chosen{std::move(own), {}};
  if (!against.base) {
    if (options.config_from == "base")
      return fail(ErrorKind::kUsage, "There is no base whose settings could be read.",
                  {"migrate lint --base REF"});
    return Chosen{std::move(own), {}};
  }
  if (options.config_from.empty() && against.stands_on_base) return Chosen{std::move(own), {}};
  MIGRATE_TRY(const auto base, source::commit_source(session.repository(), against.base->commit,
                                                     against.base->name));
  Chosen chosen;
  MIGRATE_TRY(chosen.settings, session.settings_of(*base));
  const std::vector<std::string> keys = changed_settings(chosen.settings, own);
  if (!keys.empty()) chosen.notes.push_back(say_changed(session, against, own, keys));
  return chosen;
}

// Which branch is the base is not for the judged one to say either: not for another ref, and not
// for one that names itself.
Result<std::string> configured_base(const Session& session, const alembic::Settings& own) {
  if (!session.globals().ref.empty()) {
    MIGRATE_TRY(const auto checkout, session.checkout());
    MIGRATE_TRY(const alembic::Settings settings, session.settings_of(*checkout));
    return settings.base;
  }
  if (own.base.empty() || !session.repository()) return own.base;
  const git::Repository& repository = *session.repository();
  MIGRATE_TRY(const git::Head head, repository.head());
  const auto named = project::find_base(repository, "", own.base);
  if (!named || head.commit != named->commit) return own.base;
  const auto usual = project::find_base(repository, "", "");
  if (!usual || usual->commit == named->commit) return own.base;
  MIGRATE_TRY(const auto source,
              source::commit_source(session.repository(), usual->commit, usual->name));
  MIGRATE_TRY(const alembic::Settings settings, session.settings_of(*source));
  return settings.base;
}

lint::Facts facts_of(const Session& session, const Against& against,
                     const alembic::Settings& settings) {
  if (!session.repository()) return {};
  lint::FactSources sources;
  sources.repository = session.repository();
  sources.head = &session.project();
  sources.commit = session.commit();
  sources.base = against.base;
  sources.fork_unknown = against.fork_unknown;
  sources.release_refs = settings.release_refs;
  sources.load = session.load_options();
  sources.now = now();
  return lint::read_facts(sources);
}

report::Report judge(const Session& session, const Against& against,
                     const alembic::Settings& settings, const lint::Policy& policy) {
  lint::Input input;
  input.head = &session.project();
  if (against.base_project) input.base = &*against.base_project;
  if (against.fork_project) input.fork = &*against.fork_project;
  input.unrelated = against.base_project && !against.merge_base;
  input.facts = facts_of(session, against, settings);
  lint::Outcome outcome = lint::run(rules::registry(), input, policy);

  report::Report report;
  report.command = "lint";
  report.subject.ref = session.source()->name();
  if (session.commit()) report.subject.commit = session.commit()->hex();
  report.subject.base_ref = input.facts.base_ref;
  report.subject.base_commit = input.facts.base_commit;
  if (against.merge_base) report.subject.merge_base = against.merge_base->hex();
  report.diagnostics = std::move(outcome.diagnostics);
  report.notes = std::move(outcome.notes);
  report.suppressed = outcome.suppressed;
  report.histories = session.project().histories.size();
  for (const auto& history : session.project().histories) report.revisions += history.graph.size();
  return report;
}

Result<ExitStatus> run_lint(Session& session, const LintOptions& options) {
  if (options.coverage) return run_coverage(session);
  if (session.json() && !options.format.empty() && options.format != "json")
    return fail(ErrorKind::kUsage,
                fmt::format("--json and --format {} ask for two formats.", options.format));
  if (session.project().histories.empty()) return tl::unexpected(session.history().error());
  MIGRATE_TRY(alembic::Settings own, session.settings_of(*session.source()));
  MIGRATE_TRY(const std::string configured, configured_base(session, own));
  MIGRATE_TRY(const Against against, load_base(session, options, configured));
  MIGRATE_TRY(Chosen chosen, choose_settings(session, options, against, std::move(own)));
  MIGRATE_TRY(const lint::Policy policy, make_policy(chosen.settings, options.policy));
  report::Report report = judge(session, against, chosen.settings, policy);
  std::move(chosen.notes.begin(), chosen.notes.end(), std::back_inserter(report.notes));

  const std::string format = session.json() ? "json" : options.format;
  Terminal& terminal = session.terminal();
  if (format == "json")
    terminal.out(report::render_json(report, policy.fail_on));
  else if (format == "sarif")
    terminal.out(report::render_sarif(report, rules::registry()));
  else if (format == "github")
    terminal.out(report::render_github(report));
  else
    terminal.out(report::render_text(report, text_options(session, terminal.out_color())));
  return exit_status(report::verdict(report, policy.fail_on));
}

}  // namespace

Run setup_lint(OptionSet& o) {
  auto options = std::make_shared<LintOptions>();
  o.value("--base", "REF", options->base,
          "What it is meant for; default: the configuration, the upstream, the remote's default "
          "branch, main or master")
      .completes = Completes::kRef;
  o.value("--config-from", "WHICH", options->config_from,
          "Whose migrate.toml counts: base (the default, except on the base itself) or head")
      .choices = {"base", "head"};
  o.value("--fail-on", "SEVERITY", options->policy.fail_on,
          "Exit with status 1 from this severity on; default: error")
      .choices = {"info", "warning", "error", "never"};
  o.values("--select", "RULES", options->policy.select,
           "Turn on rules, packs, categories or code prefixes")
      .completes = Completes::kRule;
  o.values("--ignore", "RULES", options->policy.ignore, "Turn them off").completes =
      Completes::kRule;
  o.value("--format", "FORMAT", options->format, "How to print: text, json, sarif or github")
      .choices = {"text", "json", "sarif", "github"};
  o.flag("--coverage", options->coverage,
         "Say how much of the histories is understood, and why not all of it, instead");
  o.about(
      "Rules about the whole history look at all of it; rules about a change look at what is new "
      "since the branch left its base.");
  o.example("migrate lint", "judge the working tree");
  o.example("migrate lint --ref feature --base origin/main",
            "judge a branch that is not checked out, by the rules of the branch it is meant for");
  return [options](Session& session) { return run_lint(session, *options); };
}

}  // namespace migrate::cli
