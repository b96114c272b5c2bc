#include <algorithm>

#include "ir/applier.h"
#include "ir/sql_words.h"

namespace migrate::ir {

namespace {

constexpr std::string_view kMaybe = "it depends on a condition that is not known";

Unknown maybe() { return Unknown{std::string(kMaybe)}; }

bool names(const Schema& schema, const Arg<std::vector<std::string>>& columns,
           std::string_view column) {
  return columns.known() &&
         std::any_of(columns->begin(), columns->end(),
                     [&](const std::string& name) { return schema.same(name, column); });
}

bool mentions(const Schema& schema, const Expression& expression, std::string_view column) {
  bool complete = true;
  const std::vector<std::string> words = mentioned(expression, complete);
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return schema.same(word, column); });
}

bool involves(const Schema& schema, const Constraint& constraint, std::string_view column) {
  if (names(schema, constraint.columns, column)) return true;
  if (constraint.kind == Constraint::Kind::kCheck)
    return mentions(schema, constraint.check, column);
  return std::any_of(constraint.elements.begin(), constraint.elements.end(),
                     [&](const Expression& element) { return mentions(schema, element, column); });
}

bool involves(const Schema& schema, const Index& index, std::string_view column) {
  if (index.where && mentions(schema, *index.where, column)) return true;
  if (names(schema, index.include, column)) return true;
  return index.elements.known() && std::any_of(index.elements->begin(), index.elements->end(),
                                               [&](const Index::Element& element) {
                                                 return mentions(schema, element.value, column);
                                               });
}

void rename(const Schema& schema, Arg<std::vector<std::string>>& columns, std::string_view from,
            const std::string& to) {
  if (!columns.known()) return;
  std::vector<std::string> renamed = *columns;
  for (std::string& name : renamed)
    if (schema.same(name, from)) name = to;
  columns = std::move(renamed);
}

void rename_in(const Schema& schema, Table& table, std::string_view from, const std::string& to) {
  for (Column& column : table.columns)
    if (column.computed) rename_mentions(column.computed->value, from, to);
  for (Constraint& constraint : table.constraints) {
    rename(schema, constraint.columns, from, to);
    rename_mentions(constraint.check, from, to);
    for (Expression& element : constraint.elements) rename_mentions(element, from, to);
    if (constraint.where) rename_mentions(*constraint.where, from, to);
  }
  for (Index& index : table.indexes) {
    if (index.where) rename_mentions(*index.where, from, to);
    rename(schema, index.include, from, to);
    if (!index.elements.known()) continue;
    std::vector<Index::Element> elements = *index.elements;
    for (Index::Element& element : elements) rename_mentions(element.value, from, to);
    index.elements = std::move(elements);
  }
}

}  // namespace

void Applier::operator()(const AddColumn& operation) {
  std::optional<Table> table = open(operation.table);
  if (!table) return;
  const Key key = schema_.key(operation.table);
  const Column& given = operation.column;
  if (!given.name.known()) {
    table->columns.push_back(given);
    put(std::move(*table));
    return;
  }
  const std::size_t place = find_column(schema_, *table, *given.name);
  const Truth there = schema_.has_column(operation.table, *given.name);
  const bool may_skip = operation.if_not_exists.value_or(operation.if_not_exists.unknown());
  if (there == Truth::kYes) {
    if (!may_skip)
      fail(Failure::Kind::kAlreadyExists, {ObjectKind::kColumn, key.first, key.second, *given.name},
           "the table " + shown(operation.table) + " has a column " + *given.name + " already");
    return;
  }
  if (place != table->columns.size()) {
    if (!certain_ || may_skip) {
      if (certain_) settle_part(ObjectKind::kColumn, key, given.name);
      put(std::move(*table));
      return;
    }
    table->columns.erase(table->columns.begin() + static_cast<std::ptrdiff_t>(place));
  }
  enum_of(given, false);
  Column column = given;
  if (!column.nullable.given())
    column.nullable = !(column.primary_key.is(true) || column.identity.has_value());
  column.primary_key = column.unique = column.index = {};
  column.constraints.clear();
  if (column.server_default && (column.server_default->kind == ServerDefault::Kind::kNone ||
                                column.server_default->kind == ServerDefault::Kind::kFetched))
    column.server_default.reset();
  table->columns.push_back(std::move(column));
  settle_part(ObjectKind::kColumn, key, given.name);
  add_members_of_column(*table, given);
  type_constraint(*table, given);
  Column& added = table->columns.back();
  // A column that SQLAlchemy takes for the primary key counts, although it makes no key of it.
  if (given.primary_key.is(true)) {
    Table alone;
    alone.constraints.emplace_back();
    alone.constraints[0].kind = Constraint::Kind::kPrimaryKey;
    alone.constraints[0].columns = std::vector<std::string>{*given.name};
    decide_counting(alone, added);
  } else {
    decide_counting({}, added);
  }
  own_sequence(*table, added);
  put(std::move(*table));
}

