// What one operation does to a schema. One function an operation; the families of operations lie in
// apply_*.cc, what they share in applier.cc.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/ir/schema.h"

namespace migrate::ir {

struct Naming;

class Applier {
 public:
  Applier(Schema& schema, bool certain, bool from_sql)
      : schema_(schema), certain_(certain), from_sql_(from_sql) {}

  void operator()(const CreateTable& operation);
  void operator()(const DropTable& operation);
  void operator()(const RenameTable& operation);
  void operator()(const SetTableComment& operation);
  void operator()(const AddColumn& operation);
  void operator()(const DropColumn& operation);
  void operator()(const AlterColumn& operation);
  void operator()(const AddConstraint& operation);
  void operator()(const DropConstraint& operation);
  void operator()(const ValidateConstraint& operation);
  void operator()(const RenameConstraint& operation);
  void operator()(const CreateIndex& operation);
  void operator()(const DropIndex& operation);
  void operator()(const RenameIndex& operation);
  void operator()(const CreateEnum& operation);
  void operator()(const DropType& operation);
  void operator()(const AddEnumValue& operation);
  void operator()(const RenameEnumValue& operation);
  void operator()(const RenameType& operation);
  void operator()(const CreateSchema& operation);
  void operator()(const DropSchema& operation);
  void operator()(const Execute& operation);
  void operator()(const BulkInsert&) {}
  void operator()(const SqlStatement& operation);
  void operator()(const Opaque& operation);

  std::vector<Failure> take_failures() { return std::move(failures_); }

 private:
  using Key = Schema::Key;
  using Mark = Schema::Mark;

  // applier.cc
  bool on(std::string_view dialect) const { return schema_.dialect_ == dialect; }
  void fail(Failure::Kind kind, ObjectRef object, std::string message);
  void everything_uncertain();
  void uncertain_table(const Key& key);
  // After this operation the object is known as it stands; uncertain if the operation may not run.
  void settle_table(const Key& key);
  void settle_part(ObjectKind kind, const Key& key, const Arg<std::string>& part);
  void settle_type(const Key& key);
  void settle(const ObjectRef& object, bool already_sure);
  // Reports it once: whoever goes on after that has a table that nobody here knows.
  void no_table(const TableName& name);
  // The table that an operation changes; nothing where there is none or no name is known.
  std::optional<Table> open(const TableName& name);
  void put(Table table);
  void remove(const Key& key);
  void relink(const Key& key, const Table* before, const Table* after);
  // The type of the database that a column's type names, if it does.
  std::optional<Key> type_key(const Type& type) const;
  std::vector<ObjectRef> links_of(const Table& table) const;
  bool sure_table(const Key& key) const;
  // Whether a table, view, sequence or index of this name is certainly there.
  bool relation_taken(const Key& key) const;
  bool index_taken(const Key& key) const;
  // The views that certainly read the table, or this column of it.
  std::vector<Key> views_of(const Key& table, std::string_view column) const;
  void drop_view(const Key& view);
  // Reports views of the table, or drops them with `cascade`; false: a failure.
  bool clear_views(const Key& table, std::string_view column, bool cascade, const ObjectRef& what);

  // The name that SQLAlchemy gives it, before the database is asked.
  Arg<std::string> given_name(const Naming& naming) const;

  // apply_constraint.cc
  void name_constraint(const Table& table, Constraint& constraint);
  void add_constraint(Table& table, Constraint constraint);
  bool check_constraint(const Table& table, const Constraint& constraint);
  void check_referent(const Table& table, const Constraint& constraint);
  // The constraint of this name; the size of the list where there is none.
  std::size_t find_constraint(const Table& table, const std::string& name) const;
  Arg<std::string> dropped_name(const DropConstraint& operation) const;
  // Other tables' foreign keys that certainly need this key of the table.
  std::vector<std::pair<Key, std::string>> dependents(const Table& table,
                                                      const Constraint& key) const;
  bool clear_dependents(const Table& table, const Constraint& key, bool cascade);
  std::string free_name(const Table& table, std::string_view middle, std::string_view label,
                        bool relation) const;

  // apply_index.cc
  void name_index(const Table& table, Index& index);
  // The table with the index of an operation that may not name the table.
  std::optional<Key> owner_of_index(const TableName& table, const std::string& index) const;

  // apply_table.cc
  void drop_what_belongs_to(const Key& key);
  void drop_sequence(const Table& table, const Column& column);
  void move_table(Table table, const TableName& name);

  // apply_column.cc
  bool alter(Table& table, std::size_t place, const AlterColumn& operation);
  bool rename_column(Table& table, const std::string& from, const Arg<std::string>& to);

  // apply_type.cc
  bool uses_type(const Type& type, const Key& key) const;
  void rename_type_of_columns(const Key& from, const std::string& to);

  // apply_statement.cc
  // What a text does of which only this is known; false: it may do anything.
  bool outlined(const std::string& outline);
  void create(const SqlStatement& statement);
  void drop(const SqlStatement& statement);
  void uncertain_writes(const SqlStatement& statement);

  // columns.cc
  void add_table_columns(Table& table, const Table& given);
  void add_members_of_column(Table& table, const Column& given);
  void decide_counting(const Table& table, Column& column) const;
  void own_sequence(const Table& table, Column& column);
  void type_constraint(Table& table, const Column& column);
  void enum_of(const Column& column, bool with_table);

  Schema& schema_;
  bool certain_;
  bool from_sql_;
  std::vector<Failure> failures_;
};

// How objects stand in messages.
std::string shown(const TableName& name);
std::string shown(const std::pair<std::string, std::string>& key);
// Where the column stands; the size of the list where it does not.
std::size_t find_column(const Schema& schema, const Table& table, std::string_view name);
// Whether both name the same columns in any order.
bool same_columns(const Schema& schema, const std::vector<std::string>& a,
                  const std::vector<std::string>& b);

}  // namespace migrate::ir
