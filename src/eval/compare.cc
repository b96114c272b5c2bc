#include "eval/compare.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace migrate::eval {
namespace {

constexpr int kDeepest = 40;
constexpr std::uint32_t kMostWalked = 200'000;
thread_local std::uint32_t walked = 0;
constexpr std::int64_t kExactInDouble = std::int64_t{1} << 53U;

template <typename T>
Order order_of(const T& left, const T& right) {
  return left < right ? Order::kLess : right < left ? Order::kGreater : Order::kEqual;
}

Order number_order(const Value& left, const Value& right) {
  const auto a = integer_of(left);
  const auto b = integer_of(right);
  if (a && b) return order_of(*a, *b);
  const auto beyond = [](const std::optional<std::int64_t>& value) {
    return value && (*value > kExactInDouble || *value < -kExactInDouble);
  };
  if (beyond(a) || beyond(b)) return Order::kUnknown;
  const double x = *real_of(left);
  const double y = *real_of(right);
  if (std::isnan(x) || std::isnan(y)) return Order::kUnordered;
  return order_of(x, y);
}

const std::vector<Value>* sequence(const Value& value) {
  if (const auto* list = value.get<ListRef>()) return &(*list)->items;
  if (const auto* tuple = value.get<TupleRef>()) return &(*tuple)->items;
  return nullptr;
}

bool complete(const Value& value) {
  const auto* list = value.get<ListRef>();
  return list == nullptr || (*list)->incomplete.empty();
}

ir::Truth equal_items(const std::vector<Value>& left, const std::vector<Value>& right, int depth) {
  if (left.size() != right.size()) return ir::Truth::kNo;
  ir::Truth result = ir::Truth::kYes;
  for (std::size_t i = 0; i < left.size(); ++i) {
    const ir::Truth same = equal(left[i], right[i], depth + 1);
    if (same == ir::Truth::kNo) return same;
    if (same == ir::Truth::kUnknown) result = same;
  }
  return result;
}

ir::Truth equal_dicts(const DictValue& left, const DictValue& right, int depth) {
  if (!left.incomplete.empty() || !right.incomplete.empty()) return ir::Truth::kUnknown;
  if (left.items.size() != right.items.size()) return ir::Truth::kNo;
  ir::Truth result = ir::Truth::kYes;
  for (const auto& [key, value] : left.items) {
    ir::Truth found = ir::Truth::kNo;
    for (const auto& [other_key, other] : right.items) {
      const ir::Truth same = equal(key, other_key, depth + 1);
      if (same == ir::Truth::kUnknown) return same;
      if (same == ir::Truth::kNo) continue;
      found = equal(value, other, depth + 1);
      break;
    }
    if (found == ir::Truth::kNo) return found;
    if (found == ir::Truth::kUnknown) result = found;
  }
  return result;
}

ir::Truth equal_sets(const SetValue& left, const SetValue& right, int depth) {
  if (left.items.size() != right.items.size()) return ir::Truth::kNo;
  for (const Value& value : left.items) {
    ir::Truth found = ir::Truth::kNo;
    for (const Value& other : right.items) {
      found = equal(value, other, depth + 1);
      if (found != ir::Truth::kNo) break;
    }
    if (found != ir::Truth::kYes) return found;
  }
  return ir::Truth::kYes;
}

// A class without __eq__ compares by identity; one that a decorator or a base made may do anything.
bool compares_by_identity(const ClassValue& of, int depth = 0) {
  if (of.enumeration) return true;
  if (depth > kDeepest || of.names->names.count("__eq__") > 0) return false;
  return std::all_of(of.bases.begin(), of.bases.end(), [depth](const Value& base) {
    const auto* known = base.get<ClassRef>();
    return known != nullptr && compares_by_identity(**known, depth + 1);
  });
}

}  // namespace

bool walk(int depth, std::size_t weight) {
  walked += static_cast<std::uint32_t>(std::min<std::size_t>(weight, kMostWalked));
  return depth <= kDeepest && walked < kMostWalked;
}

std::uint32_t take_walked() { return std::exchange(walked, 0); }

std::string_view type_name(const Value& value) {
  static constexpr std::string_view kNames[] = {
      "NoneType", "bool", "int",      "float", "str",    "bytes",  "list",   "tuple",
      "set",      "dict", "function", "type",  "object", "object", "object", "object"};
  return kNames[value.state().index()];
}