void Applier::operator()(const DropColumn& operation) {
  std::optional<Table> table = open(operation.table);
  if (!table) return;
  const Key key = schema_.key(operation.table);
  if (!operation.column.known()) {
    schema_.marks_.set({ObjectKind::kTable, key.first, key.second, {}}, Mark::kExists);
    return;
  }
  const std::string& name = *operation.column;
  const ObjectRef object{ObjectKind::kColumn, key.first, key.second, name};
  const Truth there = schema_.has_column(operation.table, name);
  if (there == Truth::kNo) {
    if (!operation.if_exists.value_or(operation.if_exists.unknown()))
      fail(Failure::Kind::kUnknownObject, object,
           "the table " + shown(operation.table) + " has no column " + name);
    return;
  }
  if (!certain_) {
    settle_part(ObjectKind::kColumn, key, operation.column);
    return;
  }
  if (!clear_views(key, name, operation.cascade, object)) return;
  // ALTER TABLE refuses it, and so does the table that a batch makes anew.
  if (on("sqlite"))
    for (const Index& index : table->indexes)
      if (involves(schema_, index, name) && index.name.name.known() &&
          schema_.has_index(operation.table, *index.name.name) == Truth::kYes) {
        fail(Failure::Kind::kInUse, object, "the index " + *index.name.name + " needs it");
        return;
      }
  for (const Constraint& constraint : table->constraints)
    if (involves(schema_, constraint, name) &&
        !clear_dependents(*table, constraint, operation.cascade))
      return;
  std::vector<std::string> computed;
  for (const Column& other : table->columns)
    if (on("postgresql") && other.computed && other.name.known() &&
        schema_.has_column(operation.table, *other.name) == Truth::kYes &&
        mentions(schema_, other.computed->value, name))
      computed.push_back(*other.name);
  if (!computed.empty() && !operation.cascade) {
    fail(Failure::Kind::kInUse, object, "the column " + computed.front() + " is computed from it");
    return;
  }
  std::vector<Constraint>& constraints = table->constraints;
  constraints.erase(std::remove_if(constraints.begin(), constraints.end(),
                                   [&](const Constraint& constraint) {
                                     return involves(schema_, constraint, name);
                                   }),
                    constraints.end());
  std::vector<Index>& indexes = table->indexes;
  indexes.erase(std::remove_if(indexes.begin(), indexes.end(),
                               [&](const Index& index) { return involves(schema_, index, name); }),
                indexes.end());
  const std::size_t place = find_column(schema_, *table, name);
  if (place != table->columns.size()) {
    drop_sequence(*table, table->columns[place]);
    table->columns.erase(table->columns.begin() + static_cast<std::ptrdiff_t>(place));
  }
  put(std::move(*table));
  settle_part(ObjectKind::kColumn, key, operation.column);
  for (const std::string& other : computed)
    (*this)(DropColumn{operation.table, other, {}, operation.cascade});
}

bool Applier::rename_column(Table& table, const std::string& from, const Arg<std::string>& to) {
  const Key key = schema_.key(table.name);
  if (!to.known() || !certain_) {
    if (to.known())
      schema_.marks_.set({ObjectKind::kColumn, key.first, key.second, schema_.folded(*to)},
                         Mark::kUncertain);
    schema_.marks_.set({ObjectKind::kColumn, key.first, key.second, schema_.folded(from)},
                       Mark::kUncertain);
    if (to.unknown()) table.incomplete = "a column was given a name that is not known";
    return true;
  }
  if (schema_.same(from, *to) && from == *to) return true;
  if (!schema_.same(from, *to) && schema_.has_column(table.name, *to) == Truth::kYes) {
    fail(Failure::Kind::kAlreadyExists, {ObjectKind::kColumn, key.first, key.second, *to},
         "the table " + shown(table.name) + " has a column " + *to + " already");
    return false;
  }
  const std::size_t place = find_column(schema_, table, from);
  if (place == table.columns.size()) {
    table.columns.emplace_back();
    table.columns.back().type = Type::unknown("nothing tells how the column was made");
    table.columns.back().nullable = Unknown{"nothing tells how the column was made"};
  }
  table.columns[place].name = *to;
  rename_in(schema_, table, from, *to);
  const auto follow = [&](Table& referrer) {
    for (Constraint& constraint : referrer.constraints)
      if (constraint.kind == Constraint::Kind::kForeignKey && constraint.referent.known() &&
          schema_.key(constraint.referent) == key)
        rename(schema_, constraint.referent_columns, from, *to);
  };
  follow(table);
  for (const Key& other : schema_.linked(ObjectKind::kTable, key)) {
    if (other == key) continue;
    Table referrer = *schema_.tables_.find(other);
    follow(referrer);
    put(std::move(referrer));
  }
  settle_part(ObjectKind::kColumn, key, from);
  settle_part(ObjectKind::kColumn, key, to);
  return true;
}

