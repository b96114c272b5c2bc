#include "eval/collections.h"

#include <algorithm>
#include <unordered_set>

#include "eval/compare.h"
#include "eval/repr.h"
#include "eval/text.h"

namespace migrate::eval {
namespace {

template <typename T>
Value shared(T value) {
  return Value(Value::State(std::make_shared<T>(std::move(value))));
}

Outcome missing(const Value& key) {
  return Outcome::raise("KeyError", repr(key).value_or("a key"));
}

Outcome in_dict(const DictValue& dict, const Value& key) {
  const Found found = find_key(dict, key);
  if (found.index && found.certain) return dict.items[*found.index].second;
  if (!found.certain) return unmodelled("which entry this is cannot be known");
  if (!dict.incomplete.empty()) return unmodelled(dict.incomplete);
  return missing(key);
}

Outcome in_sequence(const std::vector<Value>& items, const std::string& incomplete,
                    const Value& index) {
  const auto number = integer_of(index);
  if (!number) {
    if (index.get<InstanceRef>() || index.native<Native>()) return unmodelled("this index");
    return Outcome::raise(
        "TypeError", "indices must be integers or slices, not " + std::string(type_name(index)));
  }
  if (!incomplete.empty() && *number < 0) return unmodelled(incomplete);
  if (const auto at = element(items.size(), *number)) return items[*at];
  if (!incomplete.empty()) return unmodelled(incomplete);
  return Outcome::raise("IndexError", "index out of range");
}

Outcome in_text(const Str& text, const Value& index) {
  walk(0, text.text.size() / 64);
  const auto number = integer_of(index);
  if (!number) return Outcome::raise("TypeError", "string indices must be integers");
  const auto at = element(code_points(text.text), *number);
  if (!at) return Outcome::raise("IndexError", "string index out of range");
  return substring(text, byte_of(text.text, *at), byte_of(text.text, *at + 1));
}

Outcome text_slice(const Str& text, const Value& lower, const Value& upper, const Value& step) {
  walk(0, text.text.size() / 16);
  const auto indices = slice_indices(code_points(text.text), lower, upper, step);
  if (!indices) return unmodelled("this slice");
  if (indices->empty()) return Value::string("");
  const bool forward = indices->back() - indices->front() + 1 == indices->size();
  if (forward)
    return substring(text, byte_of(text.text, indices->front()),
                     byte_of(text.text, indices->back() + 1));
  const auto letters = characters(text.text);
  std::string result;
  for (const std::size_t i : *indices) result += letters[i];
  return Value::string(std::move(result));
}

}  // namespace

Value make_list(std::vector<Value> items, std::string incomplete) {
  return shared(ListValue{std::move(items), std::move(incomplete)});
}

Value make_tuple(std::vector<Value> items) {
  return Value(Value::State(std::make_shared<const TupleValue>(TupleValue{std::move(items)})));
}

Value make_dict(std::vector<std::pair<Value, Value>> items) {
  return shared(DictValue{std::move(items), {}});
}

Value make_bytes(std::string bytes) {
  return Value(Value::State(std::make_shared<const BytesValue>(BytesValue{std::move(bytes)})));
}

Outcome make_set(std::vector<Value> items) {
  SetValue set;
  // Strings, by far the most frequent, are told apart without comparing each with each.
  std::unordered_set<std::string_view> texts;
  for (Value& item : items) {
    if (hashable(item) == ir::Truth::kNo)
      return Outcome::raise("TypeError", "unhashable type: '" + std::string(type_name(item)) + "'");
    if (hashable(item) == ir::Truth::kUnknown) {
      const Value* const unknown = first_unknown(item);
      return unknown ? *unknown : unmodelled("a set with an element that is not known");
    }
    if (item.text()) {
      if (!texts.insert(*item.text()).second) continue;
    } else {
      const Found found = find_item(set.items, item);
      if (!found.certain) return unmodelled("a set with elements that cannot be compared");
      if (found.index) continue;
    }
    set.items.push_back(item);
  }
  return shared(std::move(set));
}

bool same(const Value& left, const Value& right) {
  if (left.state() == right.state()) return true;
  if (!walk(0)) return false;
  if (left.state().index() != right.state().index()) return false;
  if (left.text()) return *left.text() == *right.text();
  if (const auto* tuple = left.get<TupleRef>()) {
    const auto& other = (*right.get<TupleRef>())->items;
    return is_constant(left) && std::equal((*tuple)->items.begin(), (*tuple)->items.end(),
                                           other.begin(), other.end(), same);
  }
  if (left.get<BytesRef>() || left.native<TypedObject>())
    return equal(left, right) == ir::Truth::kYes;
  return false;
}

Value one_of(std::vector<Value> values) {
  std::vector<Value> different;
  const auto add = [&different](const Value& value) {
    if (std::none_of(different.begin(), different.end(),
                     [&value](const Value& other) { return same(value, other); }))
      different.push_back(value);
  };
  for (const Value& value : values) {
    if (value.is_unknown()) return value;
    if (const auto* several = value.get<AlternativesRef>())
      std::for_each((*several)->values.begin(), (*several)->values.end(), add);
    else
      add(value);
    if (different.size() > kMostAlternatives)
      return Value::unknown({.reason = "branches",
                             .detail = "it depends on the branches taken",
                             .span = {},
                             .path = {},
                             .may_act = false});
  }
  if (different.size() == 1) return std::move(different.front());
  return Value(
      Value::State(std::make_shared<const Alternatives>(Alternatives{std::move(different)})));
}

std::optional<Items> items_of(const Value& iterable) {
  if (const auto* list = iterable.get<ListRef>()) walk(0, (*list)->items.size() / 8);
  if (const auto* text = iterable.text()) walk(0, text->size());
  if (const auto* list = iterable.get<ListRef>()) return Items{(*list)->items, (*list)->incomplete};
  if (const auto* tuple = iterable.get<TupleRef>()) return Items{(*tuple)->items, {}};
  if (const auto* set = iterable.get<SetRef>()) {
    // Python does not promise the order, nor does ours: only the elements are known.
    return Items{(*set)->items, {}};
  }
  if (const auto* dict = iterable.get<DictRef>()) {
    Items result{{}, (*dict)->incomplete};
    for (const auto& item : (*dict)->items) result.values.push_back(item.first);
    return result;
  }
  if (const auto* text = iterable.get<StrRef>()) {
    Items result;
    const std::string_view whole = (*text)->text;
    for (const std::string_view letter : characters(whole)) {
      const auto at = static_cast<std::size_t>(letter.data() - whole.data());
      result.values.push_back(substring(**text, at, at + letter.size()));
    }
    return result;
  }
  if (const auto* bytes = iterable.get<BytesRef>()) {
    Items result;
    for (const char byte : (*bytes)->bytes)
      result.values.push_back(Value::integer(static_cast<unsigned char>(byte)));
    return result;
  }
  if (const auto* of = iterable.get<ClassRef>(); of && (*of)->enumeration)
    return Items{(*of)->members, {}};
  return std::nullopt;
}

Found find_item(const std::vector<Value>& items, const Value& value) {
  Found result;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const ir::Truth is_it = equal(items[i], value);
    if (is_it == ir::Truth::kUnknown) result.certain = false;
    if (is_it != ir::Truth::kYes) continue;
    result.index = i;
    return result;
  }
  return result;
}

