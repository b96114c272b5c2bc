// The steps of a function, in the order in which they run, each with the conditions it stands
// under.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "migrate/ir/operation.h"
#include "migrate/span.h"

namespace migrate::ir {

enum class Truth : std::uint8_t { kNo, kYes, kUnknown };

// A condition that must hold for a step to run.
struct Guard {
  enum class Kind : std::uint8_t {
    kDialect,    // the database is one of `dialects`
    kOffline,    // context.is_offline_mode(), `--sql`
    kInspector,  // what is in the database: has_table, get_columns, a SELECT
    kEngine,     // the engine name of a multi-database environment: `dialects` holds the names
    kException,  // only after an exception of the block before, or only without one
    kOther,
  };
  Kind kind = Kind::kOther;
  bool negated = false;
  std::vector<std::string> dialects;
  std::string text;  // the condition as it is written
  Span span;         // of that
  friend bool operator==(const Guard&, const Guard&) = default;
};

// `with op.batch_alter_table(…)`: its arguments.
struct Batch {
  TableName table;
  Arg<std::string> recreate;  // not given: "auto"; else "always", "never"
  bool copy_from = false;
  std::optional<Table> copy_from_table;
  bool has_table_args = false, has_reflect_args = false, has_naming_convention = false;
  Options options;
  Span span;
  friend bool operator==(const Batch&, const Batch&) = default;
};

struct Step {
  Operation operation;
  // The file and the call that it stands for. A helper function of the project has it in another
  // file than the revision; `call` then is the place in the revision's own file.
  std::string path;
  Span span;
  Span call;
  // Of each argument that was written as a constant or keyword, by its name in Alembic: where a
  // finding about it points. Sorted by name.
  std::vector<std::pair<std::string, Span>> arguments;
  std::vector<Guard> guards;
  bool repeated = false;    // in a loop over something that is not known: runs any number of times
  bool autocommit = false;  // inside of `with op.get_context().autocommit_block()`
  std::optional<std::uint32_t> batch;   // index into Body::batches
  std::optional<std::uint32_t> within;  // index into Body::steps of the Execute it was read from
  // Which statement of that text, counted from 0: subcommands of one ALTER TABLE share it.
  std::uint32_t statement = 0;
  friend bool operator==(const Step&, const Step&) = default;

  const Span& argument(std::string_view name) const {  // the whole call where it is not written
    for (const auto& [argument_, place] : arguments)
      if (argument_ == name) return place;
    return span;
  }
};

// Whether a step runs on a database of this dialect ("postgresql", "sqlite", "mysql"), as far as
// its guards tell; kUnknown when it stands under a condition that is not about the dialect.
Truth runs_on(const Step& step, std::string_view dialect);

// What else a function does that people want to know of.
struct Remark {
  enum class Kind : std::uint8_t {
    kRaises,            // ends in `raise`: `detail` is the exception
    kNondeterministic,  // uuid4(), now(), random, the environment
    kOrmSession,        // Session, a query, metadata.create_all
    kResultUsed,        // reads rows of a query or asks the inspector: impossible offline
    kSwallowedError,    // try around an operation whose except goes on
    kConditional,       // an operation under a guard that is not about the dialect
    kInterpolatedSql,   // SQL text put together from parts that are not constants
    kModuleLevel,       // an operation outside of every function
    kUnboundParameter,  // `detail` is the name
    kPrint,
  };
  Kind kind = Kind::kRaises;
  std::string detail;
  std::string path;
  Span span;
  friend bool operator==(const Remark&, const Remark&) = default;
};

// "raises", "orm-session", …
std::string_view to_string(Remark::Kind kind);

// A place that could not be understood.
struct Gap {
  std::string reason;  // a word of a short list, for counting: "third-party-call", "too-complex"
  std::string detail;  // a clause
  std::string path;
  Span span;
  // Whether an operation may hide there, or only a value that one uses.
  bool hides_operations = false;
  friend bool operator==(const Gap&, const Gap&) = default;
};

// One function, understood as far as it can be.
struct Body {
  bool present = false;
  Span name;  // in `def upgrade`
  std::vector<Step> steps;
  std::vector<Batch> batches;
  std::vector<Remark> remarks;
  std::vector<Gap> gaps;

  // Whether every operation is known, though not every argument of it.
  bool operations_known() const {
    for (const Gap& gap : gaps)
      if (gap.hides_operations) return false;
    return true;
  }
  bool understood() const { return gaps.empty(); }
};

}  // namespace migrate::ir
