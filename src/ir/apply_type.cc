#include <algorithm>

#include "ir/applier.h"

namespace migrate::ir {

namespace {

ObjectRef ref(const Schema::Key& key) { return {ObjectKind::kType, key.first, key.second, {}}; }

}  // namespace

void Applier::operator()(const CreateEnum& operation) {
  if (!operation.name.known() || operation.schema.unknown()) return;
  const Key key = schema_.key(operation.schema.value_or({}), *operation.name);
  const Truth there = schema_.has_type(key.first, key.second);
  const bool may_skip = operation.checkfirst.value_or(operation.checkfirst.unknown());
  if (there == Truth::kYes) {
    if (!may_skip)
      fail(Failure::Kind::kAlreadyExists, ref(key), "there is a type " + shown(key) + " already");
    return;
  }
  Schema::Enum made{operation.labels.value_or({}), operation.labels.known(), false};
  if (there == Truth::kUnknown && (may_skip || !certain_)) {
    if (const Schema::Enum* const known = schema_.enums_.find(key)) made.labels = known->labels;
    made.labels_known = false;
  }
  schema_.enums_.set(key, std::move(made));
  settle_type(key);
}

void Applier::operator()(const DropType& operation) {
  if (!operation.name.known() || operation.schema.unknown()) return;
  const Key key = schema_.key(operation.schema.value_or({}), *operation.name);
  const Truth there = schema_.has_type(key.first, key.second);
  if (there == Truth::kNo) {
    if (!operation.if_exists.value_or(operation.if_exists.unknown()))
      fail(Failure::Kind::kUnknownObject, ref(key), "there is no type " + shown(key));
    return;
  }
  if (certain_) {
    for (const Key& user : schema_.linked(ObjectKind::kType, key)) {
      Table table = *schema_.tables_.find(user);
      if (!operation.cascade) {
        if (!sure_table(user) || schema_.uncertain(table.name)) continue;
        fail(Failure::Kind::kInUse, ref(key), "the table " + shown(user) + " uses it");
        return;
      }
      for (const Column& column : table.columns)
        if (uses_type(column.type, key)) (*this)(DropColumn{table.name, column.name, {}, true});
    }
    schema_.enums_.erase(key);
    schema_.others_.erase(ref(key));
    schema_.others_.erase({ObjectKind::kDomain, key.first, key.second, {}});
  }
  settle_type(key);
}

void Applier::operator()(const AddEnumValue& operation) {
  if (!operation.name.known() || operation.schema.unknown()) return;
  const Key key = schema_.key(operation.schema.value_or({}), *operation.name);
  if (schema_.has_type(key.first, key.second) == Truth::kNo) {
    fail(Failure::Kind::kUnknownObject, ref(key), "there is no type " + shown(key));
    return;
  }
  const Schema::Enum* const known = schema_.enums_.find(key);
  if (known == nullptr) return;
  Schema::Enum changed = *known;
  if (!operation.value.known() || !certain_) {
    changed.labels_known = false;
    schema_.enums_.set(key, std::move(changed));
    return;
  }
  std::vector<std::string>& labels = changed.labels;
  if (std::find(labels.begin(), labels.end(), *operation.value) != labels.end()) {
    if (!operation.if_not_exists && changed.labels_known)
      fail(Failure::Kind::kAlreadyExists, ref(key),
           "the type " + shown(key) + " has a value " + *operation.value + " already");
    return;
  }
  auto place = labels.end();
  const Arg<std::string>& beside = operation.before.given() ? operation.before : operation.after;
  if (beside.given()) {
    place = beside.known() ? std::find(labels.begin(), labels.end(), *beside) : labels.end();
    if (place == labels.end() && changed.labels_known && beside.known()) {
      fail(Failure::Kind::kUnknownObject, ref(key),
           "the type " + shown(key) + " has no value " + *beside);
      return;
    }
    if (place != labels.end() && operation.after.given()) ++place;
  }
  labels.insert(place, *operation.value);
  schema_.enums_.set(key, std::move(changed));
}

void Applier::operator()(const RenameEnumValue& operation) {
  if (!operation.name.known() || operation.schema.unknown()) return;
  const Key key = schema_.key(operation.schema.value_or({}), *operation.name);
  const Schema::Enum* const known = schema_.enums_.find(key);
  if (known == nullptr) {
    if (schema_.has_type(key.first, key.second) == Truth::kNo)
      fail(Failure::Kind::kUnknownObject, ref(key), "there is no type " + shown(key));
    return;
  }
  Schema::Enum changed = *known;
  const auto place = operation.value.known()
                         ? std::find(changed.labels.begin(), changed.labels.end(), *operation.value)
                         : changed.labels.end();
  if (place == changed.labels.end() && operation.value.known() && changed.labels_known &&
      schema_.sure(ref(key))) {
    fail(Failure::Kind::kUnknownObject, ref(key),
         "the type " + shown(key) + " has no value " + *operation.value);
    return;
  }
  if (place != changed.labels.end() && operation.new_value.known() && certain_)
    *place = *operation.new_value;
  else
    changed.labels_known = false;
  schema_.enums_.set(key, std::move(changed));
}

void Applier::operator()(const RenameType& operation) {
  if (!operation.name.known() || operation.schema.unknown()) return;
  const Key from = schema_.key(operation.schema.value_or({}), *operation.name);
  const Truth there = schema_.has_type(from.first, from.second);
  if (there == Truth::kNo) {
    fail(Failure::Kind::kUnknownObject, ref(from), "there is no type " + shown(from));
    return;
  }
  if (!operation.new_name.known()) {
    if (certain_) schema_.enums_.erase(from);
    settle_type(from);
    return;
  }
  const Key to = schema_.key(from.first, *operation.new_name);
  if (schema_.has_type(to.first, to.second) == Truth::kYes) {
    fail(Failure::Kind::kAlreadyExists, ref(to), "there is a type " + shown(to) + " already");
    return;
  }
  if (certain_) {
    if (const Schema::Enum* const known = schema_.enums_.find(from)) {
      Schema::Enum moved = *known;
      schema_.enums_.erase(from);
      schema_.enums_.set(to, std::move(moved));
    } else if (schema_.others_.contains(ref(from))) {
      schema_.others_.erase(ref(from));
      schema_.others_.set(ref(to), {});
    }
    rename_type_of_columns(from, *operation.new_name);
  }
  settle_type(from);
  settle_type(to);
}

void Applier::rename_type_of_columns(const Key& from, const std::string& to) {
  for (const Key& user : schema_.linked(ObjectKind::kType, from)) {
    Table table = *schema_.tables_.find(user);
    for (Column& column : table.columns) {
      if (!uses_type(column.type, from)) continue;
      Type* used = &column.type;
      for (Type& variant : column.type.variants)
        if (variant.dialect == schema_.dialect_) used = &variant;
      while (!used->item.empty()) used = &used->item.front();
      if (used->type_name.known())
        used->type_name = to;
      else
        used->name = "sql." + (from.first.empty() ? to : from.first + "." + to);
    }
    put(std::move(table));
  }
}

bool Applier::uses_type(const Type& type, const Key& key) const {
  const Type* used = &type.on(schema_.dialect_);
  while (!used->item.empty()) used = &used->item.front();
  return type_key(*used) == key;
}

void Applier::operator()(const CreateSchema& operation) {
  if (!operation.name.known()) return;
  if (schema_.schemas_.contains(*operation.name)) {
    if (!operation.if_not_exists.value_or(operation.if_not_exists.unknown()) &&
        !schema_.everything_uncertain_)
      fail(Failure::Kind::kAlreadyExists, {ObjectKind::kSchema, {}, *operation.name, {}},
           "there is a schema " + *operation.name + " already");
    return;
  }
  if (certain_) schema_.schemas_.insert(*operation.name);
}

void Applier::operator()(const DropSchema& operation) {
  if (!operation.name.known()) {
    everything_uncertain();
    return;
  }
  const std::string& name = *operation.name;
  const Key first = schema_.key(name, {});
  std::vector<Key> inside;
  for (auto table = schema_.tables_.lower_bound({first.first, {}});
       table != schema_.tables_.end() && table->first.first == first.first; ++table)
    inside.push_back(table->first);
  if (!certain_) {
    for (const Key& key : inside) uncertain_table(key);
    return;
  }
  if (!inside.empty() && !operation.cascade.value_or(operation.cascade.unknown()) &&
      sure_table(inside.front())) {
    fail(Failure::Kind::kInUse, {ObjectKind::kSchema, {}, name, {}},
         "the table " + shown(inside.front()) + " is in it");
    return;
  }
  for (const Key& key : inside) (*this)(DropTable{schema_.tables_.find(key)->name, true, true});
  std::vector<Key> types;
  for (auto type = schema_.enums_.lower_bound({first.first, {}});
       type != schema_.enums_.end() && type->first.first == first.first; ++type)
    types.push_back(type->first);
  for (const Key& key : types) schema_.enums_.erase(key);
  schema_.schemas_.erase(name);
}

}  // namespace migrate::ir