Found find_key(const DictValue& dict, const Value& key) {
  Found result;
  for (std::size_t i = 0; i < dict.items.size(); ++i) {
    const ir::Truth is_it = equal(dict.items[i].first, key);
    if (is_it == ir::Truth::kUnknown) result.certain = false;
    if (is_it != ir::Truth::kYes) continue;
    result.index = i;
    return result;
  }
  return result;
}

void set_item(DictValue& dict, const Value& key, Value value) {
  const Found found = find_key(dict, key);
  if (found.index && found.certain)
    dict.items[*found.index].second = std::move(value);
  else if (found.certain)
    dict.items.emplace_back(key, std::move(value));
  else
    dict.incomplete = "an entry was set whose key is not known";
}

Outcome contains(const Value& container, const Value& item) {
  if (const std::string* text = container.text()) {
    walk(0, text->size() / 64);
    const std::string* const part = item.text();
    if (part) return Value::boolean(text->find(*part) != text->npos);
    return Outcome::raise("TypeError", "'in <string>' requires string as left operand");
  }
  if (const auto* dict = container.get<DictRef>()) {
    const Found found = find_key(**dict, item);
    if (found.index) return Value::boolean(true);
    if (!found.certain) return unmodelled("whether it is in there cannot be known");
    return (*dict)->incomplete.empty() ? Value::boolean(false) : unmodelled((*dict)->incomplete);
  }
  const auto items = container.get<BytesRef>() ? std::nullopt : items_of(container);
  if (!items) {
    if (container.is_none() || real_of(container))
      return Outcome::raise("TypeError", "argument of type '" + std::string(type_name(container)) +
                                             "' is not iterable");
    return unmodelled("what this contains");
  }
  const Found found = find_item(items->values, item);
  if (found.index) return Value::boolean(true);
  if (!found.certain) return unmodelled("whether it is in there cannot be known");
  return items->incomplete.empty() ? Value::boolean(false) : unmodelled(items->incomplete);
}

