// A SQL statement that no operation describes: what kind it is and which objects it reads and
// writes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "migrate/ir/arg.h"

namespace migrate::ir {

enum class ObjectKind : std::uint8_t {
  kTable,
  kColumn,
  kIndex,
  kConstraint,
  kView,
  kMaterializedView,
  kSequence,
  kType,
  kDomain,
  kSchema,
  kFunction,
  kTrigger,
  kPolicy,
  kExtension,
  kRole,
  kDatabase,
  kOther,
};

// "table", "materialized view", …
std::string_view to_string(ObjectKind kind);

struct ObjectRef {
  ObjectKind kind = ObjectKind::kTable;
  std::string schema;  // empty: the default schema
  std::string name;    // of the table, for a column, constraint, trigger or policy
  std::string part;    // the column, constraint, trigger or policy itself; empty: all of it
  friend bool operator==(const ObjectRef&, const ObjectRef&) = default;
  friend auto operator<=>(const ObjectRef&, const ObjectRef&) = default;
};

struct SqlStatement {
  enum class Kind : std::uint8_t {
    kUnknown,      // a statement that the parser does not know, or that no parser was asked about
    kSyntaxError,  // `detail` says what
    kSelect,
    kInsert,
    kUpdate,
    kDelete,
    kMerge,
    kCopy,
    kTruncate,
    kCreateTableAs,  // and SELECT INTO
    kSet,            // `name` is the setting, `detail` the value, `local` SET LOCAL
    kReset,
    kTransaction,  // BEGIN, COMMIT, ROLLBACK, SAVEPOINT …: `tag` says which
    kLockTable,    // `detail` is the mode as PostgreSQL prints it
    kVacuum,       // `full`
    kCluster,
    kReindex,
    kAnalyze,
    kRefreshMaterializedView,
    kAlterTable,  // a subcommand that no operation describes: `tag`: "ALTER TABLE SET LOGGED"
    kCreate,      // any other object: the writes say which
    kAlter,
    kDrop,
    kRename,  // of an object that no operation renames
    kComment,
    kGrant,  // `detail` is the privileges; grantees are writes of kind kRole
    kRevoke,
    kDo,  // a block in a procedural language
    kCall,
    kPragma,  // SQLite: `name`, `detail`
    kAttach,
    kUtility,  // known and harmless to the schema: SHOW, EXPLAIN, LISTEN, …
  };
  Kind kind = Kind::kUnknown;
  std::string tag;  // "ALTER TABLE SET LOGGED", "CREATE TRIGGER", …
  std::string name;
  std::string detail;
  std::vector<ObjectRef> reads;
  std::vector<ObjectRef> writes;
  // Columns that an INSERT names or an UPDATE sets, as written; empty where it names none.
  std::vector<std::string> columns;
  bool objects_complete = true;  // false: it may read or write more than is listed
  bool has_where = false;        // a condition that is not always true
  bool cascade = false;
  bool concurrently = false;
  bool if_exists = false;
  bool if_not_exists = false;
  bool local = false;
  bool full = false;
  bool select_star = false;         // `SELECT *`, or an INSERT without a list of columns
  bool volatile_functions = false;  // calls a function that is not known to be stable
  friend bool operator==(const SqlStatement&, const SqlStatement&) = default;
};

}  // namespace migrate::ir
