#include "lint/bodies.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

namespace migrate::lint {
namespace {

// Which step of which function; nothing: the revision.
using Cause = std::optional<std::pair<bool, std::uint32_t>>;

class BodyRun {
 public:
  BodyRun(std::deque<BodyRule>& rules, const Change& change, const Databases& databases,
          std::vector<Diagnostic>& findings)
      : rules_(rules), change_(change), databases_(databases), findings_(findings) {}

  void operator()(const replay::Revision& revision, const ir::Schema& before,
                  const ir::Schema& after) {
    // Without a base every revision is a change of its own.
    if (!change_.known) created_ = Created();
    first_ = findings_.size();
    causes_.clear();
    steps_by_place_.clear();
    std::deque<RevisionContext> contexts;
    for (const BodyRule& rule : rules_)
      contexts.push_back({rule.context, revision, before, after, databases_, created_});
    run_steps(contexts, revision.bodies.upgrade, before, revision.upgrade_failures, false);
    run_steps(contexts, revision.bodies.downgrade, after, revision.downgrade_failures, true);
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      const auto* run = std::get_if<RevisionRule>(&rules_[i].rule->run);
      if (run == nullptr) continue;
      (*run)(contexts[i], rules_[i].reporter);
      for (std::size_t said = first_ + causes_.size(); said < findings_.size(); ++said)
        causes_.push_back(step_at(revision, contexts[i], findings_[said]));
    }
    complete(revision, contexts.front());
    leave_out_covered();
  }

 private:
  void run_steps(const std::deque<RevisionContext>& contexts, const ir::Body& body,
                 const ir::Schema& begin, std::span<const replay::StepFailure> failures,
                 bool is_downgrade) {
    const auto wants = [&](const BodyRule& rule) {
      const RuleInfo& info = rule.rule->info;
      return info.scope == Scope::kOperation &&
             (is_downgrade ? info.in_downgrade : info.in_upgrade);
    };
    if (is_downgrade && std::none_of(rules_.begin(), rules_.end(), wants)) return;
    std::size_t failure = 0;
    replay::walk(body, begin, [&](std::uint32_t index, const ir::Schema& before) {
      const std::size_t first_failure = failure;
      while (failure < failures.size() && failures[failure].step == index) ++failure;
      const auto own = failures.subspan(first_failure, failure - first_failure);
      for (std::size_t i = 0; i < rules_.size(); ++i) {
        if (!wants(rules_[i])) continue;
        const StepContext context{contexts[i], body, index, is_downgrade, before, own};
        std::get<StepRule>(rules_[i].rule->run)(context, rules_[i].reporter);
        causes_.resize(findings_.size() - first_, std::pair(is_downgrade, index));
      }
      if (!is_downgrade) created_.note(body.steps[index], before);
    });
  }

  // The step that a finding of a rule about revisions points at: at its call, or at an argument.
  Cause step_at(const replay::Revision& revision, const RevisionContext& context,
                const Diagnostic& finding) {
    if (!finding.location || !finding.location->span) return std::nullopt;
    if (steps_by_place_.empty()) {
      for (const bool is_downgrade : {false, true}) {
        const ir::Body& body = is_downgrade ? revision.bodies.downgrade : revision.bodies.upgrade;
        for (std::uint32_t i = 0; i < body.steps.size(); ++i) {
          const ir::Step& step = body.steps[i];
          const bool own_file = step.path == context.file().path;
          steps_by_place_.emplace(own_file ? step.span.begin : step.call.begin,
                                  std::pair(is_downgrade, i));
          if (!own_file) continue;
          for (const auto& argument : step.arguments)
            steps_by_place_.emplace(argument.second.begin, std::pair(is_downgrade, i));
        }
      }
    }
    const auto found = steps_by_place_.find(finding.location->span->begin);
    return found == steps_by_place_.end() ? std::nullopt : Cause(found->second);
  }

  // What no rule has to write: the revision's id, and the lines on which a comment counts.
  void complete(const replay::Revision& revision, const RevisionContext& context) {
    for (std::size_t i = first_; i < findings_.size(); ++i) {
      Diagnostic& finding = findings_[i];
      if (finding.revisions.empty())
        finding.revisions = {context.rule.history.graph.node(revision.node).id};
      const Cause& cause = causes_[i - first_];
      if (!cause) continue;
      const ir::Body& body = cause->first ? revision.bodies.downgrade : revision.bodies.upgrade;
      const ir::Step* step = &body.steps[cause->second];
      if (step->within) step = &body.steps[*step->within];
      finding.statement = step->path == context.file().path ? step->span : step->call;
    }
  }

  void leave_out_covered() {
    std::set<std::pair<Cause, std::string_view>> covered;
    for (std::size_t i = first_; i < findings_.size(); ++i)
      for (const BodyRule& rule : rules_)
        if (rule.rule->info.slug == findings_[i].rule)
          for (const std::string& slug : rule.rule->info.covers)
            covered.emplace(causes_[i - first_], slug);
    if (covered.empty()) return;
    std::size_t kept = first_;
    for (std::size_t i = first_; i < findings_.size(); ++i) {
      if (covered.count({causes_[i - first_], findings_[i].rule}) > 0) continue;
      if (kept != i) findings_[kept] = std::move(findings_[i]);
      ++kept;
    }
    findings_.resize(kept);
  }

  std::deque<BodyRule>& rules_;
  const Change& change_;
  const Databases& databases_;
  std::vector<Diagnostic>& findings_;
  Created created_;
  std::size_t first_ = 0;      // findings of the revision begin here
  std::vector<Cause> causes_;  // of each of those
  std::unordered_map<std::uint32_t, std::pair<bool, std::uint32_t>> steps_by_place_;
};

}  // namespace

void run_body_rules(std::deque<BodyRule>& rules, const project::Project& project,
                    const project::History& history, const Change& change,
                    const Databases& databases, std::vector<Diagnostic>& findings) {
  const auto is_new = [&](graph::NodeIndex node) {
    return !change.known || change.is_added[history.file_of[node]];
  };
  bool anything = false;
  for (const graph::NodeIndex node : history.graph.by_id()) anything = anything || is_new(node);
  if (rules.empty() || !anything) return;
  replay::Options options;
  options.dialect = databases.all.front().dialect;
  options.wanted = is_new;
  if (change.known) options.has_run = [&](graph::NodeIndex node) { return !is_new(node); };
  BodyRun run(rules, change, databases, findings);
  replay::replay(*project.source, history, options,
                 [&](const replay::Revision& revision, const ir::Schema& before,
                     const ir::Schema& after) { run(revision, before, after); });
}

}  // namespace migrate::lint