void Applier::operator()(const AlterColumn& operation) {
  std::optional<Table> table = open(operation.table);
  if (!table) return;
  const Key key = schema_.key(operation.table);
  if (!operation.column.known()) {
    schema_.marks_.set({ObjectKind::kTable, key.first, key.second, {}}, Mark::kExists);
    return;
  }
  const std::string& name = *operation.column;
  const ObjectRef object{ObjectKind::kColumn, key.first, key.second, name};
  if (schema_.has_column(operation.table, name) == Truth::kNo) {
    fail(Failure::Kind::kUnknownObject, object,
         "the table " + shown(operation.table) + " has no column " + name);
    if (certain_)
      schema_.marks_.set({ObjectKind::kColumn, key.first, key.second, schema_.folded(name)},
                         Mark::kUncertain);
    return;
  }
  const std::size_t place = find_column(schema_, *table, name);
  if (place != table->columns.size()) {
    if (!alter(*table, place, operation)) return;
  }
  if (operation.new_name.given() && !rename_column(*table, name, operation.new_name)) return;
  put(std::move(*table));
}

bool Applier::alter(Table& table, std::size_t place, const AlterColumn& operation) {
  Column& column = table.columns[place];
  const Key key = schema_.key(table.name);
  const ObjectRef object{ObjectKind::kColumn, key.first, key.second, *column.name};
  if (operation.nullable.is(true) && on("postgresql"))
    for (const Constraint& constraint : table.constraints)
      if (constraint.kind == Constraint::Kind::kPrimaryKey &&
          names(schema_, constraint.columns, *column.name) &&
          schema_.has_constraint(table.name, constraint.name.name.value_or({})) == Truth::kYes) {
        fail(Failure::Kind::kInvalid, object, "a column of the primary key cannot be nullable");
        return !certain_;
      }
  if (operation.type) {
    if (!clear_views(key, *column.name, false, object)) return false;
    if (operation.existing_type) {
      std::vector<Constraint>& all = table.constraints;
      all.erase(std::remove_if(all.begin(), all.end(),
                               [&](const Constraint& constraint) {
                                 return constraint.of_type &&
                                        names(schema_, constraint.columns, *column.name);
                               }),
                all.end());
    }
    column.type = certain_ ? *operation.type : Type::unknown(std::string(kMaybe));
    if (certain_) {
      const Column changed = column;
      enum_of(changed, false);
      type_constraint(table, changed);
    }
  }
  Column& own = table.columns[place];
  if (operation.nullable.given()) own.nullable = certain_ ? operation.nullable : maybe();
  if (operation.server_default) {
    own.server_default = operation.server_default;
    if (!certain_)
      own.server_default =
          ServerDefault{ServerDefault::Kind::kExpression, Expression::unknown(std::string(kMaybe))};
    else if (operation.server_default->kind == ServerDefault::Kind::kNone ||
             operation.server_default->kind == ServerDefault::Kind::kFetched)
      own.server_default.reset();
    if (certain_ && own.autoincrement.is(true)) own.autoincrement = {};
  }
  if (operation.computed && certain_) own.computed = operation.computed;
  if (operation.identity && certain_) {
    const bool before = own.identity.has_value();
    own.identity = operation.identity;
    if (!before) own_sequence(table, own);
  }
  if (operation.drop_identity && certain_) {
    drop_sequence(table, own);
    own.sequence = {};
    own.identity.reset();
  }
  if (operation.drop_comment || operation.comment.given()) {
    own.comment = operation.drop_comment ? Arg<std::string>() : operation.comment;
    if (!certain_) own.comment = maybe();
  }
  return true;
}

}  // namespace migrate::ir
