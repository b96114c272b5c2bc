// Evaluates the functions of a revision file in a bounded way, without running any of it: what they
// would do to a database, as far as that can be told. Never fails: what is not understood is a gap.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/eval/world.h"
#include "migrate/ir/step.h"

namespace migrate::eval {

// Where evaluation stops and the rest of the function becomes one gap ("too-complex").
struct Limits {
  std::uint32_t steps = 200'000;      // expressions and statements evaluated
  std::uint32_t calls = 50;           // depth of calls
  std::uint32_t operations = 20'000;  // emitted
  std::uint64_t memory = 16U << 20U;  // bytes of values alive, about
};

// What a file imports that matters to a reviewer.
struct ImportFact {
  enum class Kind { kAlembic, kSqlalchemy, kStandard, kProject, kThirdParty };
  Kind kind = Kind::kThirdParty;
  std::string module;  // the dotted name
  Span span;
};

struct RevisionBodies {
  ir::Body upgrade, downgrade;
  // What the file does outside of functions: operations there run on every Alembic command.
  ir::Body module;
  std::vector<ImportFact> imports;
};

// `revision` is the file. The module level is evaluated once; `upgrade` and `downgrade` are then
// called in the worlds given, `downgrade` in its own: the schema after the upgrade. In a
// multi-database environment they get an engine name that is not known.
RevisionBodies evaluate_revision(const SourceModule& revision, World& upgrade, World& downgrade,
                                 const Limits& limits = {});

}  // namespace migrate::eval
