#include "migrate/lint/lint.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <set>
#include <tuple>

#include "lint/bodies.h"
#include "lint/change.h"
#include "lint/suppression.h"
#include "migrate/lint/databases.h"
#include "migrate/nearest.h"

namespace migrate::lint {
namespace {

using Options = std::map<std::string, OptionValue>;

Options options_of(const RuleInfo& rule, const Policy& policy) {
  Options options;
  for (const OptionInfo& option : rule.options) options[option.name] = option.default_value;
  if (const auto given = policy.options.find(rule.slug); given != policy.options.end())
    for (const auto& entry : given->second) options[entry.first] = entry.second;
  return options;
}

// A sentence as the end of another one.
std::string clause(std::string sentence) {
  if (sentence.ends_with('.')) sentence.pop_back();
  if (sentence.starts_with("It ")) sentence.front() = 'i';
  return sentence;
}

// One history with everything its rules are given, and what became of its suppressions.
struct Judged {
  const project::History* history = nullptr;
  Change change;
  std::map<std::string, std::vector<Suppression>> suppressions;  // by path
};

class Run {
 public:
  Run(std::span<const Rule> rules, const Input& input, const Policy& policy)
      : rules_(rules),
        enabled_(enabled(rules, policy)),
        input_(input),
        policy_(policy),
        head_files_(*input.head->source) {
    const project::Project* fork = input.fork != nullptr ? input.fork : input.base;
    if (fork != nullptr) fork_files_.emplace(*fork->source);
    if (input.base != nullptr) base_files_.emplace(*input.base->source);
    for (const project::History& history : input.head->histories) {
      Judged& judged = judged_.emplace_back();
      judged.history = &history;
      judged.change = find_change(history, input.unrelated ? nullptr : counterpart(fork, history),
                                  counterpart(input.base, history), head_files_,
                                  fork_files_ ? &*fork_files_ : nullptr);
    }
  }

  Outcome operator()() {
    say_what_is_unreadable();
    for (Judged& judged : judged_) run_rules(judged, Scope::kHistory);
    for (Judged& judged : judged_) run_rules_about_bodies(judged);
    if (!judged_.empty()) run_rules(judged_.front(), Scope::kRepository);
    for (Judged& judged : judged_) silence(judged);
    for (Judged& judged : judged_) {
      load_changed_suppressions(judged);
      say_what_was_missed(judged);
      run_rules(judged, Scope::kSuppression);
      note_new_suppressions(judged);
    }
    finish();
    return std::move(outcome_);
  }

 private:
  std::string history_name(const project::History& history) const {
    return input_.head->histories.size() > 1 ? history.config.name : std::string();
  }

  // Said once here, so that no rule has to.
  void say_what_is_unreadable() {
    for (const Judged& judged : judged_) {
      const project::History& history = *judged.history;
      for (const project::Unreadable& unreadable : history.unreadable) {
        Diagnostic& said = outcome_.diagnostics.emplace_back();
        said.rule = "unreadable";
        said.severity = Severity::kWarning;
        said.cannot_tell = true;
        said.message =
            fmt::format("`{}` cannot be read: {}", unreadable.path, clause(unreadable.reason));
        said.location = head_files_.at(unreadable.path);
        said.help = unreadable.hints;
        said.history = history_name(history);
      }
      for (const Diagnostic& problem : history.config.problems) {
        outcome_.diagnostics.push_back(problem);
        outcome_.diagnostics.back().history = history_name(history);
      }
    }
  }

  void run_rules(Judged& judged, Scope scope) {
    std::vector<Suppression> flat;
    if (scope == Scope::kSuppression)
      for (const auto& entry : judged.suppressions)
        flat.insert(flat.end(), entry.second.begin(), entry.second.end());
    const std::size_t first = outcome_.diagnostics.size();
    for (const Rule* rule : enabled_) {
      if (rule->info.scope != scope) continue;
      const Options options = options_of(rule->info, policy_);
      const RuleContext context = context_of(*rule, judged, options, flat);
      Reporter reporter(rule->info,
                        scope == Scope::kRepository ? "" : history_name(*judged.history),
                        outcome_.diagnostics);
      std::get<HistoryRule>(rule->run)(context, reporter);
    }
    set_severities(first);
  }

