#include <algorithm>

#include "ir/applier.h"
#include "ir/naming.h"

namespace migrate::ir {

namespace {

constexpr std::string_view kIntegers[] = {"Integer", "INTEGER",      "INT",     "BigInteger",
                                          "BIGINT",  "SmallInteger", "SMALLINT"};

bool is_integer(const Type& type) {
  return std::find(std::begin(kIntegers), std::end(kIntegers), type.name) != std::end(kIntegers);
}

bool is_serial(const Type& type) {
  return type.name.ends_with("SERIAL") || type.name.ends_with("serial");
}

std::string_view class_of(const Type& type) {
  const std::size_t dot = type.name.rfind('.');
  return dot == std::string::npos ? std::string_view(type.name)
                                  : std::string_view(type.name).substr(dot + 1);
}

bool has_key(const Table& table, const std::string& column, Constraint::Kind kind) {
  return std::any_of(
      table.constraints.begin(), table.constraints.end(), [&](const Constraint& constraint) {
        return constraint.kind == kind && constraint.columns.known() &&
               std::find(constraint.columns->begin(), constraint.columns->end(), column) !=
                   constraint.columns->end();
      });
}

// The primary key as a list of columns, from the constraint or from the flags of the columns.
std::optional<Constraint> primary_key(const Table& given) {
  Constraint key;
  key.kind = Constraint::Kind::kPrimaryKey;
  bool there = false;
  const auto take = [&](const Constraint& constraint) {
    if (constraint.kind != Constraint::Kind::kPrimaryKey) return;
    key = constraint;
    there = true;
  };
  for (const Constraint& constraint : given.constraints) take(constraint);
  if (there && key.columns.given() && !(key.columns.known() && key.columns->empty())) return key;
  std::vector<std::string> columns;
  bool known = true;
  for (const Column& column : given.columns) {
    if (column.primary_key.is(true) && column.name.known()) columns.push_back(*column.name);
    known = known && !column.primary_key.unknown() &&
            !(column.primary_key.is(true) && !column.name.known());
    for (const Constraint& constraint : column.constraints) {
      if (constraint.kind != Constraint::Kind::kPrimaryKey || !column.name.known()) continue;
      take(constraint);
      columns = {*column.name};
    }
  }
  if (known && columns.empty()) return std::nullopt;
  if (known)
    key.columns = std::move(columns);
  else
    key.columns = Unknown{"a column may or may not belong to the primary key"};
  return key;
}

Constraint unique_of(const std::string& column) {
  Constraint unique;
  unique.kind = Constraint::Kind::kUnique;
  unique.columns = std::vector<std::string>{column};
  return unique;
}

Index index_of(const Table& table, const Column& column) {
  Index index;
  index.table = table.name;
  Index::Element element;
  element.value.kind = Expression::Kind::kColumn;
  element.value.name = *column.name;
  index.elements = std::vector<Index::Element>{element};
  index.unique = column.unique;
  index.span = column.span;
  return index;
}

// What stands inside of a column, as constraints and indexes of the table.
void members_of(const Table& table, const Column& column, std::vector<Constraint>& constraints,
                std::vector<Index>& indexes) {
  if (!column.name.known()) return;
  if (column.index.is(true))
    indexes.push_back(index_of(table, column));
  else if (column.unique.is(true))
    constraints.push_back(unique_of(*column.name));
  for (const Constraint& inner : column.constraints) {
    Constraint& constraint = constraints.emplace_back(inner);
    if (!constraint.columns.given() && constraint.kind != Constraint::Kind::kCheck)
      constraint.columns = std::vector<std::string>{*column.name};
  }
}

// PostgreSQL makes one index of several equal keys in one CREATE TABLE, with the first name given.
void merge_equal_keys(std::vector<Constraint>& constraints) {
  for (std::size_t i = 0; i < constraints.size(); ++i) {
    if (constraints[i].kind != Constraint::Kind::kUnique || !constraints[i].columns.known())
      continue;
    const auto earlier =
        std::find_if(constraints.begin(), constraints.begin() + static_cast<std::ptrdiff_t>(i),
                     [&](const Constraint& other) {
                       return (other.kind == Constraint::Kind::kUnique ||
                               other.kind == Constraint::Kind::kPrimaryKey) &&
                              other.columns == constraints[i].columns;
                     });
    if (earlier == constraints.begin() + static_cast<std::ptrdiff_t>(i)) continue;
    if (!earlier->name.name.given()) earlier->name = constraints[i].name;
    constraints.erase(constraints.begin() + static_cast<std::ptrdiff_t>(i--));
  }
}

}  // namespace

void Applier::decide_counting(const Table& table, Column& column) const {
  if (!on("postgresql")) return;
  const Type& type = column.type.on("postgresql");
  if (is_serial(type)) {
    column.autoincrement = true;
    column.nullable = false;
    return;
  }
  if (from_sql_) return;
  if (!column.name.known() || column.computed || column.identity || column.server_default ||
      column.autoincrement.is(false) || !is_integer(type) ||
      !has_key(table, *column.name, Constraint::Kind::kPrimaryKey)) {
    if (!column.autoincrement.unknown()) column.autoincrement = {};
    return;
  }
  // sqlalchemy.schema.PrimaryKeyConstraint._autoincrement_column.
  if (column.autoincrement.is(true)) return;
  bool counts = !column.has_python_default && !column.sequence.given() &&
                !has_key(table, *column.name, Constraint::Kind::kForeignKey);
  for (const Constraint& constraint : table.constraints)
    if (constraint.kind == Constraint::Kind::kPrimaryKey)
      counts = counts && constraint.columns->size() == 1;
  if (!column.autoincrement.unknown())
    column.autoincrement = counts ? Arg<bool>(true) : Arg<bool>();
}

void Applier::own_sequence(const Table& table, Column& column) {
  column.sequence = {};
  if (!on("postgresql") || !column.name.known()) return;
  if (!column.autoincrement.is(true) && !column.identity) return;
  column.sequence = free_name(table, *column.name, "seq", true);
  const Key key = schema_.key(table.name.schema.value_or({}), *column.sequence);
  schema_.others_.set({ObjectKind::kSequence, key.first, key.second, {}}, {});
}

void Applier::type_constraint(Table& table, const Column& column) {
  const Type& type = column.type.on(schema_.dialect_);
  if (!type.create_constraint.is(true) || !column.name.known()) return;
  const std::string_view name = class_of(type);
  const bool is_enum = name == "Enum";
  const bool native = is_enum ? !type.native_enum.is(false) && !on("sqlite") : on("postgresql");
  if (native || (!is_enum && name != "Boolean")) return;
  for (const Constraint& constraint : table.constraints)
    if (constraint.of_type && constraint.columns.is({*column.name})) return;
  Constraint check;
  check.kind = Constraint::Kind::kCheck;
  check.name.name = type.type_name;
  check.columns = std::vector<std::string>{*column.name};
  check.of_type = true;
  std::string values = is_enum ? "" : "0, 1";
  if (is_enum && type.labels.known())
    for (const std::string& label : *type.labels)
      values += (values.empty() ? "'" : ", '") + label + "'";
  check.check = is_enum && !type.labels.known()
                    ? Expression::unknown("the labels are not known")
                    : Expression::text(*column.name + " IN (" + values + ")");
  add_constraint(table, std::move(check));
}

void Applier::enum_of(const Column& column, bool with_table) {
  if (!on("postgresql")) return;
  const Type* type = &column.type.on("postgresql");
  while (!type->item.empty()) type = &type->item.front();
  const std::string_view name = class_of(*type);
  const bool native = name == "ENUM" || (name == "Enum" && !type->native_enum.is(false));
  if (!native || !type->type_name.known() || type->schema.unknown()) return;
  const Key key = schema_.key(type->schema.value_or({}), *type->type_name);
  const ObjectRef object{ObjectKind::kType, key.first, key.second, {}};
  const Truth there = schema_.has_type(key.first, key.second);
  if (!with_table || type->create_type.is(false)) {
    if (there == Truth::kNo)
      fail(Failure::Kind::kUnknownObject, object,
           "there is no type " + shown(key) +
               (with_table ? "" : ", and adding a column does not create it"));
    return;
  }
  const Schema::Enum* const known = schema_.enums_.find(key);
  if (there == Truth::kYes) {
    if (known == nullptr || !known->with_table)
      fail(Failure::Kind::kAlreadyExists, object, "there is a type " + shown(key) + " already");
    return;
  }
  Schema::Enum made{type->labels.value_or({}), type->labels.known(), true};
  schema_.enums_.set(key, std::move(made));
  settle_type(key);
}

void Applier::add_table_columns(Table& table, const Table& given) {
  const std::optional<Constraint> key = primary_key(given);
  std::vector<Constraint> constraints;
  std::vector<Index> indexes;
  if (key) constraints.push_back(*key);
  for (const Column& column : given.columns) {
    enum_of(column, true);
    members_of(table, column, constraints, indexes);
    Column& own = table.columns.emplace_back(column);
    const bool in_key =
        key && key->columns.known() && column.name.known() &&
        std::find(key->columns->begin(), key->columns->end(), *column.name) != key->columns->end();
    if (in_key && (on("postgresql") || !own.nullable.given())) own.nullable = false;
    if (!own.nullable.given()) own.nullable = !own.identity.has_value();
    own.primary_key = own.unique = own.index = {};
    own.constraints.clear();
    if (own.server_default && (own.server_default->kind == ServerDefault::Kind::kNone ||
                               own.server_default->kind == ServerDefault::Kind::kFetched))
      own.server_default.reset();
  }
  for (const Constraint& constraint : given.constraints) constraints.push_back(constraint);
  bool seen_key = false;
  constraints.erase(std::remove_if(constraints.begin(), constraints.end(),
                                   [&](const Constraint& constraint) {
                                     if (constraint.kind != Constraint::Kind::kPrimaryKey)
                                       return false;
                                     return std::exchange(seen_key, true);
                                   }),
                    constraints.end());
  if (on("postgresql")) merge_equal_keys(constraints);
  for (Constraint& constraint : constraints)
    if (!constraint.use_alter.is(true) || !on("sqlite"))
      add_constraint(table, std::move(constraint));
  for (Column& column : table.columns) {
    type_constraint(table, column);
    decide_counting(table, column);
    own_sequence(table, column);
  }
  indexes.insert(indexes.end(), given.indexes.begin(), given.indexes.end());
  for (Index& index : indexes) {
    index.table = table.name;
    name_index(table, index);
    table.indexes.push_back(std::move(index));
  }
}

void Applier::add_members_of_column(Table& table, const Column& given) {
  std::vector<Constraint> constraints;
  std::vector<Index> indexes;
  members_of(table, given, constraints, indexes);
  const Key key = schema_.key(table.name);
  for (Constraint& constraint : constraints) {
    add_constraint(table, std::move(constraint));
  }
  for (Index& index : indexes) {
    name_index(table, index);
    settle_part(ObjectKind::kIndex, key, index.name.name);
    table.indexes.push_back(std::move(index));
  }
}

}  // namespace migrate::ir
