#include "migrate/ir/schema.h"

#include <algorithm>

namespace migrate::ir {

namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool is_sqlite(std::string_view dialect) { return dialect == "sqlite"; }
bool is_mysql(std::string_view dialect) { return dialect == "mysql" || dialect == "mariadb"; }

ObjectRef table_ref(const Schema::Key& key) {
  return {ObjectKind::kTable, key.first, key.second, {}};
}

}  // namespace

Schema::Key Schema::key(const std::string& schema, std::string_view name) const {
  const bool is_default =
      (dialect_ == "postgresql" && schema == "public") || (is_sqlite(dialect_) && schema == "main");
  if (is_sqlite(dialect_)) return {is_default ? std::string() : lower(schema), lower(name)};
  return {is_default ? std::string() : schema, std::string(name)};
}

Schema::Key Schema::key(const TableName& name) const {
  return key(name.schema.value_or({}), *name.name);
}

bool Schema::same(std::string_view a, std::string_view b) const {
  if (a == b) return true;
  return (is_sqlite(dialect_) || is_mysql(dialect_)) && a.size() == b.size() &&
         lower(a) == lower(b);
}

std::string Schema::folded(std::string_view name) const {
  return is_sqlite(dialect_) || is_mysql(dialect_) ? lower(name) : std::string(name);
}

bool Schema::sure(const ObjectRef& object) const {
  const Mark* const mark = marks_.find(object);
  return mark == nullptr ? !everything_uncertain_ : *mark == Mark::kCertain;
}

Truth Schema::has_table(const TableName& name) const {
  if (!name.known()) return Truth::kUnknown;
  const Key place = key(name);
  const bool listed = tables_.contains(place);
  if (const Mark* const mark = marks_.find(table_ref(place))) {
    if (*mark == Mark::kUncertain) return Truth::kUnknown;
    return *mark == Mark::kExists || listed ? Truth::kYes : Truth::kNo;
  }
  if (everything_uncertain_) return Truth::kUnknown;
  if (listed) return Truth::kYes;
  return other_tables_ ? Truth::kUnknown : Truth::kNo;
}

const Table* Schema::table(const TableName& name) const {
  return has_table(name) == Truth::kYes ? tables_.find(key(name)) : nullptr;
}

bool Schema::uncertain(const TableName& name) const {
  if (!name.known()) return true;
  const ObjectRef ref = table_ref(key(name));
  if (!sure(ref)) return true;
  constexpr ObjectKind kParts[] = {ObjectKind::kColumn, ObjectKind::kIndex,
                                   ObjectKind::kConstraint};
  return std::any_of(std::begin(kParts), std::end(kParts), [&](ObjectKind kind) {
    const ObjectRef first{kind, ref.schema, ref.name, {}};
    const auto found = marks_.lower_bound(first);
    return found != marks_.end() && found->first.kind == kind &&
           found->first.schema == ref.schema && found->first.name == ref.name;
  });
}

Truth Schema::part(const Table* table, const TableName& name, ObjectKind kind,
                   std::string_view part, bool listed, bool may_be_unlisted) const {
  const Truth there = has_table(name);
  if (there == Truth::kNo) return Truth::kNo;
  if (!name.known()) return Truth::kUnknown;
  const Key place = key(name);
  if (const Mark* const mark = marks_.find({kind, place.first, place.second, folded(part)})) {
    if (*mark == Mark::kUncertain) return Truth::kUnknown;
    return listed ? Truth::kYes : Truth::kNo;
  }
  if (there == Truth::kUnknown || table == nullptr || !sure(table_ref(place)))
    return Truth::kUnknown;
  if (listed) return Truth::kYes;
  return may_be_unlisted || !table->incomplete.empty() ? Truth::kUnknown : Truth::kNo;
}