  void run_rules_about_bodies(Judged& judged) {
    std::deque<Options> options;  // a context refers to its own
    std::deque<BodyRule> rules;
    for (const Rule* rule : enabled_) {
      if (rule->info.scope != Scope::kRevision && rule->info.scope != Scope::kOperation) continue;
      options.push_back(options_of(rule->info, policy_));
      rules.push_back({rule, context_of(*rule, judged, options.back(), {}),
                       Reporter(rule->info, history_name(*judged.history), outcome_.diagnostics)});
    }
    if (rules.empty()) return;
    Databases databases{policy_.databases, policy_.large_tables};
    if (databases.all.empty())
      databases.all = mentioned_databases(*input_.head->source, *judged.history);
    const std::size_t first = outcome_.diagnostics.size();
    run_body_rules(rules, *input_.head, *judged.history, judged.change, databases,
                   outcome_.diagnostics);
    set_severities(first);
  }

  RuleContext context_of(const Rule& rule, Judged& judged, const Options& options,
                         std::span<const Suppression> suppressions) {
    return {rule.info,
            *judged.history,
            judged.change,
            input_.facts,
            options,
            head_files_,
            fork_files_ ? &*fork_files_ : nullptr,
            base_files_ ? &*base_files_ : nullptr,
            *input_.head,
            suppressions};
  }

  // What the user says of a rule's severity, for the findings from `first` on.
  void set_severities(std::size_t first) {
    for (std::size_t i = first; i < outcome_.diagnostics.size(); ++i) {
      Diagnostic& said = outcome_.diagnostics[i];
      const auto severity = policy_.severities.find(said.rule);
      if (severity != policy_.severities.end() && !said.cannot_tell)
        said.severity = severity->second;
    }
  }

  std::vector<Suppression>& suppressions_in(Judged& judged, const std::string& path) {
    const auto found = judged.suppressions.find(path);
    if (found != judged.suppressions.end()) return found->second;
    std::vector<Suppression> loaded = find_suppressions(head_files_, path);
    for (Suppression& suppression : loaded) {
      const auto same = [&](const RuleInfo& info) { return info.slug == suppression.rule; };
      suppression.known_rule = std::any_of(rules_.begin(), rules_.end(),
                                           [&](const Rule& rule) { return same(rule.info); });
      if (!suppression.known_rule) suppression.meant = nearest_rule(suppression.rule);
      suppression.rule_ran = std::any_of(enabled_.begin(), enabled_.end(),
                                         [&](const Rule* rule) { return same(rule->info); });
    }
    return judged.suppressions.emplace(path, std::move(loaded)).first->second;
  }

  std::string nearest_rule(const std::string& word) const {
    std::vector<std::string> slugs;
    for (const Rule& rule : rules_) slugs.push_back(rule.info.slug);
    return nearest(word, slugs).value_or("");
  }

  // Tells each suppression that missed where the first finding of its rule is.
  void say_what_was_missed(Judged& judged) {
    for (const Diagnostic& finding : outcome_.diagnostics) {
      if (!finding.location || finding.location->ref != input_.head->source->name()) continue;
      const auto in_file = judged.suppressions.find(finding.location->path);
      if (in_file == judged.suppressions.end()) continue;
      const std::uint32_t line = finding.location->span ? finding.location->start.line : 0;
      for (Suppression& suppression : in_file->second)
        if (suppression.rule == finding.rule && !suppression.used && !finding.cannot_tell &&
            (!suppression.missed_line || line < *suppression.missed_line))
          suppression.missed_line = line;
    }
  }

  // Takes out what a comment in the judged files silences. Only findings at a place of the judged
  // version can be: those in a deleted file have none.
  void silence(Judged& judged) {
    std::set<std::string_view> paths;
    for (const project::RevisionFile& file : judged.history->files) paths.insert(file.path);
    auto& all = outcome_.diagnostics;
    const auto silenced = [&](const Diagnostic& finding) {
      return !finding.cannot_tell && finding.location &&
             finding.location->ref == input_.head->source->name() &&
             paths.count(finding.location->path) > 0 &&
             suppress(suppressions_in(judged, finding.location->path), finding, lines_of(finding));
    };
    const auto kept = std::remove_if(all.begin(), all.end(), silenced);
    outcome_.suppressed += static_cast<std::size_t>(all.end() - kept);
    all.erase(kept, all.end());
  }

