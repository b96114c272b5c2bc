// Runs the rules about revisions and operations over what is new in a history.
#pragma once

#include <deque>
#include <vector>

#include "migrate/lint/lint.h"
#include "migrate/lint/operation.h"

namespace migrate::lint {

// A rule with everything that it is given for one history.
struct BodyRule {
  const Rule* rule = nullptr;
  RuleContext context;
  Reporter reporter;
};

// Replays the history when any of its revisions is new. Findings go where the reporters write, to
// `findings`; of two about one step, those of a rule that the other covers are left out.
void run_body_rules(std::deque<BodyRule>& rules, const project::Project& project,
                    const project::History& history, const Change& change,
                    const Databases& databases, std::vector<Diagnostic>& findings);

}  // namespace migrate::lint
