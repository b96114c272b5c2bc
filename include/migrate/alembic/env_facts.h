// What env.py tells Alembic, read from its text and from the project's own modules that it imports;
// nothing is run. Each argument of `context.configure(…)` is known, left at its default, or cannot
// be told, with the place where it is given.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/alembic/config.h"
#include "migrate/alembic/modules.h"
#include "migrate/alembic/settings.h"
#include "migrate/ir/literal.h"
#include "migrate/ir/schema.h"
#include "migrate/source/source.h"
#include "migrate/span.h"

namespace migrate::alembic {

struct EnvFact {
  enum class State : std::uint8_t { kDefault, kKnown, kCannotTell };
  std::string name;
  State state = State::kDefault;
  ir::Literal value;  // when known, and the default; of target_metadata: None or nothing to rely on
  std::string written;  // the same as Python writes it, for people
  std::string reason;   // a clause, when it cannot be told
  // Where it is given: the literal itself where that stands in another file, or migrate.toml. Empty
  // when nowhere.
  std::string path;
  Position at;

  bool known() const { return state != State::kCannotTell; }
};

// Something else that env.py does to the connection or around the migrations.
struct EnvRemark {
  enum class Kind : std::uint8_t {
    kStatement,     // an SQL statement that it executes ("SET lock_timeout = '4s'")
    kSearchPath,    // the same, and it chooses a schema
    kTranslateMap,  // schema_translate_map, default_schema_name
    kConnectArguments,
    kListener,  // of SQLAlchemy events
    kLoop,      // run_migrations() runs several times: databases, schemas or tenants
  };
  Kind kind = Kind::kStatement;
  std::string text;  // as it is written; of a loop, its head
  std::string path;
  Position at;
};
std::string_view to_string(EnvRemark::Kind kind);

struct EnvFacts {
  std::string path;     // of env.py; empty: the history has none that can be read
  std::string problem;  // a sentence: why nothing can be told of it; empty when fine
  // What `upgrade` and its like use, and what `--sql` does: every argument that changes what
  // migrations do, always in the same order.
  std::vector<EnvFact> online, offline;
  // Names for constraints without one, from target_metadata: online, and whether it is known.
  ir::NamingConvention convention;
  EnvFact naming_convention;
  std::vector<EnvRemark> remarks;  // in the order of the text

  // nullptr: no such argument.
  const EnvFact* find(std::string_view name) const;  // online
};

// Reads env.py of the history. Never fails: what cannot be read cannot be told. Linear in the text
// of the modules that it leads to, each looked at a bounded number of times.
EnvFacts read_env_facts(const source::Source& source, const HistoryConfig& config,
                        Modules& modules);

// What [env] of migrate.toml states stands in for what cannot be told; what env.py says stays.
void state_env(EnvFacts& facts, const Settings& settings);

}  // namespace migrate::alembic
