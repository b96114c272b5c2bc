#include "migrate/ir/reverse.h"

#include <algorithm>

#include "migrate/ir/dump.h"

namespace migrate::ir {

namespace {

std::string shown(const TableName& table) {
  const std::string name = table.name.value_or("?");
  return table.schema.known() ? *table.schema + "." + name : name;
}

tl::unexpected<Error> cannot(std::string message) {
  return fail(ErrorKind::kUndecidable, std::move(message));
}

bool names(const Schema& schema, const Arg<std::vector<std::string>>& columns,
           const std::string& name) {
  return !columns.known() ||
         std::any_of(columns->begin(), columns->end(),
                     [&](const std::string& column) { return schema.same(column, name); });
}

// As a revision writes it: names stand as they are, and what the database made is left to it.
Constraint written(Constraint constraint) {
  constraint.name.final = constraint.name.name.known();
  return constraint;
}

Column written(Column column, bool in_key) {
  if (in_key && !column.sequence.given()) column.autoincrement = false;
  column.sequence = {};
  return column;
}

Index written(Index index) {
  index.name.final = index.name.name.known();
  return index;
}

class Reverser {
 public:
  explicit Reverser(const Schema& before) : before_(before) {}

  Result<Operation> operator()(const CreateTable& o) const {
    if (o.if_not_exists.given() && before_.has_table(o.table.name) != Truth::kNo)
      return cannot("The table " + shown(o.table.name) + " may have been there before.");
    return DropTable{o.table.name, {}, false};
  }
  Result<Operation> operator()(const DropTable& o) const {
    MIGRATE_TRY(const Table* const table, all_of(o.table));
    CreateTable create{*table, {}};
    for (Constraint& constraint : create.table.constraints)
      constraint = written(std::move(constraint));
    for (Column& column : create.table.columns) {
      const bool in_key = std::any_of(
          table->constraints.begin(), table->constraints.end(), [&](const Constraint& constraint) {
            return constraint.kind == Constraint::Kind::kPrimaryKey && column.name.known() &&
                   names(before_, constraint.columns, *column.name);
          });
      column = written(std::move(column), in_key);
    }
    for (Index& index : create.table.indexes) index = written(std::move(index));
    return create;
  }
  Result<Operation> operator()(const RenameTable& o) const {
    return RenameTable{{o.table.schema, o.new_name}, o.table.name};
  }
  Result<Operation> operator()(const SetTableComment& o) const {
    MIGRATE_TRY(const Table* const table, all_of(o.table));
    return SetTableComment{o.table, table->comment};
  }
  Result<Operation> operator()(const AddColumn& o) const {
    if (o.if_not_exists.given() &&
        (!o.column.name.known() || before_.has_column(o.table, *o.column.name) != Truth::kNo))
      return cannot("The table " + shown(o.table) + " may have had the column before.");
    return DropColumn{o.table, o.column.name, {}, false};
  }
  Result<Operation> operator()(const DropColumn& o) const {
    MIGRATE_TRY(const Column* const found, column(o.table, o.column));
    AddColumn add{o.table, written(*found, false), {}};
    const Table& table = *before_.table(o.table);
    for (const Index& index : table.indexes) {
      const bool involved = !index.elements.known() || index.where ||
                            std::any_of(index.elements->begin(), index.elements->end(),
                                        [&](const Index::Element& element) {
                                          return element.value.kind != Expression::Kind::kColumn ||
                                                 before_.same(element.value.name, *o.column);
                                        });
      if (involved)
        return cannot("The index " + index.name.name.value_or("?") + " of " + shown(o.table) +
                      " may go with the column.");
    }
    for (const Constraint& constraint : table.constraints) {
      const bool check = constraint.kind == Constraint::Kind::kCheck && !constraint.of_type;
      if (!check && !names(before_, constraint.columns, *o.column)) continue;
      if (constraint.kind == Constraint::Kind::kPrimaryKey || check ||
          !constraint.columns.known() || constraint.columns->size() != 1)
        return cannot("The constraint " + constraint.name.name.value_or("?") + " of " +
                      shown(o.table) + " may go with the column.");
      add.column.constraints.push_back(written(constraint));
    }
    return add;
  }
  Result<Operation> operator()(const AlterColumn& o) const;
  Result<Operation> operator()(const AddConstraint& o) const {
    MIGRATE_TRY(const Constraint made, made_constraint(o));
    if (!made.name.name.known())
      return cannot("Nobody knows what the constraint of " + shown(o.table) + " is called.");
    return DropConstraint{o.table, {made.name.name, true}, made.kind, {}, false};
  }
  Result<Operation> operator()(const DropConstraint& o) const {
    Schema after = before_;
    MIGRATE_TRY(const Table* const table, all_of(o.table));
    if (apply(after, o).empty() && after.table(o.table) != nullptr)
      for (const Constraint& constraint : table->constraints) {
        const std::vector<Constraint>& left = after.table(o.table)->constraints;
        if (std::find(left.begin(), left.end(), constraint) == left.end())
          return AddConstraint{o.table, written(constraint)};
      }
    return cannot("Nobody knows what the constraint " + o.name.name.value_or("?") + " of " +
                  shown(o.table) + " looked like.");
  }
  Result<Operation> operator()(const ValidateConstraint&) const {
    return cannot("A constraint that is validated stays so.");
  }
  Result<Operation> operator()(const RenameConstraint& o) const {
    return RenameConstraint{o.table, o.new_name, o.name};
  }
  Result<Operation> operator()(const CreateIndex& o) const {
    Schema after = before_;
    DropIndex drop;
    drop.table = o.index.table;
    drop.concurrently = o.concurrently;
    drop.name = {o.index.name.name, true};
    if (apply(after, o).empty() && after.table(o.index.table) != nullptr &&
        !after.table(o.index.table)->indexes.empty())
      drop.name.name = after.table(o.index.table)->indexes.back().name.name;
    else if (!o.index.name.name.given())
      drop.name.name = Unknown{"the index has no name"};
    if (!drop.name.name.known())
      return cannot("Nobody knows what the index of " + shown(o.index.table) + " is called.");
    return drop;
  }
  Result<Operation> operator()(const DropIndex& o) const {
    const std::string name = o.name.name.value_or({});
    const Table* const owner = o.table.known() && before_.has_index(o.table, name) == Truth::kYes
                                   ? before_.table(o.table)
                                   : before_.table_of_index(o.table.schema.value_or({}), name);
    if (owner != nullptr && before_.has_index(owner->name, name) == Truth::kYes)
      for (const Index& index : owner->indexes)
        if (index.name.name.known() && before_.same(*index.name.name, name))
          return CreateIndex{written(index), {}, o.concurrently};
    return cannot("Nobody knows what the index " + o.name.name.value_or("?") + " looked like.");
  }
  Result<Operation> operator()(const RenameIndex& o) const {
    return RenameIndex{o.schema, o.new_name, o.name};
  }
  Result<Operation> operator()(const CreateEnum& o) const {
    if (o.checkfirst.given() &&
        (!o.name.known() || before_.has_type(o.schema.value_or({}), *o.name) != Truth::kNo))
      return cannot("The type " + o.name.value_or("?") + " may have been there before.");
    return DropType{o.schema, o.name, {}, false};
  }
  Result<Operation> operator()(const DropType& o) const {
    const std::string schema = o.schema.value_or({});
    const std::string name = o.name.value_or({});
    const Schema::Enum* const type = before_.enums().find(before_.key(schema, name));
    if (type == nullptr || !type->labels_known || before_.has_type(schema, name) != Truth::kYes)
      return cannot("Nobody knows what the type " + o.name.value_or("?") + " looked like.");
    return CreateEnum{o.schema, o.name, type->labels, {}};
  }
  Result<Operation> operator()(const AddEnumValue& o) const {
    return cannot("PostgreSQL cannot take the value " + o.value.value_or("?") +
                  " away from the type " + o.name.value_or("?") + ".");
  }
  Result<Operation> operator()(const RenameEnumValue& o) const {
    return RenameEnumValue{o.schema, o.name, o.new_value, o.value};
  }
  Result<Operation> operator()(const RenameType& o) const {
    return RenameType{o.schema, o.new_name, o.name};
  }
  Result<Operation> operator()(const CreateSchema& o) const {
    if (o.if_not_exists.given())
      return cannot("The schema " + o.name.value_or("?") + " may have been there before.");
    return DropSchema{o.name, {}, {}};
  }
  Result<Operation> operator()(const DropSchema& o) const {
    if (o.cascade.given()) return cannot("Nobody knows what was in the schema.");
    return CreateSchema{o.name, {}};
  }
  Result<Operation> operator()(const Execute&) const { return rows(); }
  Result<Operation> operator()(const BulkInsert&) const { return rows(); }
  Result<Operation> operator()(const SqlStatement& o) const {
    return cannot("Nothing undoes " + (o.tag.empty() ? std::string("the statement") : o.tag) + ".");
  }
  Result<Operation> operator()(const Opaque& o) const {
    return cannot("Nobody knows what " + o.what + " does.");
  }