Truth Schema::has_column(const TableName& name, std::string_view column) const {
  const Table* const table = name.known() ? tables_.find(key(name)) : nullptr;
  bool listed = false;
  bool nameless = false;
  if (table != nullptr)
    for (const Column& candidate : table->columns) {
      if (candidate.name.known())
        listed = listed || same(*candidate.name, column);
      else
        nameless = true;
    }
  return part(table, name, ObjectKind::kColumn, column, listed, nameless);
}

Truth Schema::has_index(const TableName& name, std::string_view index) const {
  const Table* const table = name.known() ? tables_.find(key(name)) : nullptr;
  bool listed = false;
  bool nameless = false;
  const auto look = [&](const Arg<std::string>& own) {
    if (own.known())
      listed = listed || same(*own, index);
    else
      nameless = nameless || own.unknown();
  };
  if (table != nullptr) {
    for (const Index& candidate : table->indexes) look(candidate.name.name);
    // The inspector lists the index of a unique constraint too, but no database's primary key.
    for (const Constraint& constraint : table->constraints)
      if (constraint.kind == Constraint::Kind::kUnique && !is_sqlite(dialect_))
        look(constraint.name.name);
  }
  return part(table, name, ObjectKind::kIndex, index, listed, nameless);
}

Truth Schema::has_constraint(const TableName& name, std::string_view constraint) const {
  const Table* const table = name.known() ? tables_.find(key(name)) : nullptr;
  bool listed = false;
  bool nameless = false;
  if (table != nullptr)
    for (const Constraint& candidate : table->constraints) {
      const Arg<std::string>& own = candidate.name.name;
      listed = listed || (own.known() && same(*own, constraint));
      nameless = nameless || own.unknown();
    }
  return part(table, name, ObjectKind::kConstraint, constraint, listed, nameless);
}

Truth Schema::has_type(const std::string& schema, const std::string& name) const {
  const Key place = key(schema, name);
  const bool listed = enums_.contains(place) ||
                      others_.contains({ObjectKind::kType, place.first, place.second, {}}) ||
                      others_.contains({ObjectKind::kDomain, place.first, place.second, {}});
  const ObjectRef ref{ObjectKind::kType, place.first, place.second, {}};
  if (!sure(ref)) return Truth::kUnknown;
  return listed ? Truth::kYes : Truth::kNo;
}

const Column* Schema::column(const TableName& name, std::string_view column) const {
  if (has_column(name, column) != Truth::kYes) return nullptr;
  for (const Column& candidate : tables_.find(key(name))->columns)
    if (candidate.name.known() && same(*candidate.name, column)) return &candidate;
  return nullptr;
}

std::vector<Schema::Key> Schema::linked(ObjectKind kind, const Key& place) const {
  const ObjectRef object{kind, place.first, place.second, {}};
  std::vector<Key> found;
  for (auto link = links_.lower_bound({object, {}});
       link != links_.end() && link->first.first == object; ++link)
    found.push_back(link->first.second);
  return found;
}

const Table* Schema::table_of_index(const std::string& schema, std::string_view index) const {
  const std::vector<Key> owners = linked(ObjectKind::kIndex, key(schema, index));
  return owners.size() == 1 ? tables_.find(owners.front()) : nullptr;
}

std::vector<std::pair<const Table*, const Constraint*>> Schema::referrers(
    const TableName& name) const {
  std::vector<std::pair<const Table*, const Constraint*>> found;
  if (!name.known()) return found;
  const Key place = key(name);
  for (const Key& referrer : linked(ObjectKind::kTable, place)) {
    const Table* const table = tables_.find(referrer);
    for (const Constraint& constraint : table->constraints)
      if (constraint.kind == Constraint::Kind::kForeignKey && constraint.referent.known() &&
          key(constraint.referent) == place)
        found.emplace_back(table, &constraint);
  }
  return found;
}

std::vector<const Table*> Schema::users_of_type(const std::string& schema,
                                                const std::string& name) const {
  std::vector<const Table*> found;
  for (const Key& user : linked(ObjectKind::kType, key(schema, name)))
    found.push_back(tables_.find(user));
  return found;
}

}  // namespace migrate::ir
