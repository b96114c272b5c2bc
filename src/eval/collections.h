// Lists, tuples, sets and dictionaries: made, searched and taken apart as CPython does.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "eval/outcome.h"

namespace migrate::eval {

Value make_list(std::vector<Value> items, std::string incomplete = {});
Value make_tuple(std::vector<Value> items);
Value make_dict(std::vector<std::pair<Value, Value>> items);
// Each value once, the first of equal ones. Unknown where equality is not known.
Outcome make_set(std::vector<Value> items);
Value make_bytes(std::string bytes);
// The values once each, as alternatives; the only one as itself; an unknown value beyond the limit.
Value one_of(std::vector<Value> values);
// Whether they are one and the same, of one class: what branches may both leave.
bool same(const Value& left, const Value& right);

// The items of what Python itself can iterate; nothing for anything else. `incomplete` when there
// may be more.
struct Items {
  std::vector<Value> values;
  std::string incomplete;
};
std::optional<Items> items_of(const Value& iterable);

// Where the key is. `certain` is false when a key that is not known may be equal to it.
struct Found {
  std::optional<std::size_t> index;
  bool certain = true;
};
Found find_key(const DictValue& dict, const Value& key);
Found find_item(const std::vector<Value>& items, const Value& value);
void set_item(DictValue& dict, const Value& key, Value value);

Outcome contains(const Value& container, const Value& item);
Outcome subscript(const Value& object, const Value& index);
// A lower, upper or step that is absent is None.
Outcome slice(const Value& object, const Value& lower, const Value& upper, const Value& step);
// The elements that a slice takes of so many.
std::optional<std::vector<std::size_t>> slice_indices(std::size_t size, const Value& lower,
                                                      const Value& upper, const Value& step);
// A list's element number, counted from the end when it is negative; nothing: out of range.
std::optional<std::size_t> element(std::size_t size, std::int64_t index);

}  // namespace migrate::eval
