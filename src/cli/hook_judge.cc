#include "cli/hook_judge.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "cli/clock.h"
#include "cli/fork.h"
#include "cli/policy.h"
#include "migrate/lint/facts.h"
#include "migrate/merge/forecast.h"
#include "migrate/rules/registry.h"
#include "migrate/shell.h"
#include "migrate/source/worktree_source.h"

namespace migrate::cli {
namespace {

// What is judged and what it is compared with, loaded.
struct Versions {
  project::Project head;
  std::optional<project::Project> base, fork;
  bool fork_unknown = false;
};

// Which rules speak.
bool applies(HookKind kind, const lint::RuleInfo& rule) {
  const bool is_deletion = rule.slug == "deleted-landed-revision";
  switch (kind) {
    case HookKind::kCommit:
      return rule.category == "graph" || rule.category == "file";
    case HookKind::kBranch:
      return true;
    case HookKind::kForced:
      return is_deletion;
    case HookKind::kRelease:
      return is_deletion || rule.slug == "edited-after-landing" ||
             rule.slug == "moved-landed-revision" || rule.slug == "reparented-landed-revision";
    case HookKind::kBase:
    case HookKind::kTag:
      break;
  }
  return rule.slug != "predicted-multiple-heads";
}

Result<Versions> load(Session& session, const HookCase& what) {
  Versions versions;
  MIGRATE_TRY(versions.head, project::load(what.source, session.load_options()));
  if (versions.head.histories.empty()) return versions;
  if (what.base) {
    MIGRATE_TRY(versions.base, load_at(session, what.base->commit, what.base->name));
  }
  if (what.former) {
    if (!what.base || *what.former != what.base->commit) {
      MIGRATE_TRY(versions.fork, load_at(session, *what.former, what.former->short_hex()));
    }
    return versions;
  }
  if (!what.base || what.kind == HookKind::kCommit) return versions;
  MIGRATE_TRY(const git::MergeBases bases,
              session.repository()->merge_bases(*what.commit, what.base->commit));
  versions.fork_unknown = bases.ids.empty() && !bases.complete;
  if (!bases.ids.empty() && bases.ids.front() != what.base->commit) {
    MIGRATE_TRY(versions.fork, load_at(session, bases.ids.front(), bases.ids.front().short_hex()));
  }
  return versions;
}

// Whether no file of a version location differs from the fork: most pushes change none.
bool is_untouched(const Versions& versions) {
  if (!versions.base || versions.fork_unknown) return false;
  const project::Project& fork = versions.fork ? *versions.fork : *versions.base;
  const auto same = [&](const project::History& a, const project::History& b) {
    const auto same_location = [&](const alembic::VersionLocation& x,
                                   const alembic::VersionLocation& y) {
      if (x.path != y.path) return false;
      const auto tree = versions.head.source->tree_id(x.path);
      return tree && tree == fork.source->tree_id(y.path);
    };
    return a.config.name == b.config.name &&
           std::equal(a.config.version_locations.begin(), a.config.version_locations.end(),
                      b.config.version_locations.begin(), b.config.version_locations.end(),
                      same_location);
  };
  return std::equal(versions.head.histories.begin(), versions.head.histories.end(),
                    fork.histories.begin(), fork.histories.end(), same);
}

// The base's settings, so that a branch does not silence what is found in it; what is pushed to the
// base itself brings its own.
Result<alembic::Settings> settings_for(Session& session, const HookCase& what,
                                       const Versions& versions) {
  const bool brings_its_own =
      what.kind == HookKind::kBase || what.kind == HookKind::kTag || what.kind == HookKind::kCommit;
  const bool is_other = !brings_its_own && versions.base;
  return session.settings_of(is_other ? *versions.base->source : *what.source);
}

lint::Facts facts_for(const Session& session, const HookCase& what, const Versions& versions,
                      const alembic::Settings& settings) {
  lint::FactSources sources;
  sources.repository = session.repository();
  sources.head = &versions.head;
  sources.commit = what.commit;
  // HEAD is no base: nothing has landed there.
  if (what.kind != HookKind::kCommit) sources.base = what.base;
  sources.fork_unknown = versions.fork_unknown;
  sources.release_refs = settings.release_refs;
  sources.load = session.load_options();
  sources.now = now();
  return lint::read_facts(sources);
}

std::vector<Diagnostic> lint_head(const Session& session, const HookCase& what,
                                  const Versions& versions, const alembic::Settings& settings,
                                  const std::vector<lint::Rule>& rules,
                                  const lint::Policy& policy) {
  lint::Input input;
  input.head = &versions.head;
  if (versions.base && what.kind != HookKind::kCommit && !versions.fork_unknown)
    input.base = &*versions.base;
  if (versions.fork) input.fork = &*versions.fork;
  input.facts = facts_for(session, what, versions, settings);
  return lint::run(rules, input, policy).diagnostics;
}

// Whether a finding was there before. One more revision on one of two heads leaves two heads.
bool is_known(const Diagnostic& found, const std::vector<Diagnostic>& before) {
  return std::any_of(before.begin(), before.end(), [&](const Diagnostic& known) {
    if (known.rule != found.rule || known.history != found.history ||
        known.cannot_tell != found.cannot_tell)
      return false;
    if (found.rule == "multiple-heads") return known.revisions.size() >= found.revisions.size();
    const auto path = [](const Diagnostic& said) {
      return said.location ? said.location->path : std::string();
    };
    return known.message == found.message && path(known) == path(found);
  });
}

void drop_known(const Versions& versions, const std::vector<lint::Rule>& rules,
                const lint::Policy& policy, std::vector<Diagnostic>& found) {
  if (found.empty() || !versions.base) return;
  lint::Input input;
  input.head = &*versions.base;
  const std::vector<Diagnostic> before = lint::run(rules, input, policy).diagnostics;
  std::erase_if(found, [&](const Diagnostic& said) { return is_known(said, before); });
}

bool has_any(const std::vector<Diagnostic>& found, const std::string& history,
             std::initializer_list<std::string_view> rules) {
  return std::any_of(found.begin(), found.end(), [&](const Diagnostic& said) {
    return (said.history.empty() || said.history == history) &&
           std::find(rules.begin(), rules.end(), said.rule) != rules.end();
  });
}

// Whether rules said already what the forecast says, with its place in the source.
bool is_said(const merge::HistoryVerdict& verdict, const std::vector<Diagnostic>& found) {
  switch (verdict.verdict) {
    case merge::Verdict::kFork:
      return has_any(found, verdict.history, {"predicted-multiple-heads", "multiple-heads"});
    case merge::Verdict::kDuplicateId:
      return has_any(found, verdict.history,
                     {"cross-branch-duplicate-id", "duplicate-revision-id"});
    case merge::Verdict::kBroken:
      // What is done to landed revisions is for the rules to say, and for suppressions of them.
      if (verdict.landed_edits.size() == verdict.reasons.size()) return true;
      return has_any(found, verdict.history,
                     {"missing-parent", "missing-dependency", "revision-cycle", "not-a-revision",
                      "unparseable-revision", "conflict-markers", "branch-label-conflict"});
    default:
      return false;
  }
}

Diagnostic as_diagnostic(const merge::HistoryVerdict& verdict, const project::Base& base,
                         bool only_history) {
  Diagnostic said;
  said.rule = "forecast";
  said.cannot_tell = verdict.verdict == merge::Verdict::kCannotTell;
  said.severity = said.cannot_tell ? Severity::kWarning : Severity::kError;
  std::string what(verdict.reasons.empty() ? merge::to_string(verdict.verdict)
                                           : verdict.reasons.front());
  if (verdict.verdict == merge::Verdict::kFork)
    what = fmt::format("{} heads: {}", verdict.heads.size(), lint::quoted_list(verdict.heads));
  said.message = fmt::format("merged with {} as it is here: {}", base.name, what);
  for (std::size_t i = 1; i < verdict.reasons.size(); ++i) said.help.push_back(verdict.reasons[i]);
  for (const std::string& path : verdict.conflicts)
    said.help.push_back(fmt::format("`git merge {}` stops at {}", shell_word(base.name), path));
  for (const std::string& hint : verdict.hints) said.help.push_back(hint);
  if (verdict.verdict == merge::Verdict::kFork)
    said.help.push_back(
        fmt::format("`git merge {}`, then `migrate merge`, joins them", shell_word(base.name)));
  if (!only_history) said.history = verdict.history;
  said.revisions = verdict.heads;
  return said;
}

// Whether a history (any, without a name) has more heads once merged.
bool forks(const merge::Forecast& forecast, const std::string& history) {
  for (const merge::RefForecast& ref : forecast.refs)
    for (const merge::HistoryVerdict& verdict : ref.histories)
      if (verdict.verdict == merge::Verdict::kFork &&
          (history.empty() || history == verdict.history))
        return true;
  return false;
}

// Whether the rule that speaks of the same is turned off.
bool is_off(merge::Verdict verdict, const std::vector<const lint::Rule*>& enabled) {
  const std::string_view slug = verdict == merge::Verdict::kFork ? "predicted-multiple-heads"
                                : verdict == merge::Verdict::kDuplicateId
                                    ? "cross-branch-duplicate-id"
                                    : "";
  return !slug.empty() && std::none_of(enabled.begin(), enabled.end(),
                                       [&](const auto* rule) { return rule->info.slug == slug; });
}

Result<void> add_forecast(Session& session, const HookCase& what, std::size_t histories,
                          const std::vector<const lint::Rule*>& enabled,
                          std::vector<Diagnostic>& found) {
  merge::ForecastOptions options;
  options.refs = {what.commit->hex()};
  options.load = session.load_options();
  MIGRATE_TRY(const merge::Forecast forecast,
              merge::forecast(session.repository(), *what.base, options));
  // What a branch has by itself does not matter once the base has joined it.
  std::erase_if(found, [&](const Diagnostic& said) {
    return said.rule == "multiple-heads" && !forks(forecast, said.history);
  });
  for (const merge::RefForecast& ref : forecast.refs)
    for (const merge::HistoryVerdict& verdict : ref.histories)
      if (verdict.verdict >= merge::Verdict::kCannotTell && !is_said(verdict, found) &&
          !is_off(verdict.verdict, enabled))
        found.push_back(as_diagnostic(verdict, *what.base, histories == 1));
  return {};
}

// What is still in the base, a branch need not hold: it comes back when the two are joined.
void drop_what_base_has(const Versions& versions, std::vector<Diagnostic>& found) {
  if (!versions.base) return;
  std::erase_if(found, [&](const Diagnostic& said) {
    return std::all_of(said.revisions.begin(), said.revisions.end(), [&](const std::string& id) {
      return std::any_of(versions.base->histories.begin(), versions.base->histories.end(),
                         [&](const project::History& history) {
                           return (said.history.empty() || said.history == history.config.name) &&
                                  history.graph.find(id);
                         });
    });
  });
}

// A parent that is only in the working tree was forgotten: the most usual reason for a missing one.
void point_at_forgotten(const Session& session, const HookCase& what,
                        std::vector<Diagnostic>& found) {
  const auto is_missing = [](const Diagnostic& said) {
    return said.rule == "missing-parent" && said.revisions.size() == 2;
  };
  if (session.repository()->is_bare() || std::none_of(found.begin(), found.end(), is_missing))
    return;
  const auto source = source::worktree_source(session.root());
  if (!source) return;
  const auto here = project::load(*source, session.load_options());
  if (!here) return;
  for (Diagnostic& said : found) {
    if (!is_missing(said)) continue;
    for (const project::History& history : here->histories) {
      const auto node = history.graph.find(said.revisions.back());
      if (!node || (!said.history.empty() && said.history != history.config.name)) continue;
      const std::string& path = history.file(*node).path;
      const auto there = what.source->stat(path);
      if (!there || *there) continue;
      said.help = {fmt::format("`{}` is in {}, which is only in the working tree",
                               said.revisions.back(), path),
                   what.kind == HookKind::kCommit
                       ? fmt::format("`git add {}`", shell_word(path))
                       : fmt::format("`git add {}`, and commit it", shell_word(path))};
    }
  }
}

// What decides, worst first.
void keep_deciding(std::vector<Diagnostic>& found, std::optional<Severity> fail_on) {
  std::erase_if(found, [&](const Diagnostic& said) {
    return !said.cannot_tell && (!fail_on || said.severity < *fail_on);
  });
  std::stable_sort(found.begin(), found.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return !a.cannot_tell && b.cannot_tell;
  });
}

}  // namespace