 private:
  static Result<Operation> rows() { return cannot("Nobody knows which rows were there before."); }

  Result<const Table*> all_of(const TableName& name) const {
    const Table* const table = before_.table(name);
    if (table == nullptr || before_.uncertain(name) || !table->incomplete.empty())
      return cannot("Nobody knows what the table " + shown(name) + " looked like.");
    return table;
  }
  Result<const Column*> column(const TableName& table, const Arg<std::string>& name) const {
    const Column* const found = name.known() ? before_.column(table, *name) : nullptr;
    if (found == nullptr || !found->type.known() || !found->nullable.known())
      return cannot("Nobody knows what the column " + name.value_or("?") + " of " + shown(table) +
                    " looked like.");
    return found;
  }
  Result<Constraint> made_constraint(const AddConstraint& o) const {
    Schema after = before_;
    if (apply(after, o).empty() && after.table(o.table) != nullptr &&
        !after.table(o.table)->constraints.empty())
      return after.table(o.table)->constraints.back();
    return o.constraint;
  }

  const Schema& before_;
};

Result<Operation> Reverser::operator()(const AlterColumn& o) const {
  AlterColumn back;
  back.table = o.table;
  back.column = o.new_name.given() ? o.new_name : o.column;
  back.options = o.options;
  if (o.new_name.given()) back.new_name = o.column;
  const Column* const was = o.column.known() ? before_.column(o.table, *o.column) : nullptr;
  const auto missing = [&](std::string_view what) {
    return cannot("Nobody knows the " + std::string(what) + " that the column " +
                  o.column.value_or("?") + " of " + shown(o.table) + " had.");
  };
  if (o.type) {
    if (was != nullptr && was->type.known())
      back.type = was->type;
    else if (o.existing_type && o.existing_type->known())
      back.type = o.existing_type;
    else
      return missing("type");
  }
  if (o.nullable.given()) {
    back.nullable = was != nullptr && was->nullable.known() ? was->nullable : o.existing_nullable;
    if (!back.nullable.known()) return missing("nullability");
  }
  if (o.server_default) {
    if (was == nullptr && !o.existing_server_default) return missing("default");
    back.server_default = was != nullptr ? was->server_default : o.existing_server_default;
    if (!back.server_default) back.server_default.emplace();
    if (back.server_default->kind == ServerDefault::Kind::kExpression &&
        !back.server_default->value.known())
      return missing("default");
  }
  if (o.comment.given() || o.drop_comment) {
    back.comment = was != nullptr ? was->comment : o.existing_comment;
    if (back.comment.unknown() || (was == nullptr && !back.comment.given()))
      return missing("comment");
    back.drop_comment = !back.comment.given();
  }
  if (o.identity || o.drop_identity) {
    if (was == nullptr) return missing("identity");
    back.identity = was->identity;
    back.drop_identity = !was->identity;
  }
  if (o.computed) return missing("expression");
  back.existing_type = o.type ? o.type : o.existing_type;
  back.existing_nullable = o.nullable.given() ? o.nullable : o.existing_nullable;
  return back;
}

}  // namespace

Result<Operation> reverse(const Operation& operation, const Schema& before) {
  return std::visit(Reverser(before), operation);
}

}  // namespace migrate::ir
