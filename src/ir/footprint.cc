#include "migrate/ir/footprint.h"

#include <algorithm>

namespace migrate::ir {

namespace {

void sort_once(std::vector<ObjectRef>& objects) {
  std::sort(objects.begin(), objects.end());
  objects.erase(std::unique(objects.begin(), objects.end()), objects.end());
}

class Tracer {
 public:
  explicit Tracer(const Schema* schema) : schema_(schema) {}

  Footprint take() {
    sort_once(result_.reads);
    sort_once(result_.writes);
    return std::move(result_);
  }

  void operator()(const CreateTable& o) {
    write_table(o.table.name);
    for (const Column& column : o.table.columns) {
      type(column.type, true);
      for (const Constraint& constraint : column.constraints) referent(constraint);
    }
    for (const Constraint& constraint : o.table.constraints) referent(constraint);
    for (const Index& index : o.table.indexes) write_index(o.table.name.schema, index.name.name);
    if (!o.table.incomplete.empty()) result_.complete = false;
  }
  void operator()(const DropTable& o) {
    write_table(o.table);
    const Table* const table = known(o.table);
    if (table == nullptr) {
      result_.complete = false;
      return;
    }
    for (const Index& index : table->indexes) write_index(o.table.schema, index.name.name);
    for (const auto& [referrer, constraint] : schema_->referrers(o.table))
      write_part(ObjectKind::kConstraint, referrer->name, constraint->name.name);
  }
  void operator()(const RenameTable& o) {
    write_table(o.table);
    write_table({o.table.schema, o.new_name});
    if (schema_ == nullptr || !o.table.known()) return;
    for (const auto& [referrer, constraint] : schema_->referrers(o.table))
      write_part(ObjectKind::kConstraint, referrer->name, constraint->name.name);
  }
  void operator()(const SetTableComment& o) {
    read_table(o.table);
    write_part(ObjectKind::kOther, o.table, Arg<std::string>("comment"));
  }
  void operator()(const AddColumn& o) {
    read_table(o.table);
    write_part(ObjectKind::kColumn, o.table, o.column.name);
    type(o.column.type, false);
    for (const Constraint& constraint : o.column.constraints) referent(constraint);
  }
  void operator()(const DropColumn& o) {
    read_table(o.table);
    write_part(ObjectKind::kColumn, o.table, o.column);
    const Table* const table = known(o.table);
    if (table == nullptr || !o.column.known()) {
      result_.complete = false;
      return;
    }
    for (const Index& index : table->indexes)
      if (!index.elements.known() || uses(index, *o.column))
        write_index(o.table.schema, index.name.name);
    for (const Constraint& constraint : table->constraints)
      if (!constraint.columns.known() || names(*constraint.columns, *o.column))
        write_part(ObjectKind::kConstraint, o.table, constraint.name.name);
    for (const auto& [referrer, constraint] : schema_->referrers(o.table))
      if (!constraint->referent_columns.known() || names(*constraint->referent_columns, *o.column))
        write_part(ObjectKind::kConstraint, referrer->name, constraint->name.name);
  }
  void operator()(const AlterColumn& o) {
    read_table(o.table);
    write_part(ObjectKind::kColumn, o.table, o.column);
    if (o.new_name.given()) write_part(ObjectKind::kColumn, o.table, o.new_name);
    if (o.type) type(*o.type, false);
  }
  void operator()(const AddConstraint& o) {
    read_table(o.table);
    columns(o.table, o.constraint.columns);
    referent(o.constraint);
    if (o.constraint.name.name.given())
      write_part(ObjectKind::kConstraint, o.table, o.constraint.name.name);
    else if (o.table.known())
      write({ObjectKind::kConstraint, schema_of(o.table.schema), *o.table.name, {}});
    if (o.constraint.using_index.known()) write_index(o.table.schema, o.constraint.using_index);
    // A key may not be null, and an added condition is checked against all that its text names.
    if (o.constraint.kind == Constraint::Kind::kPrimaryKey && o.constraint.columns.known())
      for (const std::string& column : *o.constraint.columns)
        write_part(ObjectKind::kColumn, o.table, Arg<std::string>(column));
    if (o.constraint.kind == Constraint::Kind::kCheck) write_table(o.table);
  }
  void operator()(const DropConstraint& o) {
    read_table(o.table);
    write_part(ObjectKind::kConstraint, o.table, o.name.name);
    if (o.cascade) result_.complete = false;
  }
  void operator()(const ValidateConstraint& o) {
    read_table(o.table);
    write_part(ObjectKind::kConstraint, o.table, o.name);
  }
  void operator()(const RenameConstraint& o) {
    read_table(o.table);
    write_part(ObjectKind::kConstraint, o.table, o.name);
    write_part(ObjectKind::kConstraint, o.table, o.new_name);
  }
  void operator()(const CreateIndex& o) {
    read_table(o.index.table);
    if (!o.index.elements.known()) result_.complete = false;
    if (o.index.elements.known())
      for (const Index::Element& element : *o.index.elements) {
        if (element.value.kind == Expression::Kind::kColumn)
          read_part(ObjectKind::kColumn, o.index.table, element.value.name);
        else
          write_table(o.index.table);  // an expression may use any of its columns
      }
    if (o.index.name.name.given())
      write_index(o.index.table.schema, o.index.name.name);
    else
      write_table(o.index.table);
  }
  void operator()(const DropIndex& o) {
    write_index(o.table.schema, o.name.name);
    if (o.table.name.given()) {
      read_table(o.table);
    } else if (schema_ != nullptr && o.name.name.known()) {
      const Table* const owner = schema_->table_of_index(o.table.schema.value_or({}), *o.name.name);
      if (owner != nullptr)
        read_table(owner->name);
      else
        result_.complete = false;
    } else {
      result_.complete = false;
    }
  }
  void operator()(const RenameIndex& o) {
    write_index(o.schema, o.name);
    write_index(o.schema, o.new_name);
  }
  void operator()(const CreateEnum& o) { write_type(o.schema, o.name); }
  void operator()(const DropType& o) {
    write_type(o.schema, o.name);
    if (o.cascade) result_.complete = false;
  }
  void operator()(const AddEnumValue& o) { write_type(o.schema, o.name); }
  void operator()(const RenameEnumValue& o) { write_type(o.schema, o.name); }
  void operator()(const RenameType& o) {
    write_type(o.schema, o.name);
    write_type(o.schema, o.new_name);
  }
  void operator()(const CreateSchema& o) { write_named(ObjectKind::kSchema, {}, o.name); }
  void operator()(const DropSchema& o) {
    write_named(ObjectKind::kSchema, {}, o.name);
    if (!o.cascade.is(false) && o.cascade.given()) result_.complete = false;
  }
  void operator()(const Execute& o) {
    if (!o.core) {
      result_.complete = false;
      return;
    }
    const bool reads_only = o.core->kind == Expression::Kind::kSelect;
    std::vector<const Expression*> todo = {&*o.core};
    while (!todo.empty()) {
      const Expression& next = *todo.back();
      todo.pop_back();
      if (!next.known() || next.kind == Expression::Kind::kText) result_.complete = false;
      if (next.kind == Expression::Kind::kTable)
        (reads_only ? result_.reads : result_.writes)
            .push_back({ObjectKind::kTable, normal(next.schema), next.name, {}});
      for (const Expression& operand : next.operands) todo.push_back(&operand);
    }
  }
  void operator()(const BulkInsert& o) { write_table(o.table.name); }
  void operator()(const SqlStatement& o) {
    const auto add = [&](const std::vector<ObjectRef>& from, std::vector<ObjectRef>& to) {
      for (ObjectRef object : from) {
        object.schema = normal(object.schema);
        to.push_back(std::move(object));
      }
    };
    add(o.reads, result_.reads);
    add(o.writes, result_.writes);
    if (!o.objects_complete) result_.complete = false;
  }
  void operator()(const Opaque&) { result_.complete = false; }