Result<HookVerdict> judge(Session& session, const HookCase& what) {
  HookVerdict verdict;
  MIGRATE_TRY(const Versions versions, load(session, what));
  if (versions.head.histories.empty()) return verdict;
  if (what.commit && !what.former_unknown && is_untouched(versions)) return verdict;
  MIGRATE_TRY(const alembic::Settings settings, settings_for(session, what, versions));
  MIGRATE_TRY(const lint::Policy policy, make_policy(settings, {}));
  std::vector<lint::Rule> rules;
  std::copy_if(rules::registry().begin(), rules::registry().end(), std::back_inserter(rules),
               [&](const lint::Rule& rule) { return applies(what.kind, rule.info); });

  report::Report report;
  report.diagnostics = lint_head(session, what, versions, settings, rules, policy);
  drop_known(versions, rules, policy, report.diagnostics);
  if (what.kind == HookKind::kForced) drop_what_base_has(versions, report.diagnostics);
  if (what.former_unknown) report.diagnostics.push_back(*what.former_unknown);
  if (what.kind == HookKind::kBranch && what.base) {
    MIGRATE_CHECK(add_forecast(session, what, versions.head.histories.size(),
                               lint::enabled(rules, policy), report.diagnostics));
  }
  verdict.verdict = report::verdict(report, policy.fail_on);
  if (verdict.verdict == report::Verdict::kFine) return verdict;
  keep_deciding(report.diagnostics, policy.fail_on);
  point_at_forgotten(session, what, report.diagnostics);
  verdict.diagnostics = std::move(report.diagnostics);
  for (const auto* project : {&versions.head, versions.base ? &*versions.base : nullptr,
                              versions.fork ? &*versions.fork : nullptr})
    if (project != nullptr) verdict.sources[project->source->name()] = project->source;
  return verdict;
}

}  // namespace migrate::cli
