#include <algorithm>

#include "ir/applier.h"
#include "ir/naming.h"
#include "ir/postgres_names.h"
#include "ir/sql_words.h"

namespace migrate::ir {

namespace {

using Kind = Constraint::Kind;

ObjectRef ref(const Schema::Key& key, const std::string& constraint) {
  return {ObjectKind::kConstraint, key.first, key.second, constraint};
}

bool is_key(const Constraint& constraint) {
  return constraint.kind == Kind::kPrimaryKey || constraint.kind == Kind::kUnique;
}

// The columns of an index that can stand behind a foreign key; nothing: it cannot.
std::optional<std::vector<std::string>> key_columns(const Index& index) {
  if (!index.unique.is(true) || index.where || !index.elements.known()) return std::nullopt;
  std::vector<std::string> columns;
  for (const Index::Element& element : *index.elements) {
    const std::optional<std::string> column = bare_column(element.value);
    if (!column) return std::nullopt;
    columns.push_back(*column);
  }
  return columns;
}

const Constraint* primary_key_of(const Table& table) {
  const auto found = std::find_if(
      table.constraints.begin(), table.constraints.end(),
      [](const Constraint& constraint) { return constraint.kind == Kind::kPrimaryKey; });
  return found == table.constraints.end() ? nullptr : &*found;
}

// Of the columns of the table that a condition mentions, each once.
std::vector<std::string> columns_in(const Schema& schema, const Table& table,
                                    const Expression& expression, bool& complete) {
  std::vector<std::string> columns;
  for (const std::string& word : mentioned(expression, complete)) {
    if (find_column(schema, table, word) == table.columns.size()) continue;
    if (std::find(columns.begin(), columns.end(), word) == columns.end()) columns.push_back(word);
  }
  return columns;
}

// The columns that SQLAlchemy knows of a check: those of an expression of its own, none of a text.
std::vector<std::string> expression_columns(const Expression& expression) {
  std::vector<std::string> columns;
  std::vector<const Expression*> todo = {&expression};
  while (!todo.empty()) {
    const Expression& next = *todo.back();
    todo.pop_back();
    if (next.kind == Expression::Kind::kColumn) columns.push_back(next.name);
    for (auto operand = next.operands.rbegin(); operand != next.operands.rend(); ++operand)
      todo.push_back(&*operand);
  }
  return columns;
}

}  // namespace

std::string Applier::free_name(const Table& table, std::string_view middle, std::string_view label,
                               bool relation) const {
  const std::string schema = table.name.schema.value_or({});
  const auto taken = [&](const std::string& name) {
    const Key key = schema_.key(schema, name);
    if (relation && relation_taken(key)) return true;
    if (label != "idx" && label != "seq" && !schema_.linked(ObjectKind::kConstraint, key).empty())
      return true;
    return find_constraint(table, name) != table.constraints.size() ||
           std::any_of(table.indexes.begin(), table.indexes.end(),
                       [&](const Index& index) { return index.name.name.is(name); });
  };
  std::string name = postgres_name(table.name.name.value_or({}), middle, label);
  for (unsigned number = 1; taken(name); ++number)
    name = postgres_name(table.name.name.value_or({}), middle,
                         std::string(label) + std::to_string(number));
  return name;
}

void Applier::name_constraint(const Table& table, Constraint& constraint) {
  const std::size_t max_length = max_identifier_length(schema_.dialect_);
  Naming naming{prefix_of(constraint.kind), constraint.name, table.name, {}, true, nullptr, {}};
  if (constraint.columns.known()) naming.columns = *constraint.columns;
  if (constraint.kind == Kind::kCheck && !constraint.of_type)
    naming.columns = expression_columns(constraint.check);
  else
    naming.columns_known = constraint.columns.known();
  if (constraint.kind == Kind::kForeignKey) {
    naming.referent = &constraint.referent;
    naming.referent_columns = constraint.referent_columns.value_or({});
  }
  Arg<std::string> name = given_name(naming);
  if (!from_sql_ && name.known() && max_length != 0 && characters(*name) > max_length) {
    fail(Failure::Kind::kInvalid, ref(schema_.key(table.name), *name),
         "the name " + *name + " is longer than " + std::to_string(max_length) + " characters");
  } else if (!name.given() && on("postgresql")) {
    const std::vector<std::string> columns = constraint.columns.value_or({});
    if (constraint.kind == Kind::kPrimaryKey) {
      name = free_name(table, {}, "pkey", true);
    } else if (constraint.kind == Kind::kCheck) {
      bool complete = true;
      const std::vector<std::string> used = columns_in(schema_, table, constraint.check, complete);
      if (complete)
        name = free_name(table, used.size() == 1 ? used[0] : std::string(), "check", false);
      else
        name = Unknown{"its condition is not known"};
    } else if (constraint.kind == Kind::kExclude || !constraint.columns.known()) {
      name = Unknown{"PostgreSQL makes it of columns that are not known"};
    } else if (constraint.kind == Kind::kUnique) {
      name = free_name(table, postgres_middle(columns), "key", true);
    } else if (constraint.kind == Kind::kForeignKey) {
      name = free_name(table, postgres_middle(columns), "fkey", false);
    }
  } else if (!name.given() && !on("sqlite")) {
    name = constraint.kind == Kind::kPrimaryKey
               ? Arg<std::string>("PRIMARY")
               : Arg<std::string>(Unknown{"the database makes it"});
  }
  constraint.name = {std::move(name), false};
}

bool Applier::check_constraint(const Table& table, const Constraint& constraint) {
  const Key key = schema_.key(table.name);
  if (constraint.name.name.known() &&
      find_constraint(table, *constraint.name.name) != table.constraints.size() &&
      (schema_.has_table(table.name) != Truth::kYes ||
       schema_.has_constraint(table.name, *constraint.name.name) == Truth::kYes)) {
    fail(Failure::Kind::kAlreadyExists, ref(key, *constraint.name.name),
         "the table " + shown(table.name) + " has a constraint " + *constraint.name.name +
             " already");
    return false;
  }
  if (is_key(constraint) && on("postgresql") && constraint.name.name.known() &&
      !constraint.using_index.given()) {
    const Key name = schema_.key(table.name.schema.value_or({}), *constraint.name.name);
    if (relation_taken(name)) {
      fail(Failure::Kind::kAlreadyExists, ref(key, *constraint.name.name),
           "there is a relation " + shown(name) + " already");
      return false;
    }
  }
  if (!constraint.columns.known() || !table.incomplete.empty()) return true;
  for (const std::string& column : *constraint.columns) {
    const bool known = schema_.has_table(table.name) != Truth::kYes ||
                       schema_.has_column(table.name, column) == Truth::kNo;
    if (find_column(schema_, table, column) != table.columns.size() || !known) continue;
    if (std::any_of(table.columns.begin(), table.columns.end(),
                    [](const Column& other) { return !other.name.known(); }))
      continue;
    fail(Failure::Kind::kUnknownObject, {ObjectKind::kColumn, key.first, key.second, column},
         "the table " + shown(table.name) + " has no column " + column);
    return false;
  }
  return true;
}

void Applier::check_referent(const Table& table, const Constraint& constraint) {
  if (!on("postgresql") || !constraint.referent.known()) return;
  const Key key = schema_.key(constraint.referent);
  const bool self = key == schema_.key(table.name);
  if (!self && schema_.has_table(constraint.referent) == Truth::kNo) {
    no_table(constraint.referent);
    return;
  }
  const Table* const referent = self ? &table : schema_.table(constraint.referent);
  if (referent == nullptr || !referent->incomplete.empty()) return;
  if (schema_.uncertain(constraint.referent) || !constraint.referent_columns.known()) return;
  for (const std::string& column : *constraint.referent_columns) {
    const bool nameless = std::any_of(referent->columns.begin(), referent->columns.end(),
                                      [](const Column& other) { return !other.name.known(); });
    if (nameless || find_column(schema_, *referent, column) != referent->columns.size()) continue;
    fail(Failure::Kind::kUnknownObject, {ObjectKind::kColumn, key.first, key.second, column},
         "the table " + shown(constraint.referent) + " has no column " + column);
    return;
  }
  bool decided = true;
  const auto covers = [&](const Constraint& candidate) {
    if (!is_key(candidate)) return false;
    if (!candidate.columns.known()) decided = false;
    return candidate.columns.known() &&
           same_columns(schema_, *candidate.columns, *constraint.referent_columns);
  };
  const auto index_covers = [&](const Index& index) {
    if (!index.elements.known() || index.unique.unknown()) decided = false;
    const auto columns = key_columns(index);
    return columns && same_columns(schema_, *columns, *constraint.referent_columns);
  };
  if (std::any_of(referent->constraints.begin(), referent->constraints.end(), covers) ||
      std::any_of(referent->indexes.begin(), referent->indexes.end(), index_covers) || !decided)
    return;
  fail(Failure::Kind::kInvalid, ref(schema_.key(table.name), constraint.name.name.value_or({})),
       "the columns that it refers to in " + shown(constraint.referent) +
           " are no primary key and not unique");
}

void Applier::add_constraint(Table& table, Constraint constraint) {
  const Key key = schema_.key(table.name);
  if (constraint.using_index.known()) {
    const auto index = std::find_if(
        table.indexes.begin(), table.indexes.end(),
        [&](const Index& candidate) { return candidate.name.name.is(*constraint.using_index); });
    if (index != table.indexes.end()) {
      if (const auto columns = key_columns(*index)) constraint.columns = *columns;
      table.indexes.erase(index);
    }
    if (!constraint.name.name.given()) constraint.name.name = constraint.using_index;
  }
  name_constraint(table, constraint);
  const Constraint* const other_key = primary_key_of(table);
  if (constraint.kind == Kind::kPrimaryKey && other_key != nullptr) {
    const Truth there = schema_.has_constraint(table.name, other_key->name.name.value_or({}));
    if (on("postgresql") && there == Truth::kYes) {
      fail(Failure::Kind::kAlreadyExists, ref(key, constraint.name.name.value_or({})),
           "the table " + shown(table.name) + " has a primary key already");
      return;
    }
    table.constraints.erase(table.constraints.begin() + (other_key - table.constraints.data()));
  }
  if (!check_constraint(table, constraint)) return;
  if (constraint.kind == Kind::kForeignKey) check_referent(table, constraint);
  if (constraint.kind == Kind::kPrimaryKey && constraint.columns.known() && certain_)
    for (const std::string& name : *constraint.columns)
      if (const std::size_t place = find_column(schema_, table, name);
          place != table.columns.size())
        table.columns[place].nullable = false;
  constraint.use_alter = {};
  constraint.using_index = {};
  if (schema_.tables_.contains(key))
    settle_part(ObjectKind::kConstraint, key, constraint.name.name);
  table.constraints.push_back(std::move(constraint));
}

void Applier::operator()(const AddConstraint& operation) {
  std::optional<Table> table = open(operation.table);
  if (!table) return;
  add_constraint(*table, operation.constraint);
  put(std::move(*table));
}

std::size_t Applier::find_constraint(const Table& table, const std::string& name) const {
  std::size_t i = 0;
  while (i < table.constraints.size() && !(table.constraints[i].name.name.known() &&
                                           schema_.same(*table.constraints[i].name.name, name)))
    ++i;
  return i;
}

Arg<std::string> Applier::dropped_name(const DropConstraint& operation) const {
  const Naming naming{
      prefix_of(operation.kind), operation.name, operation.table, {}, true, nullptr, {}};
  Arg<std::string> name = given_name(naming);
  // Whatever the convention is, a constraint that has just this name is meant.
  if (name.unknown() && operation.name.name.known() &&
      schema_.has_constraint(operation.table, *operation.name.name) == Truth::kYes)
    return operation.name.name;
  return name;
}

std::vector<std::pair<Schema::Key, std::string>> Applier::dependents(const Table& table,
                                                                     const Constraint& key) const {
  std::vector<std::pair<Key, std::string>> found;
  if (!on("postgresql") || !is_key(key) || !key.columns.known()) return found;
  std::size_t candidates = 0;
  for (const Constraint& other : table.constraints)
    if (is_key(other) && other.columns.known() &&
        same_columns(schema_, *other.columns, *key.columns))
      ++candidates;
  for (const Index& index : table.indexes)
    if (const auto columns = key_columns(index);
        columns && same_columns(schema_, *columns, *key.columns))
      ++candidates;
  if (candidates != 1) return found;
  for (const auto& [referrer, constraint] : schema_.referrers(table.name)) {
    const bool refers =
        constraint->referent_columns.known()
            ? same_columns(schema_, *constraint->referent_columns, *key.columns)
            : !constraint->referent_columns.given() && key.kind == Kind::kPrimaryKey;
    if (!refers || !constraint->name.name.known()) continue;
    if (schema_.has_constraint(referrer->name, *constraint->name.name) != Truth::kYes) continue;
    found.emplace_back(schema_.key(referrer->name), *constraint->name.name);
  }
  return found;
}

bool Applier::clear_dependents(const Table& table, const Constraint& key, bool cascade) {
  for (const auto& [from, name] : dependents(table, key)) {
    if (from == schema_.key(table.name)) continue;
    if (!cascade) {
      fail(Failure::Kind::kInUse, ref(schema_.key(table.name), key.name.name.value_or({})),
           "the foreign key " + name + " of " + shown(from) + " needs it");
      return false;
    }
    Table referrer = *schema_.tables_.find(from);
    referrer.constraints.erase(referrer.constraints.begin() +
                               static_cast<std::ptrdiff_t>(find_constraint(referrer, name)));
    put(std::move(referrer));
  }
  return true;
}

void Applier::operator()(const DropConstraint& operation) {
  std::optional<Table> table = open(operation.table);
  if (!table) return;
  const Key key = schema_.key(operation.table);
  const Arg<std::string> name = dropped_name(operation);
  if (!name.given() && !from_sql_) {
    fail(Failure::Kind::kInvalid, ref(key, {}), "the constraint to drop has no name");
    schema_.marks_.set({ObjectKind::kTable, key.first, key.second, {}}, Mark::kExists);
    return;
  }
  std::vector<Constraint>& all = table->constraints;
  const auto nameless = [&](const Constraint& constraint) {
    return !constraint.name.name.known() &&
           (operation.kind == Kind::kUnknown || constraint.kind == operation.kind);
  };
  std::size_t place = name.known() ? find_constraint(*table, *name) : all.size();
  if (place == all.size()) {
    // SQLite keeps no names: a batch gives them to what has none.
    const auto nameless_count = std::count_if(all.begin(), all.end(), nameless);
    if (nameless_count == 1 && certain_ && operation.kind != Kind::kUnknown) {
      place =
          static_cast<std::size_t>(std::find_if(all.begin(), all.end(), nameless) - all.begin());
    } else if (!name.known() || nameless_count > 0) {
      schema_.marks_.set({ObjectKind::kTable, key.first, key.second, {}}, Mark::kExists);
      return;
    } else if (schema_.has_constraint(operation.table, *name) == Truth::kNo) {
      if (!operation.if_exists.value_or(operation.if_exists.unknown()))
        fail(Failure::Kind::kUnknownObject, ref(key, *name),
             "the table " + shown(operation.table) + " has no constraint " + *name);
      return;
    }
  }
  if (certain_ && place != all.size()) {
    if (!clear_dependents(*table, all[place], operation.cascade)) return;
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(place));
  }
  settle_part(ObjectKind::kConstraint, key, name);
  put(std::move(*table));
}