 private:
  static bool names(const std::vector<std::string>& columns, const std::string& column) {
    return std::find(columns.begin(), columns.end(), column) != columns.end();
  }

  // An expression may use any column.
  static bool uses(const Index& index, const std::string& column) {
    return index.where || std::any_of(index.elements->begin(), index.elements->end(),
                                      [&](const Index::Element& element) {
                                        return element.value.kind != Expression::Kind::kColumn ||
                                               element.value.name == column;
                                      });
  }

  std::string normal(const std::string& schema) const {
    return schema_ == nullptr ? schema : schema_->key(schema, {}).first;
  }
  std::string schema_of(const Arg<std::string>& schema) {
    if (schema.unknown()) result_.complete = false;
    return normal(schema.value_or({}));
  }
  const Table* known(const TableName& name) const {
    return schema_ == nullptr || !name.known() ? nullptr : schema_->table(name);
  }

  void write(ObjectRef object) { result_.writes.push_back(std::move(object)); }
  void write_table(const TableName& name) {
    write_named(ObjectKind::kTable, name.schema, name.name);
  }
  void read_table(const TableName& name) {
    if (name.known())
      result_.reads.push_back({ObjectKind::kTable, schema_of(name.schema), *name.name, {}});
    else
      result_.complete = false;
  }
  void write_named(ObjectKind kind, const Arg<std::string>& schema, const Arg<std::string>& name) {
    if (name.known())
      write({kind, schema_of(schema), *name, {}});
    else
      result_.complete = false;
  }
  void write_index(const Arg<std::string>& schema, const Arg<std::string>& name) {
    write_named(ObjectKind::kIndex, schema, name);
  }
  void write_type(const Arg<std::string>& schema, const Arg<std::string>& name) {
    write_named(ObjectKind::kType, schema, name);
  }
  // All parts of the kind where it is not known which.
  void write_part(ObjectKind kind, const TableName& table, const Arg<std::string>& part) {
    if (!table.known() || !part.known()) result_.complete = false;
    if (table.known() && part.known()) write({kind, schema_of(table.schema), *table.name, *part});
  }
  void read_part(ObjectKind kind, const TableName& table, const std::string& part) {
    if (table.known()) result_.reads.push_back({kind, schema_of(table.schema), *table.name, part});
  }
  void columns(const TableName& table, const Arg<std::vector<std::string>>& names) {
    if (names.unknown()) result_.complete = false;
    if (!names.known()) return;
    for (const std::string& name : *names) read_part(ObjectKind::kColumn, table, name);
  }
  void referent(const Constraint& constraint) {
    if (constraint.kind != Constraint::Kind::kForeignKey) return;
    read_table(constraint.referent);
    columns(constraint.referent, constraint.referent_columns);
  }
  void type(const Type& written, bool with_table) {
    const Type* used = schema_ == nullptr ? &written : &written.on(schema_->dialect());
    while (!used->item.empty()) used = &used->item.front();
    if (!used->type_name.known()) return;
    const ObjectRef object{ObjectKind::kType, schema_of(used->schema), *used->type_name, {}};
    // Made with the first table that has it.
    (with_table ? result_.writes : result_.reads).push_back(object);
  }

  const Schema* schema_;
  Footprint result_;
};

}  // namespace

Footprint footprint(const Operation& operation, const Schema* schema) {
  Tracer tracer(schema);
  std::visit(tracer, operation);
  return tracer.take();
}

}  // namespace migrate::ir
