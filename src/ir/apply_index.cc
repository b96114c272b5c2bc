#include <algorithm>

#include "ir/applier.h"
#include "ir/naming.h"
#include "ir/postgres_names.h"

namespace migrate::ir {

namespace {

ObjectRef ref(const Schema::Key& table, const std::string& index) {
  return {ObjectKind::kIndex, table.first, index, {}};
}

std::vector<std::string> plain_columns(const Index& index) {
  std::vector<std::string> columns;
  if (index.elements.known())
    for (const Index::Element& element : *index.elements)
      if (element.value.kind == Expression::Kind::kColumn) columns.push_back(element.value.name);
  return columns;
}

}  // namespace

void Applier::name_index(const Table& table, Index& index) {
  const std::size_t max_length = max_identifier_length(schema_.dialect_);
  const Naming naming{"ix",    index.name, table.name, plain_columns(index), index.elements.known(),
                      nullptr, {}};
  Arg<std::string> name = given_name(naming);
  if (!from_sql_ && name.known() && max_length != 0 && characters(*name) > max_length) {
    fail(Failure::Kind::kInvalid, ref(schema_.key(table.name), *name),
         "the name " + *name + " is longer than " + std::to_string(max_length) + " characters");
  } else if (!name.given() && on("postgresql") && index.elements.known()) {
    std::vector<std::string> parts;
    for (const Index::Element& element : *index.elements)
      parts.push_back(element.value.kind == Expression::Kind::kColumn ? element.value.name
                                                                      : "expr");
    name = free_name(table, postgres_middle(parts), "idx", true);
  } else if (!name.given()) {
    name = Unknown{"the index has no name"};
  }
  index.name = {std::move(name), false};
}

void Applier::operator()(const CreateIndex& operation) {
  Index index = operation.index;
  const bool may_skip = operation.if_not_exists.value_or(operation.if_not_exists.unknown());
  if (index.table.known()) {
    const Key on_view = schema_.key(index.table);
    if (const Schema::View* const view = schema_.views_.find(on_view)) {
      Schema::View changed = *view;
      if (index.name.name.known()) changed.indexes.push_back(*index.name.name);
      schema_.views_.set(on_view, std::move(changed));
      return;
    }
  }
  std::optional<Table> table = open(index.table);
  if (!table) return;
  const Key key = schema_.key(index.table);
  name_index(*table, index);
  if (index.name.name.known()) {
    const std::string& name = *index.name.name;
    const Key own = schema_.key(index.table.schema.value_or({}), name);
    const bool elsewhere =
        on("postgresql") ? relation_taken(own) : on("sqlite") && index_taken(own);
    const auto listed =
        std::find_if(table->indexes.begin(), table->indexes.end(), [&](const Index& other) {
          return other.name.name.known() && schema_.same(*other.name.name, name);
        });
    const Truth there = schema_.has_index(index.table, name);
    if (there == Truth::kYes || (elsewhere && listed == table->indexes.end())) {
      if (!may_skip)
        fail(Failure::Kind::kAlreadyExists, ref(key, name),
             "there is an index " + name + " already");
      return;
    }
    if (listed != table->indexes.end()) {
      if (!certain_) return;
      table->indexes.erase(listed);
    }
  }
  for (const std::string& column : plain_columns(index)) {
    if (schema_.has_column(index.table, column) != Truth::kNo) continue;
    fail(Failure::Kind::kUnknownObject, {ObjectKind::kColumn, key.first, key.second, column},
         "the table " + shown(index.table) + " has no column " + column);
    return;
  }
  settle_part(ObjectKind::kIndex, key, index.name.name);
  table->indexes.push_back(std::move(index));
  put(std::move(*table));
}

std::optional<Schema::Key> Applier::owner_of_index(const TableName& table,
                                                   const std::string& index) const {
  const std::vector<Key> owners =
      schema_.linked(ObjectKind::kIndex, schema_.key(table.schema.value_or({}), index));
  if (owners.size() == 1) return owners.front();
  if (table.known() && std::find(owners.begin(), owners.end(), schema_.key(table)) != owners.end())
    return schema_.key(table);
  return std::nullopt;
}

void Applier::operator()(const DropIndex& operation) {
  if (operation.name.name.given() && !operation.name.name.known()) {
    if (operation.table.known())
      schema_.marks_.set({ObjectKind::kTable,
                          schema_.key(operation.table).first,
                          schema_.key(operation.table).second,
                          {}},
                         Mark::kExists);
    else
      everything_uncertain();
    return;
  }
  const TableName no_table{operation.table.schema, "no_table"};
  const Naming naming{
      "ix", operation.name, operation.table.name.known() ? operation.table : no_table,
      {},   true,           nullptr,
      {}};
  const Arg<std::string> resolved = given_name(naming);
  if (!resolved.known()) return;
  const std::string& name = *resolved;
  const std::optional<Key> owner = owner_of_index(operation.table, name);
  const bool may_skip = operation.if_exists.value_or(operation.if_exists.unknown());
  if (!owner) {
    for (const auto& [key, view] : schema_.views_) {
      const auto found = std::find(view.indexes.begin(), view.indexes.end(), name);
      if (found == view.indexes.end()) continue;
      Schema::View changed = view;
      changed.indexes.erase(changed.indexes.begin() + (found - view.indexes.begin()));
      const Key place = key;
      schema_.views_.set(place, std::move(changed));
      return;
    }
    const bool nowhere = operation.table.name.given()
                             ? operation.table.known() &&
                                   schema_.has_index(operation.table, name) == Truth::kNo &&
                                   schema_.has_table(operation.table) == Truth::kYes
                             : !schema_.may_have_other_tables() && schema_.marks_.empty();
    const Key at = operation.table.known() ? schema_.key(operation.table)
                                           : Key(operation.table.schema.value_or({}), "");
    if (nowhere && !may_skip)
      fail(Failure::Kind::kUnknownObject, ref(at, name), "there is no index " + name);
    else if (operation.table.known() && !nowhere)
      settle_part(ObjectKind::kIndex, at, resolved);
    return;
  }
  Table table = *schema_.tables_.find(*owner);
  if (!certain_) {
    settle_part(ObjectKind::kIndex, *owner, resolved);
    return;
  }
  const auto place =
      std::find_if(table.indexes.begin(), table.indexes.end(), [&](const Index& index) {
        return index.name.name.known() && schema_.same(*index.name.name, name);
      });
  if (place == table.indexes.end()) {
    if (schema_.has_constraint(table.name, name) == Truth::kYes)
      fail(Failure::Kind::kInUse, ref(*owner, name),
           "it is the index of a constraint of " + shown(*owner));
    return;
  }
  table.indexes.erase(place);
  settle_part(ObjectKind::kIndex, *owner, resolved);
  put(std::move(table));
}

void Applier::operator()(const RenameIndex& operation) {
  if (!operation.name.known() || operation.schema.unknown()) {
    everything_uncertain();
    return;
  }
  const TableName none{operation.schema, {}};
  const std::optional<Key> owner = owner_of_index(none, *operation.name);
  if (!owner) return;
  Table table = *schema_.tables_.find(*owner);
  if (!operation.new_name.known() || !certain_) {
    schema_.marks_.set({ObjectKind::kTable, owner->first, owner->second, {}}, Mark::kExists);
    return;
  }
  for (Index& index : table.indexes)
    if (index.name.name.is(*operation.name)) index.name.name = *operation.new_name;
  for (Constraint& constraint : table.constraints)
    if (constraint.name.name.is(*operation.name)) constraint.name.name = *operation.new_name;
  settle_part(ObjectKind::kIndex, *owner, operation.name);
  settle_part(ObjectKind::kIndex, *owner, operation.new_name);
  put(std::move(table));
}

}  // namespace migrate::ir