const Value& plain(const Value& value) {
  const auto* instance = value.get<InstanceRef>();
  if (instance == nullptr || !(*instance)->of->enumeration) return value;
  bool mixed = false;
  for (const Value& base : (*instance)->of->bases)
    if (const Native* const native = base.native<Native>())
      mixed = mixed || native->type_name() == "str" || native->type_name() == "int" ||
              native->type_name() == "enum.StrEnum" || native->type_name() == "enum.IntEnum";
  const auto found = (*instance)->attributes.find("value");
  return mixed && found != (*instance)->attributes.end() ? found->second : value;
}

std::optional<std::int64_t> integer_of(const Value& value) {
  if (const auto* number = value.get<std::int64_t>()) return *number;
  if (const auto* flag = value.get<bool>()) return *flag ? 1 : 0;
  return std::nullopt;
}

std::optional<double> real_of(const Value& value) {
  if (const auto* number = value.get<double>()) return *number;
  if (const auto number = integer_of(value)) return static_cast<double>(*number);
  return std::nullopt;
}

ir::Truth equal(const Value& left_value, const Value& right_value, int depth) {
  const std::string* const size = left_value.text();
  if (!walk(depth, size ? 1 + size->size() / 256 : 1)) return ir::Truth::kUnknown;
  const Value& left = plain(left_value);
  const Value& right = plain(right_value);
  if (left.is_unknown() || right.is_unknown() || left.get<AlternativesRef>() ||
      right.get<AlternativesRef>())
    return ir::Truth::kUnknown;
  if (real_of(left) && real_of(right)) {
    const Order result = number_order(left, right);
    return result == Order::kUnknown ? ir::Truth::kUnknown : truth(result == Order::kEqual);
  }
  if (left.native<Native>() || right.native<Native>()) {
    if (left.state() == right.state()) return ir::Truth::kYes;
    const auto* a = left.native<TypedObject>();
    const auto* b = right.native<TypedObject>();
    if (a && b && a->value() == b->value()) return ir::Truth::kYes;
    return ir::Truth::kUnknown;
  }
  if (left.state().index() != right.state().index()) {
    const bool instance = left.get<InstanceRef>() || right.get<InstanceRef>();
    return instance && !(left.is_none() || right.is_none()) ? ir::Truth::kUnknown : ir::Truth::kNo;
  }
  if (left.is_none()) return ir::Truth::kYes;
  // What is one object is equal to itself: Python looks at that first.
  if (left.state().index() > 5 && left.state() == right.state()) return ir::Truth::kYes;
  if (const std::string* text = left.text()) return truth(*text == *right.text());
  if (const auto* bytes = left.get<BytesRef>())
    return truth((*bytes)->bytes == (*right.get<BytesRef>())->bytes);
  if (const auto* items = sequence(left)) {
    if (!complete(left) || !complete(right)) return ir::Truth::kUnknown;
    return equal_items(*items, *sequence(right), depth);
  }
  if (const auto* dict = left.get<DictRef>())
    return equal_dicts(**dict, **right.get<DictRef>(), depth);
  if (const auto* set = left.get<SetRef>()) return equal_sets(**set, **right.get<SetRef>(), depth);
  if (left.state() == right.state()) return ir::Truth::kYes;
  const auto* instance = left.get<InstanceRef>();
  if (instance && !(compares_by_identity(*(*instance)->of) &&
                    compares_by_identity(*(*right.get<InstanceRef>())->of)))
    return ir::Truth::kUnknown;
  return ir::Truth::kNo;
}

Order order(const Value& left_value, const Value& right_value, int depth) {
  if (!walk(depth)) return Order::kUnknown;
  const Value& left = plain(left_value);
  const Value& right = plain(right_value);
  if (real_of(left) && real_of(right)) return number_order(left, right);
  // UTF-8 sorts as its code points do.
  if (left.text() && right.text()) return order_of(*left.text(), *right.text());
  if (left.get<BytesRef>() && right.get<BytesRef>())
    return order_of((*left.get<BytesRef>())->bytes, (*right.get<BytesRef>())->bytes);
  const auto* a = sequence(left);
  const auto* b = sequence(right);
  if (a && b && left.state().index() == right.state().index()) {
    if (!complete(left) || !complete(right)) return Order::kUnknown;
    for (std::size_t i = 0; i < std::min(a->size(), b->size()); ++i) {
      const ir::Truth same = equal((*a)[i], (*b)[i], depth + 1);
      if (same == ir::Truth::kUnknown) return Order::kUnknown;
      if (same == ir::Truth::kNo) return order((*a)[i], (*b)[i], depth + 1);
    }
    return order_of(a->size(), b->size());
  }
  const auto plain_type = [](const Value& value) { return value.state().index() <= 9; };
  const bool sets = left.get<SetRef>() && right.get<SetRef>();
  return plain_type(left) && plain_type(right) && !sets ? Order::kNotOrderable : Order::kUnknown;
}