  // The lines on which a comment is about the finding.
  std::pair<std::uint32_t, std::uint32_t> lines_of(const Diagnostic& finding) {
    if (!finding.location->span) return {0, 0};
    std::pair lines{finding.location->start.line, finding.location->start.line};
    if (finding.statement.empty()) return lines;
    const Location statement = head_files_.at(finding.location->path, finding.statement);
    return {std::min(lines.first, statement.start.line),
            std::max(lines.second, statement.end.line)};
  }

  // Unused suppressions are looked for where something changed, or everywhere when there is no
  // base: a clean history of 10,000 files is not read again to find none.
  void load_changed_suppressions(Judged& judged) {
    std::vector<std::string_view> paths;
    for (const std::uint32_t added : judged.change.added)
      paths.push_back(judged.history->files[added].path);
    for (const Change::Pair& pair : judged.change.changed)
      paths.push_back(judged.history->files[pair.after].path);
    head_files_.load(paths);
    for (const std::string_view path : paths) suppressions_in(judged, std::string(path));
  }

  void note_new_suppressions(Judged& judged) {
    if (!judged.change.known) return;
    std::map<std::string_view, std::string_view> path_before;
    for (const Change::Pair& pair : judged.change.changed)
      path_before[judged.history->files[pair.after].path] =
          judged.change.fork->files[pair.before].path;
    const auto note = [&](const std::string& path) {
      std::multiset<std::pair<std::string, std::string>> before;
      if (const auto old_path = path_before.find(path); old_path != path_before.end())
        for (const Suppression& old : find_suppressions(*fork_files_, old_path->second))
          before.emplace(old.rule, old.reason);
      for (const Suppression& suppression : suppressions_in(judged, path)) {
        const auto same = before.find({suppression.rule, suppression.reason});
        if (same != before.end()) {
          before.erase(same);
          continue;
        }
        Diagnostic& said = outcome_.notes.emplace_back();
        said.rule = suppression.rule;
        said.severity = Severity::kInfo;
        const bool silences = suppression.used || (suppression.known_rule && !suppression.rule_ran);
        said.message = fmt::format(
            "This change {} `{}`{}{}",
            silences ? "silences" : "adds a comment that silences no finding of", suppression.rule,
            suppression.reason.empty() ? "" : ": ", suppression.reason);
        said.location = suppression.location;
        said.history = history_name(*judged.history);
      }
    };
    for (const std::uint32_t added : judged.change.added) note(judged.history->files[added].path);
    for (const Change::Pair& pair : judged.change.changed)
      note(judged.history->files[pair.after].path);
  }

  void finish() {
    const auto key = [](const Diagnostic& said) {
      static const Location kNowhere;
      const Location& place = said.location ? *said.location : kNowhere;
      return std::tie(place.path, place.start.line, place.start.column, said.rule, said.message,
                      said.history, place.ref);
    };
    for (auto* list : {&outcome_.diagnostics, &outcome_.notes}) {
      std::stable_sort(list->begin(), list->end(),
                       [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
      list->erase(std::unique(list->begin(), list->end(),
                              [&](const Diagnostic& a, const Diagnostic& b) {
                                return key(a) == key(b) && a.cannot_tell == b.cannot_tell;
                              }),
                  list->end());
    }
  }

  std::span<const Rule> rules_;
  std::vector<const Rule*> enabled_;
  const Input& input_;
  const Policy& policy_;
  Files head_files_;
  std::optional<Files> fork_files_, base_files_;
  std::vector<Judged> judged_;
  Outcome outcome_;
};

}  // namespace

Outcome run(std::span<const Rule> rules, const Input& input, const Policy& policy) {
  return Run(rules, input, policy)();
}

}  // namespace migrate::lint