void Applier::operator()(const ValidateConstraint& operation) {
  std::optional<Table> table = open(operation.table);
  if (!table || !operation.name.known()) return;
  const std::size_t place = find_constraint(*table, *operation.name);
  if (place != table->constraints.size()) {
    if (certain_) table->constraints[place].not_valid = {};
    put(std::move(*table));
  } else if (schema_.has_constraint(operation.table, *operation.name) == Truth::kNo) {
    fail(Failure::Kind::kUnknownObject, ref(schema_.key(operation.table), *operation.name),
         "the table " + shown(operation.table) + " has no constraint " + *operation.name);
  }
}

void Applier::operator()(const RenameConstraint& operation) {
  std::optional<Table> table = open(operation.table);
  if (!table) return;
  const Key key = schema_.key(operation.table);
  if (!operation.name.known() || !operation.new_name.known()) {
    schema_.marks_.set({ObjectKind::kTable, key.first, key.second, {}}, Mark::kExists);
    return;
  }
  const std::size_t place = find_constraint(*table, *operation.name);
  if (place == table->constraints.size()) {
    if (schema_.has_constraint(operation.table, *operation.name) == Truth::kNo)
      fail(Failure::Kind::kUnknownObject, ref(key, *operation.name),
           "the table " + shown(operation.table) + " has no constraint " + *operation.name);
    return;
  }
  if (certain_) table->constraints[place].name.name = *operation.new_name;
  settle_part(ObjectKind::kConstraint, key, operation.name);
  settle_part(ObjectKind::kConstraint, key, operation.new_name);
  put(std::move(*table));
}

}  // namespace migrate::ir