ir::Truth truth_of(const Value& value) {
  if (value.is_none()) return ir::Truth::kNo;
  if (const auto number = real_of(value)) return truth(*number != 0);
  if (const std::string* text = value.text()) return truth(!text->empty());
  if (const auto* bytes = value.get<BytesRef>()) return truth(!(*bytes)->bytes.empty());
  if (const auto* tuple = value.get<TupleRef>()) return truth(!(*tuple)->items.empty());
  if (const auto* set = value.get<SetRef>()) return truth(!(*set)->items.empty());
  if (const auto* list = value.get<ListRef>()) {
    if ((*list)->items.empty() && !(*list)->incomplete.empty()) return ir::Truth::kUnknown;
    return truth(!(*list)->items.empty());
  }
  if (const auto* dict = value.get<DictRef>()) {
    if ((*dict)->items.empty() && !(*dict)->incomplete.empty()) return ir::Truth::kUnknown;
    return truth(!(*dict)->items.empty());
  }
  if (const Native* const native = value.native<Native>()) return native->truth();
  if (const auto* several = value.get<AlternativesRef>()) {
    const ir::Truth first = truth_of((*several)->values.front());
    for (const Value& other : (*several)->values)
      if (truth_of(other) != first) return ir::Truth::kUnknown;
    return first;
  }
  if (const auto* instance = value.get<InstanceRef>()) {
    if (const Value& under = plain(value); &under != &value) return truth_of(under);
    return compares_by_identity(*(*instance)->of) &&
                   (*instance)->of->names->names.count("__bool__") == 0 &&
                   (*instance)->of->names->names.count("__len__") == 0
               ? ir::Truth::kYes
               : ir::Truth::kUnknown;
  }
  return value.is_unknown() ? ir::Truth::kUnknown : ir::Truth::kYes;
}

ir::Truth hashable(const Value& value) {
  if (value.get<ListRef>() || value.get<DictRef>() || value.get<SetRef>()) return ir::Truth::kNo;
  if (value.is_unknown() || value.get<AlternativesRef>()) return ir::Truth::kUnknown;
  if (const auto* tuple = value.get<TupleRef>()) {
    for (const Value& item : (*tuple)->items)
      if (!item.get<TupleRef>() && hashable(item) != ir::Truth::kYes) return hashable(item);
  }
  return ir::Truth::kYes;
}

const Value* first_unknown(const Value& value, int depth) {
  if (value.is_unknown()) return &value;
  if (!walk(depth)) return nullptr;
  const auto in = [depth](const std::vector<Value>& values) -> const Value* {
    for (const Value& item : values)
      if (const Value* const found = first_unknown(item, depth + 1)) return found;
    return nullptr;
  };
  if (const auto* items = sequence(value)) return in(*items);
  if (const auto* set = value.get<SetRef>()) return in((*set)->items);
  if (const auto* dict = value.get<DictRef>())
    for (const auto& [key, item] : (*dict)->items) {
      if (const Value* const found = first_unknown(key, depth + 1)) return found;
      if (const Value* const found = first_unknown(item, depth + 1)) return found;
    }
  return nullptr;
}

bool is_constant(const Value& value, int depth) {
  if (!walk(depth) || value.is_unknown() || value.get<AlternativesRef>() || value.native<Native>())
    return false;
  const auto all = [depth](const std::vector<Value>& values) {
    return std::all_of(values.begin(), values.end(),
                       [depth](const Value& item) { return is_constant(item, depth + 1); });
  };
  if (const auto* items = sequence(value)) return complete(value) && all(*items);
  if (const auto* set = value.get<SetRef>()) return all((*set)->items);
  if (const auto* dict = value.get<DictRef>())
    return (*dict)->incomplete.empty() &&
           std::all_of((*dict)->items.begin(), (*dict)->items.end(), [depth](const auto& item) {
             return is_constant(item.first, depth + 1) && is_constant(item.second, depth + 1);
           });
  return true;
}

}  // namespace migrate::eval
