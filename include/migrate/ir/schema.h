// A database schema as the operations of a history leave it, and what one operation does to it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/ir/operation.h"
#include "migrate/ir/shared_map.h"
#include "migrate/ir/step.h"
#include "migrate/ir/table.h"

namespace migrate::ir {

// How names are made for constraints and indexes that have none: MetaData(naming_convention=…).
// Keys "ix", "uq", "ck", "fk", "pk"; values with %(table_name)s and so on.
struct NamingConvention {
  bool known = true;  // false: there may be one that nobody can read; names are then unknown
  std::map<std::string, std::string> patterns;
};

// Cheap to copy: copies share what is the same in both.
class Schema {
 public:
  // ("", "users") is a table of the default schema, which PostgreSQL calls "public" and SQLite
  // "main". In lower case where the database does not tell upper from lower case.
  using Key = std::pair<std::string, std::string>;

  struct Enum {
    std::vector<std::string> labels;
    bool labels_known = true;
    // Made by SQLAlchemy together with a table: it does so once in a run, however many tables use
    // it, so that a second table is no error there.
    bool with_table = false;
  };
  struct View {
    bool materialized = false;
    std::vector<ObjectRef> reads;
    std::vector<std::string> indexes;  // names
  };
  struct Nothing {};

  explicit Schema(std::string dialect = "postgresql", NamingConvention convention = {})
      : dialect_(std::move(dialect)), convention_(std::move(convention)) {}

  const std::string& dialect() const { return dialect_; }
  const NamingConvention& convention() const { return convention_; }
  // What a name stands for in the maps below; only when it is known.
  Key key(const TableName& name) const;
  Key key(const std::string& schema, std::string_view name) const;
  // Whether two names are one to this database.
  bool same(std::string_view a, std::string_view b) const;

  // A table stands here as the database has it: every constraint and index in its list, with the
  // name that it got (not given where the database keeps none, unknown where nobody can tell),
  // `nullable` of each column decided, `autoincrement` true where a sequence of the database counts
  // (`sequence`).
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
  // Tables with a column of this type.
  std::vector<const Table*> users_of_type(const std::string& schema, const std::string& name) const;

  const SharedMap<Key, Table>& tables() const { return tables_; }
  const SharedMap<Key, Enum>& enums() const { return enums_; }
  const SharedMap<Key, View>& views() const { return views_; }
  const std::set<std::string>& schemas() const { return schemas_; }
  // Any other object: sequences, functions, … by name, triggers and policies by their table and own
  // name (`part`).
  const SharedMap<ObjectRef, Nothing>& others() const { return others_; }
  // Nothing before this can be known: an operation that hides what it does ran. What is made or
  // dropped afterwards is known again.
  bool everything_uncertain() const { return everything_uncertain_; }
  // There may be tables that are not listed.
  bool may_have_other_tables() const { return everything_uncertain_ || other_tables_; }
  // Whether something unknown may have changed, made or dropped the table as a whole, or one of its
  // parts.
  bool uncertain(const TableName& table) const;

 private:
  friend class Applier;

  enum class Mark : std::uint8_t {
    kUncertain,  // nothing is sure
    kExists,     // a table that is there, whatever it looks like
    kCertain,    // as it stands here, or not there at all
  };

  std::string folded(std::string_view name) const;  // of a column, index or constraint
  bool sure(const ObjectRef& object) const;         // of a whole table or type
  Truth part(const Table* table, const TableName& name, ObjectKind kind, std::string_view part,
             bool listed, bool may_be_unlisted) const;
  std::vector<Key> linked(ObjectKind kind, const Key& key) const;

  std::string dialect_;
  NamingConvention convention_;
  SharedMap<Key, Table> tables_;
  SharedMap<Key, Enum> enums_;
  SharedMap<Key, View> views_;
  std::set<std::string> schemas_;
  SharedMap<ObjectRef, Nothing> others_;
  // What is known otherwise than everything else, by table, part or type; names as in keys.
  SharedMap<ObjectRef, Mark> marks_;
  // By table, type, or name of an index or constraint: the tables that refer to it, use it, have
  // it.
  SharedMap<std::pair<ObjectRef, Key>, Nothing> links_;
  bool everything_uncertain_ = false;
  bool other_tables_ = false;
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
// certainly fail, and leaves that part out; but what only refers to something that is not there (a
// foreign key, a column of a type) is done, so that one cause is reported once. What is not known
// makes the objects it may touch uncertain, no others. A step under a condition that is not known
// makes what it writes uncertain as well: pass `certain` = false for it. Linear in what the
// operation touches. An operation that was read from SQL text (`from_sql`) goes to the database as
// it stands: neither the naming convention nor SQLAlchemy's own habits (SERIAL for an integer key)
// apply.
std::vector<Failure> apply(Schema& schema, const Operation& operation, bool certain = true,
                           bool from_sql = false);

// The schema as text, sorted, stable: for people, golden files and comparison.
std::string dump(const Schema& schema);

}  // namespace migrate::ir
