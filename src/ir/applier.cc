#include "ir/applier.h"

#include <algorithm>
#include <set>

#include "ir/naming.h"

namespace migrate::ir {

namespace {

ObjectRef ref(ObjectKind kind, const Schema::Key& key) { return {kind, key.first, key.second, {}}; }

}  // namespace

std::vector<Failure> apply(Schema& schema, const Operation& operation, bool certain,
                           bool from_sql) {
  Applier applier(schema, certain, from_sql);
  std::visit(applier, operation);
  return applier.take_failures();
}

std::string shown(const Schema::Key& key) {
  return key.first.empty() ? key.second : key.first + "." + key.second;
}

std::string shown(const TableName& name) {
  return shown(Schema::Key(name.schema.value_or({}), name.name.value_or("?")));
}

std::size_t find_column(const Schema& schema, const Table& table, std::string_view name) {
  std::size_t i = 0;
  while (i < table.columns.size() &&
         !(table.columns[i].name.known() && schema.same(*table.columns[i].name, name)))
    ++i;
  return i;
}

bool same_columns(const Schema& schema, const std::vector<std::string>& a,
                  const std::vector<std::string>& b) {
  return a.size() == b.size() && std::all_of(a.begin(), a.end(), [&](const std::string& name) {
           return std::any_of(b.begin(), b.end(),
                              [&](const std::string& other) { return schema.same(name, other); });
         });
}

Arg<std::string> Applier::given_name(const Naming& naming) const {
  if (from_sql_) return naming.given.name;
  return conventional_name(schema_.convention_, naming, max_identifier_length(schema_.dialect_));
}

void Applier::fail(Failure::Kind kind, ObjectRef object, std::string message) {
  if (!certain_) return;
  Failure failure{kind, std::move(object), std::move(message)};
  if (std::find(failures_.begin(), failures_.end(), failure) == failures_.end())
    failures_.push_back(std::move(failure));
}

void Applier::everything_uncertain() {
  schema_.everything_uncertain_ = true;
  schema_.marks_.clear();
}

void Applier::uncertain_table(const Key& key) {
  schema_.marks_.set(ref(ObjectKind::kTable, key), Mark::kUncertain);
}

bool Applier::sure_table(const Key& key) const {
  return schema_.sure(ref(ObjectKind::kTable, key));
}

void Applier::settle(const ObjectRef& object, bool already_sure) {
  if (!certain_)
    schema_.marks_.set(object, Mark::kUncertain);
  else if (already_sure)
    schema_.marks_.erase(object);
  else
    schema_.marks_.set(object, Mark::kCertain);
}

void Applier::settle_table(const Key& key) {
  if (certain_) {
    for (const ObjectKind kind :
         {ObjectKind::kColumn, ObjectKind::kIndex, ObjectKind::kConstraint}) {
      std::vector<ObjectRef> parts;
      for (auto mark = schema_.marks_.lower_bound(ref(kind, key));
           mark != schema_.marks_.end() && mark->first.kind == kind &&
           mark->first.schema == key.first && mark->first.name == key.second;
           ++mark)
        parts.push_back(mark->first);
      for (const ObjectRef& part : parts) schema_.marks_.erase(part);
    }
  }
  settle(ref(ObjectKind::kTable, key), !schema_.may_have_other_tables());
}

void Applier::settle_part(ObjectKind kind, const Key& key, const Arg<std::string>& part) {
  if (part.known())
    settle({kind, key.first, key.second, schema_.folded(*part)}, sure_table(key));
  else if (!certain_)
    uncertain_table(key);
}

void Applier::settle_type(const Key& key) {
  settle(ref(ObjectKind::kType, key), !schema_.everything_uncertain_);
}

void Applier::no_table(const TableName& name) {
  const Key key = schema_.key(name);
  fail(Failure::Kind::kUnknownObject, ref(ObjectKind::kTable, key),
       "there is no table " + shown(name));
  if (certain_) uncertain_table(key);
}

std::optional<Table> Applier::open(const TableName& name) {
  if (!name.known()) {
    everything_uncertain();
    return std::nullopt;
  }
  const Key key = schema_.key(name);
  const Truth there = schema_.has_table(name);
  if (there == Truth::kNo) {
    no_table(name);
    return std::nullopt;
  }
  const Table* const known = schema_.tables_.find(key);
  if (there == Truth::kUnknown && !certain_) return std::nullopt;
  if (there == Truth::kUnknown) schema_.marks_.set(ref(ObjectKind::kTable, key), Mark::kExists);
  if (known != nullptr) return *known;
  Table table;
  table.name = name;
  table.incomplete = "nothing tells how the table was made";
  return table;
}

std::optional<Schema::Key> Applier::type_key(const Type& type) const {
  if (type.type_name.known()) return schema_.key(type.schema.value_or({}), *type.type_name);
  constexpr std::string_view kOfText = "sql.";
  if (!type.name.starts_with(kOfText)) return std::nullopt;
  const std::string name = type.name.substr(kOfText.size());
  const std::size_t dot = name.find('.');
  if (dot == std::string::npos) return schema_.key({}, name);
  return schema_.key(name.substr(0, dot), name.substr(dot + 1));
}

std::vector<ObjectRef> Applier::links_of(const Table& table) const {
  std::set<ObjectRef> links;
  const std::string own_schema = table.name.schema.value_or({});
  const auto add = [&](ObjectKind kind, const Key& key) { links.insert(ref(kind, key)); };
  const auto add_named = [&](ObjectKind kind, const Arg<std::string>& name) {
    if (name.known()) add(kind, schema_.key(own_schema, *name));
  };
  for (const Column& column : table.columns) {
    const Type* type = &column.type.on(schema_.dialect_);
    while (!type->item.empty()) type = &type->item.front();
    if (const std::optional<Key> used = type_key(*type)) add(ObjectKind::kType, *used);
  }
  for (const Constraint& constraint : table.constraints) {
    add_named(ObjectKind::kConstraint, constraint.name.name);
    if (constraint.kind == Constraint::Kind::kForeignKey) {
      if (constraint.referent.known()) add(ObjectKind::kTable, schema_.key(constraint.referent));
    } else if (constraint.kind != Constraint::Kind::kCheck && on("postgresql")) {
      add_named(ObjectKind::kIndex, constraint.name.name);
    }
  }
  for (const Index& index : table.indexes) add_named(ObjectKind::kIndex, index.name.name);
  return {links.begin(), links.end()};
}

void Applier::relink(const Key& key, const Table* before, const Table* after) {
  const std::vector<ObjectRef> old =
      before == nullptr ? std::vector<ObjectRef>() : links_of(*before);
  const std::vector<ObjectRef> now = after == nullptr ? std::vector<ObjectRef>() : links_of(*after);
  for (const ObjectRef& object : old)
    if (!std::binary_search(now.begin(), now.end(), object)) schema_.links_.erase({object, key});
  for (const ObjectRef& object : now)
    if (!std::binary_search(old.begin(), old.end(), object)) schema_.links_.set({object, key}, {});
}

void Applier::put(Table table) {
  const Key key = schema_.key(table.name);
  relink(key, schema_.tables_.find(key), &table);
  schema_.tables_.set(key, std::move(table));
}

void Applier::remove(const Key& key) {
  relink(key, schema_.tables_.find(key), nullptr);
  schema_.tables_.erase(key);
}

bool Applier::relation_taken(const Key& key) const {
  if (schema_.has_table({key.first, key.second}) == Truth::kYes) return true;
  if (schema_.everything_uncertain_) return false;
  if (schema_.views_.contains(key)) return true;
  return on("postgresql") &&
         (schema_.others_.contains(ref(ObjectKind::kSequence, key)) || index_taken(key));
}

bool Applier::index_taken(const Key& key) const {
  const std::vector<Key> owners = schema_.linked(ObjectKind::kIndex, key);
  return std::any_of(owners.begin(), owners.end(), [&](const Key& owner) {
    const std::string own = schema_.folded(key.second);
    return sure_table(owner) &&
           schema_.marks_.find({ObjectKind::kIndex, owner.first, owner.second, own}) == nullptr &&
           schema_.marks_.find({ObjectKind::kConstraint, owner.first, owner.second, own}) ==
               nullptr;
  });
}

std::vector<Schema::Key> Applier::views_of(const Key& table, std::string_view column) const {
  std::vector<Key> found;
  if (!on("postgresql") || schema_.everything_uncertain_) return found;
  for (const auto& [key, view] : schema_.views_) {
    const bool reads =
        std::any_of(view.reads.begin(), view.reads.end(), [&](const ObjectRef& object) {
          if (schema_.key(object.schema, object.name) != table) return false;
          return column.empty() ||
                 (object.kind == ObjectKind::kColumn && schema_.same(object.part, column));
        });
    if (reads && schema_.sure(ref(ObjectKind::kView, key))) found.push_back(key);
  }
  return found;
}

void Applier::drop_view(const Key& view) {
  std::vector<Key> todo = {view};
  while (!todo.empty()) {
    const Key next = todo.back();
    todo.pop_back();
    if (!schema_.views_.contains(next)) continue;
    schema_.views_.erase(next);
    for (Key& reader : views_of(next, {})) todo.push_back(std::move(reader));
  }
}

bool Applier::clear_views(const Key& table, std::string_view column, bool cascade,
                          const ObjectRef& what) {
  const std::vector<Key> views = views_of(table, column);
  if (views.empty()) return true;
  if (cascade) {
    for (const Key& view : views) drop_view(view);
    return true;
  }
  fail(Failure::Kind::kInUse, what, "the view " + shown(views.front()) + " needs it");
  return false;
}

}  // namespace migrate::ir
