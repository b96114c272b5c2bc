// The bodies of a history's revisions, understood, and the schema as they build it up.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "migrate/eval/evaluate.h"
#include "migrate/ir/schema.h"
#include "migrate/ir/step.h"
#include "migrate/project/project.h"

namespace migrate::replay {

// What would certainly fail, and at which step of a body.
struct StepFailure {
  std::uint32_t step = 0;
  ir::Failure failure;
};

// One revision as it runs in its place in the history.
struct Revision {
  graph::NodeIndex node = 0;
  // Steps that SQL text stands for follow the Execute that they were read from (Step::within).
  eval::RevisionBodies bodies;
  std::vector<StepFailure> upgrade_failures, downgrade_failures;  // by step
};

struct Options {
  std::string dialect = "postgresql";
  std::optional<ir::NamingConvention> convention;  // nothing: what env.py tells
  eval::Limits limits;
  // Which revisions have run on databases that matter; empty: those that another follows. What such
  // a one needs and no revision made was there before the history.
  std::function<bool(graph::NodeIndex)> has_run;
  // The revisions that are applied, with all that they need; empty: all there are.
  std::vector<graph::NodeIndex> only;
  // Which of them are visited; empty: all. The others only build up the schema.
  std::function<bool(graph::NodeIndex)> wanted;
};

// Told of each revision that is wanted, in the order of an upgrade. `before` and `after` are valid
// during the call.
using Visit =
    std::function<void(const Revision&, const ir::Schema& before, const ir::Schema& after)>;

// Evaluates every revision of the history on one schema, in the order in which `upgrade heads`
// applies them to an empty database. A revision whose parent is missing or not known, or whose file
// cannot be read, makes all that follows it uncertain; so does a cycle from the start. Files are
// parsed on all processors; the rest is one thread. Returns the schema at the end.
ir::Schema replay(const source::Source& source, const project::History& history,
                  const Options& options, const Visit& visit);

// Told of a step and of the schema on which it runs.
using VisitStep = std::function<void(std::uint32_t step, const ir::Schema& before)>;

// Does the steps of a body to `schema`, one after the other, in the way in which replay() does:
// what stands under another dialect is left out, what stands under a condition makes what it
// touches uncertain, and a SQL text that was read is what was read.
void walk(const ir::Body& body, ir::Schema schema, const VisitStep& visit);

}  // namespace migrate::replay
