#include "eval/journal.h"

#include <algorithm>

#include "eval/collections.h"
#include "eval/compare.h"

namespace migrate::eval {
namespace {

using Key = std::pair<const void*, std::string>;

Key key_of(const Cell& cell) {
  return {std::visit([](const auto& holder) { return static_cast<const void*>(holder.get()); },
                     cell.holder),
          cell.name};
}

template <typename Names>
std::optional<Value> find(const Names& names, const std::string& name) {
  const auto found = names.find(name);
  return found == names.end() ? std::nullopt : std::optional(found->second);
}

Cell::Content current(const Cell& cell) {
  if (const auto* scope = std::get_if<std::shared_ptr<Scope>>(&cell.holder))
    return find((*scope)->names, cell.name);
  if (const auto* instance = std::get_if<InstanceRef>(&cell.holder))
    return find((*instance)->attributes, cell.name);
  if (const auto* list = std::get_if<ListRef>(&cell.holder)) return **list;
  if (const auto* dict = std::get_if<DictRef>(&cell.holder)) return **dict;
  return **std::get_if<SetRef>(&cell.holder);
}

std::size_t size_of(const Cell::Content& content) {
  if (const auto* list = std::get_if<ListValue>(&content)) return list->items.size() + 1;
  if (const auto* dict = std::get_if<DictValue>(&content)) return dict->items.size() + 1;
  if (const auto* set = std::get_if<SetValue>(&content)) return set->items.size() + 1;
  return 1;
}

constexpr const char* kByBranch = "what else it holds depends on the branches taken";

// What is at the front of both; there may be more.
ListValue joined(const ListValue& left, const ListValue& right) {
  if (left.items.size() == right.items.size()) {
    // Each element is one of two.
    ListValue result{{}, left.incomplete.empty() ? right.incomplete : left.incomplete};
    for (std::size_t i = 0; i < left.items.size(); ++i)
      result.items.push_back(same(left.items[i], right.items[i])
                                 ? left.items[i]
                                 : one_of({left.items[i], right.items[i]}));
    return result;
  }
  ListValue result;
  const std::size_t size = std::min(left.items.size(), right.items.size());
  for (std::size_t i = 0; i < size && same(left.items[i], right.items[i]); ++i)
    result.items.push_back(left.items[i]);
  result.incomplete = kByBranch;
  return result;
}

DictValue joined(const DictValue& left, const DictValue& right) {
  DictValue result;
  result.incomplete = left.incomplete.empty() ? right.incomplete : left.incomplete;
  if (left.items.size() != right.items.size()) result.incomplete = kByBranch;
  for (std::size_t i = 0; i < left.items.size(); ++i) {
    const auto& [key, value] = left.items[i];
    const bool there = i < right.items.size() && same(right.items[i].first, key);
    const Found found = there ? Found{i, true} : find_key(right, key);
    if (!found.index) {
      result.incomplete = kByBranch;
      continue;
    }
    const Value& other = right.items[*found.index].second;
    result.items.emplace_back(key, same(value, other) ? value : one_of({value, other}));
  }
  return result;
}

Cell::Content joined(const Cell::Content& left, const Cell::Content& right) {
  if (const auto* list = std::get_if<ListValue>(&left))
    return joined(*list, *std::get_if<ListValue>(&right));
  if (const auto* dict = std::get_if<DictValue>(&left))
    return joined(*dict, *std::get_if<DictValue>(&right));
  if (const auto* set = std::get_if<SetValue>(&left)) {
    const auto* other = std::get_if<SetValue>(&right);
    if (set->items.size() == other->items.size() &&
        std::equal(set->items.begin(), set->items.end(), other->items.begin(), same))
      return *set;
    // A set cannot say that there may be more.
    return SetValue{{Value::unknown(
        {.reason = "branches", .detail = kByBranch, .span = {}, .path = {}, .may_act = false})}};
  }
  const auto& value = *std::get_if<std::optional<Value>>(&left);
  const auto& other = *std::get_if<std::optional<Value>>(&right);
  // Where a path leaves a name without a value, using it there would be an error.
  if (!value || !other) return value ? value : other;
  return same(*value, *other) ? *value : one_of({*value, *other});
}

}  // namespace

void Journal::note(Cell cell) {
  if (frames_.empty()) return;
  Key key = key_of(cell);
  if (frames_.back().count(key) > 0) return;
  cell.content = current(cell);
  work_ += size_of(cell.content);
  frames_.back().emplace(std::move(key), std::move(cell));
}

void Journal::write(const Cell& cell) {
  const auto* value = std::get_if<std::optional<Value>>(&cell.content);
  if (const auto* scope = std::get_if<std::shared_ptr<Scope>>(&cell.holder)) {
    set(*scope, cell.name, *value);
  } else if (const auto* instance = std::get_if<InstanceRef>(&cell.holder)) {
    set(*instance, cell.name, *value);
  } else if (const auto* list = std::get_if<ListRef>(&cell.holder)) {
    change(*list) = *std::get_if<ListValue>(&cell.content);
  } else if (const auto* dict = std::get_if<DictRef>(&cell.holder)) {
    change(*dict) = *std::get_if<DictValue>(&cell.content);
  } else {
    change(*std::get_if<SetRef>(&cell.holder)) = *std::get_if<SetValue>(&cell.content);
  }
}

void Journal::set(const std::shared_ptr<Scope>& scope, std::string_view name,
                  std::optional<Value> value) {
  if (!frames_.empty()) note({scope, std::string(name), std::optional<Value>()});
  const auto found = scope->names.find(name);
  if (!value) {
    if (found != scope->names.end()) scope->names.erase(found);
  } else if (found != scope->names.end()) {
    found->second = *std::move(value);
  } else {
    scope->names.emplace(name, *std::move(value));
  }
}

void Journal::set(const InstanceRef& instance, std::string_view name, std::optional<Value> value) {
  if (!frames_.empty()) note({instance, std::string(name), std::optional<Value>()});
  if (value)
    instance->attributes.insert_or_assign(std::string(name), *std::move(value));
  else if (const auto found = instance->attributes.find(name); found != instance->attributes.end())
    instance->attributes.erase(found);
}

ListValue& Journal::change(const ListRef& list) {
  note({list, {}, ListValue{}});
  return *list;
}

DictValue& Journal::change(const DictRef& dict) {
  note({dict, {}, DictValue{}});
  return *dict;
}

SetValue& Journal::change(const SetRef& set) {
  note({set, {}, SetValue{}});
  return *set;
}

std::size_t Journal::open() {
  frames_.emplace_back();
  return frames_.size() - 1;
}

Changes Journal::undo() {
  Changes before = std::move(frames_.back());
  frames_.pop_back();
  Changes after;
  std::vector<Changes> outer = std::exchange(frames_, {});  // nothing is noted of going back
  for (auto& [key, cell] : before) {
    Cell left = cell;
    left.content = current(cell);
    work_ += size_of(left.content);
    write(cell);
    after.emplace(key, std::move(left));
  }
  frames_ = std::move(outer);
  return after;
}

void Journal::keep() {
  Changes before = std::move(frames_.back());
  frames_.pop_back();
  if (!frames_.empty()) frames_.back().merge(before);
}

Changes Journal::changes_since(std::size_t frame) const {
  Changes result;
  for (std::size_t i = frame; i < frames_.size(); ++i)
    for (const auto& [key, cell] : frames_[i]) {
      if (result.count(key) > 0) continue;
      Cell now = cell;
      now.content = current(cell);
      result.emplace(key, std::move(now));
    }
  return result;
}

void Journal::apply(const Changes& changes) {
  for (const auto& [key, cell] : changes) write(cell);
}

void Journal::join(const std::vector<Changes>& others) {
  Changes result = undo();
  for (const Changes& other : others)
    for (const auto& [key, cell] : other) {
      if (result.count(key) > 0) continue;
      Cell untouched = cell;  // by this path
      untouched.content = current(cell);
      result.emplace(key, std::move(untouched));
    }
  for (auto& [key, cell] : result)
    for (const Changes& other : others) {
      const auto found = other.find(key);
      cell.content =
          joined(cell.content, found == other.end() ? current(cell) : found->second.content);
      work_ += size_of(cell.content);
    }
  apply(result);
}

}  // namespace migrate::eval
