// Runs rules over one version of a repository. Pure: reads only the sources of the projects given.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "migrate/diagnostic.h"
#include "migrate/lint/context.h"
#include "migrate/lint/operation.h"
#include "migrate/lint/rule_info.h"
#include "migrate/project/project.h"
#include "migrate/result.h"

namespace migrate::lint {

struct Rule {
  RuleInfo info;
  RuleFunction run = HistoryRule{nullptr};
};

// What the user wants reported. A selector is a slug, a pack, a category or the beginning of a
// code.
struct Policy {
  std::vector<std::string> packs{"recommended"};
  std::vector<std::string> select;  // selectors, in addition to the packs
  std::vector<std::string> ignore;  // selectors; a slug in `select` wins over a wider one here
  std::map<std::string, Severity> severities;                         // by slug
  std::map<std::string, std::map<std::string, OptionValue>> options;  // by slug, by option
  std::optional<Severity> fail_on = Severity::kError;                 // nothing: never fails
  std::vector<Database> databases;  // that the migrations are meant for; empty: what they mention
  std::vector<std::string> large_tables;  // globs, "name" or "schema.name"
};

// kConfig, naming the nearest known word, for a selector, slug or option that no rule has, or an
// option's value of the wrong type.
Result<void> check(const Policy& policy, std::span<const Rule> rules);

// The rules that the policy turns on, in the order given.
std::vector<const Rule*> enabled(std::span<const Rule> rules, const Policy& policy);

struct Input {
  const project::Project* head = nullptr;  // what is judged
  const project::Project* base = nullptr;  // the base as it is now; null: no change is known
  const project::Project* fork = nullptr;  // at the merge base; null: the same as base
  bool unrelated = false;  // head and base share no commit: all of head is new, and nothing is gone
  Facts facts;
};

struct Outcome {
  std::vector<Diagnostic> diagnostics;  // by path, place, rule; no two alike
  std::vector<Diagnostic> notes;        // what the reader of the result should know besides:
                                        // suppressions that are new since the merge base
  std::size_t suppressed = 0;           // findings that a suppression silenced
};

Outcome run(std::span<const Rule> rules, const Input& input, const Policy& policy);

}  // namespace migrate::lint
