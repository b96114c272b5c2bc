#include <algorithm>

#include "ir/applier.h"

namespace migrate::ir {

namespace {

constexpr std::string_view kMaybe = "it depends on a condition that is not known";

}  // namespace

void Applier::operator()(const CreateTable& operation) {
  const Table& given = operation.table;
  if (!given.name.known()) {
    schema_.other_tables_ = true;
    return;
  }
  const Key key = schema_.key(given.name);
  const bool may_skip = operation.if_not_exists.value_or(operation.if_not_exists.unknown());
  const Truth there = schema_.has_table(given.name);
  if (there == Truth::kYes || (there == Truth::kNo && relation_taken(key))) {
    if (!may_skip)
      fail(Failure::Kind::kAlreadyExists, {ObjectKind::kTable, key.first, key.second, {}},
           "there is a table " + shown(given.name) + " already");
    return;
  }
  if (there == Truth::kUnknown && !certain_ && schema_.tables_.contains(key)) return;
  // What was thought to be there is not, or this would fail.
  if (there == Truth::kUnknown && !may_skip) remove(key);
  Table table;
  table.name = given.name;
  table.comment = given.comment;
  table.prefixes = given.prefixes;
  table.options = given.options;
  table.incomplete = given.incomplete;
  table.span = given.span;
  add_table_columns(table, given);
  const bool guessed = there == Truth::kUnknown && may_skip;
  if (!guessed || !schema_.tables_.contains(key)) put(std::move(table));
  settle_table(key);
  if (guessed && certain_)
    schema_.marks_.set({ObjectKind::kTable, key.first, key.second, {}}, Mark::kExists);
}

void Applier::operator()(const DropTable& operation) {
  if (!operation.table.known()) {
    everything_uncertain();
    return;
  }
  const Key key = schema_.key(operation.table);
  const ObjectRef object{ObjectKind::kTable, key.first, key.second, {}};
  const Truth there = schema_.has_table(operation.table);
  if (there == Truth::kNo && !operation.if_exists.value_or(operation.if_exists.unknown()))
    fail(Failure::Kind::kUnknownObject, object, "there is no table " + shown(operation.table));
  if (there == Truth::kNo) return;
  if (!certain_) {
    uncertain_table(key);
    return;
  }
  if (on("postgresql")) {
    if (!clear_views(key, {}, operation.cascade, object)) return;
    for (const auto& [referrer, constraint] : schema_.referrers(operation.table)) {
      const Key from = schema_.key(referrer->name);
      if (from == key) continue;
      if (operation.cascade) continue;
      if (!sure_table(from) ||
          schema_.has_constraint(referrer->name, constraint->name.name.value_or({})) != Truth::kYes)
        continue;
      fail(Failure::Kind::kInUse, object,
           "the table " + shown(referrer->name) + " has a foreign key to it");
      return;
    }
    if (operation.cascade)
      for (const Key& from : schema_.linked(ObjectKind::kTable, key)) {
        if (from == key) continue;
        Table referrer = *schema_.tables_.find(from);
        std::vector<Constraint>& all = referrer.constraints;
        all.erase(std::remove_if(all.begin(), all.end(),
                                 [&](const Constraint& constraint) {
                                   return constraint.kind == Constraint::Kind::kForeignKey &&
                                          constraint.referent.known() &&
                                          schema_.key(constraint.referent) == key;
                                 }),
                  all.end());
        put(std::move(referrer));
      }
  }
  drop_what_belongs_to(key);
  remove(key);
  settle_table(key);
}

void Applier::drop_what_belongs_to(const Key& key) {
  if (const Table* const table = schema_.tables_.find(key))
    for (const Column& column : table->columns) drop_sequence(*table, column);
  for (const ObjectKind kind : {ObjectKind::kTrigger, ObjectKind::kPolicy}) {
    std::vector<ObjectRef> parts;
    for (auto other = schema_.others_.lower_bound({kind, key.first, key.second, {}});
         other != schema_.others_.end() && other->first.kind == kind &&
         other->first.schema == key.first && other->first.name == key.second;
         ++other)
      parts.push_back(other->first);
    for (const ObjectRef& part : parts) schema_.others_.erase(part);
  }
}

void Applier::drop_sequence(const Table& table, const Column& column) {
  if (!column.sequence.known()) return;
  const Key key = schema_.key(table.name.schema.value_or({}), *column.sequence);
  schema_.others_.erase({ObjectKind::kSequence, key.first, key.second, {}});
}

void Applier::operator()(const RenameTable& operation) {
  if (schema_.views_.contains(
          schema_.key(operation.table.schema.value_or({}), operation.table.name.value_or({}))))
    return;
  std::optional<Table> table = open(operation.table);
  if (!operation.table.known()) return;
  const Key from = schema_.key(operation.table);
  if (!operation.new_name.known()) {
    uncertain_table(from);
    schema_.other_tables_ = true;
    return;
  }
  const TableName name{operation.table.schema, operation.new_name};
  const Key to = schema_.key(name);
  if (!certain_) {
    uncertain_table(from);
    uncertain_table(to);
    return;
  }
  if (!table) return;
  if (from != to && (schema_.has_table(name) == Truth::kYes || relation_taken(to))) {
    fail(Failure::Kind::kAlreadyExists, {ObjectKind::kTable, to.first, to.second, {}},
         "there is a table " + shown(name) + " already");
    return;
  }
  move_table(std::move(*table), name);
}

void Applier::move_table(Table table, const TableName& name) {
  const Key from = schema_.key(table.name);
  const Key to = schema_.key(name);
  const bool sure = sure_table(from);
  const std::vector<Key> referrers = schema_.linked(ObjectKind::kTable, from);
  remove(from);
  settle_table(from);
  table.name.schema = name.schema;
  table.name.name = name.name;
  for (Index& index : table.indexes) index.table = table.name;
  const auto follow = [&](Table& referrer) {
    for (Constraint& constraint : referrer.constraints)
      if (constraint.kind == Constraint::Kind::kForeignKey && constraint.referent.known() &&
          schema_.key(constraint.referent) == from)
        constraint.referent = table.name;
  };
  follow(table);
  for (const Key& key : referrers) {
    if (key == from) continue;
    Table referrer = *schema_.tables_.find(key);
    follow(referrer);
    put(std::move(referrer));
  }
  put(std::move(table));
  settle_table(to);
  if (!sure) schema_.marks_.set({ObjectKind::kTable, to.first, to.second, {}}, Mark::kExists);
  std::vector<std::pair<Key, Schema::View>> changed;
  for (const auto& [key, view] : schema_.views_) {
    Schema::View copy = view;
    for (ObjectRef& object : copy.reads)
      if (schema_.key(object.schema, object.name) == from) {
        object.schema = to.first;
        object.name = to.second;
      }
    if (copy.reads != view.reads) changed.emplace_back(key, std::move(copy));
  }
  for (auto& [key, view] : changed) schema_.views_.set(key, std::move(view));
}

void Applier::operator()(const SetTableComment& operation) {
  std::optional<Table> table = open(operation.table);
  if (!table) return;
  table->comment = certain_ ? operation.comment : Arg<std::string>(Unknown{std::string(kMaybe)});
  put(std::move(*table));
}

}  // namespace migrate::ir