std::optional<std::size_t> element(std::size_t size, std::int64_t index) {
  const auto count = static_cast<std::int64_t>(size);
  if (index < 0) index += count;
  if (index < 0 || index >= count) return std::nullopt;
  return static_cast<std::size_t>(index);
}

Outcome subscript(const Value& object, const Value& index) {
  if (const auto* dict = object.get<DictRef>()) return in_dict(**dict, index);
  if (const auto* list = object.get<ListRef>())
    return in_sequence((*list)->items, (*list)->incomplete, index);
  if (const auto* tuple = object.get<TupleRef>()) return in_sequence((*tuple)->items, {}, index);
  if (const auto* text = object.get<StrRef>()) return in_text(**text, index);
  if (const auto* of = object.get<ClassRef>(); of && (*of)->enumeration && index.text()) {
    for (const Value& member : (*of)->members) {
      const auto& attributes = (*member.get<InstanceRef>())->attributes;
      const auto name = attributes.find("name");
      if (name != attributes.end() && same(name->second, index)) return member;
    }
    return missing(index);
  }
  if (object.is_none() || real_of(object) || object.get<SetRef>())
    return Outcome::raise("TypeError",
                          "'" + std::string(type_name(object)) + "' object is not subscriptable");
  return unmodelled("what [] gives here");
}

std::optional<std::vector<std::size_t>> slice_indices(std::size_t size, const Value& lower,
                                                      const Value& upper, const Value& step) {
  const auto length = static_cast<std::int64_t>(size);
  const auto given = [](const Value& value, std::int64_t otherwise) -> std::optional<std::int64_t> {
    return value.is_none() ? std::optional(otherwise) : integer_of(value);
  };
  const auto by = given(step, 1);
  if (!by || *by == 0) return std::nullopt;
  const bool back = *by < 0;
  const auto bound = [&](const Value& value,
                         std::int64_t otherwise) -> std::optional<std::int64_t> {
    auto at = given(value, otherwise);
    if (!at || value.is_none()) return at;
    if (*at < 0) at = std::max<std::int64_t>(*at, -length - 1) + length;
    return std::clamp<std::int64_t>(*at, back ? -1 : 0, back ? length - 1 : length);
  };
  const auto from = bound(lower, back ? length - 1 : 0);
  const auto to = bound(upper, back ? -1 : length);
  if (!from || !to) return std::nullopt;
  const std::int64_t stride = std::clamp<std::int64_t>(*by, -length - 1, length + 1);
  std::vector<std::size_t> result;
  for (std::int64_t i = *from; back ? i > *to : i < *to; i += stride)
    result.push_back(static_cast<std::size_t>(i));
  return result;
}

Outcome slice(const Value& object, const Value& lower, const Value& upper, const Value& step) {
  for (const Value* bound : {&lower, &upper, &step})
    if (bound->is_unknown()) return *bound;
  if (const auto* text = object.get<StrRef>()) return text_slice(**text, lower, upper, step);
  const auto* list = object.get<ListRef>();
  const auto* tuple = object.get<TupleRef>();
  if (!list && !tuple) return unmodelled("this slice");
  if (list && !(*list)->incomplete.empty()) return unmodelled((*list)->incomplete);
  const std::vector<Value>& items = list ? (*list)->items : (*tuple)->items;
  const auto indices = slice_indices(items.size(), lower, upper, step);
  if (!indices) return unmodelled("this slice");
  std::vector<Value> taken;
  for (const std::size_t i : *indices) taken.push_back(items[i]);
  return list ? make_list(std::move(taken)) : make_tuple(std::move(taken));
}

}  // namespace migrate::eval
