// The bodies of a history's revisions, understood, and the schema as they build it up.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/eval/evaluate.h"
#include "migrate/ir/schema.h"
#include "migrate/ir/step.h"
#include "migrate/project/project.h"

namespace migrate::replay {

// One revision as it runs in its place in the history.
struct Revision {
  graph::NodeIndex node = 0;
  eval::RevisionBodies bodies;  // with the steps that SQL text stands for (Step::within)
  // By step of bodies.upgrade / bodies.downgrade: what would certainly fail there.
  struct StepFailure {
    std::uint32_t step = 0;
    ir::Failure failure;
  };
  std::vector<StepFailure> upgrade_failures, downgrade_failures;
};

struct Options {
  std::string dialect = "postgresql";
  ir::NamingConvention convention;
  eval::Limits limits;
};

// Told of each revision in the order of an upgrade of all heads. `before` and `after` are valid
// during the call. Replay holds one schema a branch tip that is still needed, not one a revision.
using Visit =
    std::function<void(const Revision&, const ir::Schema& before, const ir::Schema& after)>;

// Evaluates every revision of the history in upgrade order, on the schema that those before it
// leave. A revision whose place in the graph is not known, or whose file cannot be read, makes all
// that follows it uncertain. Files are parsed on all processors; the rest is one thread.
void replay(const source::Source& source, const project::History& history, const Options& options,
            const Visit& visit);

}  // namespace migrate::replay
