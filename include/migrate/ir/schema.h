// A database schema as the operations of a history leave it, and what one operation does to it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "migrate/ir/operation.h"
#include "migrate/ir/step.h"
#include "migrate/ir/table.h"

namespace migrate::ir {

// How names are made for constraints and indexes that have none: MetaData(naming_convention=…).
// Keys "ix", "uq", "ck", "fk", "pk"; values with %(table_name)s and so on.
struct NamingConvention {
  bool known = true;  // false: there may be one that nobody can read; names are then unknown
  std::map<std::string, std::string> patterns;
};

class Schema {
 public:
  // ("", "users") is a table of the default schema.
  using Key = std::pair<std::string, std::string>;

  struct Enum {
    std::vector<std::string> labels;
    bool labels_known = true;
  };
  struct View {
    bool materialized = false;
    std::vector<ObjectRef> reads;
  };

  explicit Schema(std::string dialect = "postgresql", NamingConvention convention = {})
      : dialect_(std::move(dialect)), convention_(std::move(convention)) {}

  const std::string& dialect() const { return dialect_; }
  const NamingConvention& convention() const { return convention_; }

  // nullptr: not there, or not known to be (ask has_table). Valid until the next change.
  const Table* table(const TableName& name) const;
  // Whether it is there; kUnknown when the name is not known, or when something that could not be
  // understood may have made or dropped it.
  Truth has_table(const TableName& name) const;
  Truth has_column(const TableName& table, std::string_view column) const;
  Truth has_index(const TableName& table, std::string_view index) const;
  Truth has_constraint(const TableName& table, std::string_view constraint) const;
  Truth has_type(const std::string& schema, const std::string& name) const;
  const Column* column(const TableName& table, std::string_view column) const;
  // The table that has this index; nullptr when none is known to.
  const Table* table_of_index(const std::string& schema, std::string_view index) const;
  // Columns with a foreign key to `table`: referring table and constraint.
  std::vector<std::pair<const Table*, const Constraint*>> referrers(const TableName& table) const;

  const std::map<Key, Table>& tables() const { return tables_; }
  const std::map<Key, Enum>& enums() const { return enums_; }
  const std::map<Key, View>& views() const { return views_; }
  const std::set<std::string>& schemas() const { return schemas_; }
  const std::set<std::tuple<ObjectKind, std::string, std::string>>& others() const {
    return others_;
  }
  // Nothing before this can be known: an operation that hides what it does ran.
  bool everything_uncertain() const { return everything_uncertain_; }
  bool uncertain(const TableName& table) const;

 private:
  friend class Applier;

  std::string dialect_;
  NamingConvention convention_;
  std::map<Key, Table> tables_;
  std::map<Key, Enum> enums_;
  std::map<Key, View> views_;
  std::set<std::string> schemas_;
  std::set<std::tuple<ObjectKind, std::string, std::string>> others_;
  std::set<Key> uncertain_;  // tables that something unknown may have changed, made or dropped
  bool everything_uncertain_ = false;
};

// Why an operation would fail on this schema.
struct Failure {
  enum class Kind {
    kUnknownObject,  // it names something that is not there
    kAlreadyExists,
    kInUse,    // another object needs what it drops
    kInvalid,  // a column twice, a foreign key to no key, …
  };
  Kind kind = Kind::kUnknownObject;
  ObjectRef object;
  std::string message;  // one clause: "the table users has no column email"
  friend bool operator==(const Failure&, const Failure&) = default;
};

// Does to `schema` what the operation does to a database of its dialect. Reports what would
// certainly fail; the schema is then as if that part had been left out. What is not known makes the
// objects it may touch uncertain, no others. A step under a condition that is not known makes what
// it writes uncertain as well: pass `certain` = false for it. Linear in what the operation touches.
std::vector<Failure> apply(Schema& schema, const Operation& operation, bool certain = true);

// The schema as text, sorted, stable: for people, golden files and comparison.
std::string dump(const Schema& schema);

}  // namespace migrate::ir
