// What a database does when an operation runs: the lock, whether the table is rewritten or scanned,
// whether a transaction can hold it. Facts, not opinions; each says whether it was measured on a
// server or read in its manual.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/ir/operation.h"
#include "migrate/ir/schema.h"

namespace migrate::dialect {

// PostgreSQL's table locks, weakest first; names as PostgreSQL prints them.
enum class Lock : std::uint8_t {
  kNone,
  kAccessShare,
  kRowShare,
  kRowExclusive,
  kShareUpdateExclusive,
  kShare,
  kShareRowExclusive,
  kExclusive,
  kAccessExclusive,
};
std::string_view to_string(Lock lock);  // "ACCESS EXCLUSIVE"; "" for kNone
bool blocks_reads(Lock lock);
bool blocks_writes(Lock lock);
bool conflict(Lock a, Lock b);

enum class Source : std::uint8_t { kMeasured, kManual };

struct LockedTable {
  std::string schema, name;  // the name is empty where the operation's is not known
  Lock lock = Lock::kNone;
  friend bool operator==(const LockedTable&, const LockedTable&) = default;
};

struct Facts {
  std::vector<LockedTable> locks;  // on tables that were there before, each once, its own first
  bool locks_complete = true;      // false: tables that are not listed may be locked as well
  Lock database = Lock::kNone;     // on the whole database: SQLite has no other lock
  ir::Truth rewrites = ir::Truth::kNo;  // the whole table is written anew, its indexes too
  // Every row of a table in `locks` is read while the lock is held; so does whatever rewrites it or
  // builds an index.
  ir::Truth scans = ir::Truth::kNo;
  bool builds_index = false;  // reads every row and writes an index while the lock is held
  bool transactional = true;  // false: an error inside of a transaction block
  // kNo: the server refuses it always, kUnknown: on some of the versions or tables; `note` says
  // why.
  ir::Truth supported = ir::Truth::kYes;
  Source source = Source::kManual;
  std::string_view reference;  // page of the manual, or the name of the measurement
  std::string_view note;       // what else to know, one clause; often empty
  bool known = true;           // false: nobody can tell what this does
};
// The strongest of `locks`.
Lock strongest(const Facts& facts);

// A database product at a version.
class Dialect {
 public:
  virtual ~Dialect() = default;
  virtual std::string_view name() const = 0;  // "postgresql"
  // `before` is the schema that the operation runs on, as far as it is known; may be null. An
  // Execute of text is not known: the steps that were read from it are.
  virtual Facts facts(const ir::Operation& operation, const ir::Schema* before) const = 0;
  virtual bool transactional_ddl() const = 0;
  virtual std::size_t max_identifier_bytes() const = 0;
  // Whether a change of type writes all rows anew; kUnknown also where it depends on the session.
  virtual ir::Truth rewrites_on_type_change(const ir::Type& from, const ir::Type& to) const = 0;
  // Whether an expression gives another value for each row or call: random(), clock_timestamp().
  virtual ir::Truth volatile_expression(const ir::Expression& expression) const = 0;
};

// `version` is the server's, in the product's own form ("14", "14.2", "3.40.1"); empty: every
// version that is supported, and a fact that differs between them is the worst of them. Null for a
// dialect that is not known here. Lives as long as the program; thread safe.
const Dialect* find(std::string_view name, std::string_view version = {});

}  // namespace migrate::dialect
