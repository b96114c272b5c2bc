// The methods of Python's own values: those that change what they belong to, and those of strings
// that take more than values.
#include <algorithm>
#include <map>

#include "eval/brace_format.h"
#include "eval/collections.h"
#include "eval/compare.h"
#include "eval/machine.h"
#include "eval/operators.h"
#include "eval/sorting.h"
#include "eval/str_methods.h"
#include "eval/text.h"

namespace migrate::eval {
namespace {

using Method = Value (*)(Machine& machine, const Value& self, const Arguments& arguments,
                         Span place);

constexpr const char* kUnsure = "it was changed in a way that is not known";

Value given(const Arguments& arguments, std::size_t position, Value otherwise = {}) {
  const Argument* const argument = arguments.find(position, "\n");
  return argument ? argument->value : std::move(otherwise);
}

Value unsupported(Machine& machine, Span place) {
  return machine.unknown("unmodelled", "these arguments of a method are not modelled", place);
}

// --- list

ListValue& list_of(Machine& machine, const Value& self) {
  return machine.journal().change(*self.get<ListRef>());
}

Value list_append(Machine& machine, const Value& self, const Arguments& arguments, Span) {
  list_of(machine, self).items.push_back(given(arguments, 0));
  machine.charge(2 * sizeof(Value));
  return {};
}

Value list_extend(Machine& machine, const Value& self, const Arguments& arguments, Span place) {
  const auto added = machine.items(given(arguments, 0), place);
  if (machine.stopped()) return {};
  ListValue& list = list_of(machine, self);
  if (!added)
    list.incomplete = "what was added is not known";
  else
    list.items.insert(list.items.end(), added->begin(), added->end());
  machine.charge(added ? added->size() * sizeof(Value) : 0);
  return {};
}

Value list_insert(Machine& machine, const Value& self, const Arguments& arguments, Span) {
  ListValue& list = list_of(machine, self);
  const auto number = integer_of(given(arguments, 0));
  if (!number || !list.incomplete.empty()) {
    list.incomplete = kUnsure;
    return {};
  }
  const auto size = static_cast<std::int64_t>(list.items.size());
  const std::int64_t at = std::clamp<std::int64_t>(*number < 0 ? *number + size : *number, 0, size);
  list.items.insert(list.items.begin() + at, given(arguments, 1));
  machine.charge(2 * sizeof(Value));
  machine.spend(static_cast<std::uint32_t>(list.items.size() / 64));
  return {};
}

Value list_pop(Machine& machine, const Value& self, const Arguments& arguments, Span place) {
  ListValue& list = list_of(machine, self);
  const auto number = integer_of(given(arguments, 0, Value::integer(-1)));
  if (!number || !list.incomplete.empty()) {
    list = {{}, kUnsure};
    return machine.unknown("unmodelled", kUnsure, place);
  }
  const auto at = element(list.items.size(), *number);
  if (!at) return machine.raise("IndexError", "pop index out of range", place);
  Value taken = list.items[*at];
  list.items.erase(list.items.begin() + static_cast<std::ptrdiff_t>(*at));
  machine.spend(static_cast<std::uint32_t>(list.items.size() / 64));
  return taken;
}

Value list_remove(Machine& machine, const Value& self, const Arguments& arguments, Span place) {
  ListValue& list = list_of(machine, self);
  const Found found = find_item(list.items, given(arguments, 0));
  machine.spend(static_cast<std::uint32_t>(list.items.size() / 32));
  if (!found.certain || (!found.index && !list.incomplete.empty())) {
    list = {{}, kUnsure};
    return {};
  }
  if (!found.index) return machine.raise("ValueError", "list.remove(x): x not in list", place);
  list.items.erase(list.items.begin() + static_cast<std::ptrdiff_t>(*found.index));
  return {};
}

Value list_clear(Machine& machine, const Value& self, const Arguments&, Span) {
  list_of(machine, self) = {};
  return {};
}

Value list_reverse(Machine& machine, const Value& self, const Arguments&, Span) {
  ListValue& list = list_of(machine, self);
  if (!list.incomplete.empty()) list.items.clear();
  std::reverse(list.items.begin(), list.items.end());
  return {};
}

Value list_sort(Machine& machine, const Value& self, const Arguments& arguments, Span place) {
  const ListValue before = **self.get<ListRef>();
  const auto sorted_items = sorted(machine, before.items, arguments, place);
  if (machine.stopped()) return {};
  ListValue& list = list_of(machine, self);
  if (sorted_items && before.incomplete.empty())
    list.items = *sorted_items;
  else
    list = {{}, kUnsure};
  return {};
}

Value sequence_index(Machine& machine, const Value& self, const Arguments& arguments, Span place) {
  const auto items = items_of(self);
  const Found found = find_item(items->values, given(arguments, 0));
  if (arguments.items.size() != 1 || !found.certain || (!found.index && !items->incomplete.empty()))
    return machine.unknown("unmodelled", "where this stands", place);
  if (!found.index) return machine.raise("ValueError", "it is not in the list", place);
  return Value::integer(static_cast<std::int64_t>(*found.index));
}

Value sequence_count(Machine& machine, const Value& self, const Arguments& arguments, Span place) {
  const auto items = items_of(self);
  std::int64_t count = 0;
  for (const Value& item : items->values) {
    const ir::Truth same_value = equal(item, given(arguments, 0));
    if (same_value == ir::Truth::kUnknown || !items->incomplete.empty())
      return machine.unknown("unmodelled", "how often this occurs", place);
    count += same_value == ir::Truth::kYes;
  }
  return Value::integer(count);
}

Value list_copy(Machine& machine, const Value& self, const Arguments&, Span place) {
  const ListValue& list = **self.get<ListRef>();
  return machine.adopt(make_list(list.items, list.incomplete), place);
}

// --- dict

DictValue& dict_of(Machine& machine, const Value& self) {
  return machine.journal().change(*self.get<DictRef>());
}

Value dict_get(Machine& machine, const Value& self, const Arguments& arguments, Span place) {
  const DictValue& dict = **self.get<DictRef>();
  const Value key = given(arguments, 0);
  machine.spend(static_cast<std::uint32_t>(dict.items.size() / 32));
  if (key.get<AlternativesRef>()) {
    std::vector<Value> found;
    for (const Value& one : (*key.get<AlternativesRef>())->values) {
      Arguments single = arguments;
      single.items[0].value = one;
      found.push_back(dict_get(machine, self, single, place));
    }
    return machine.adopt(one_of(std::move(found)), place);
  }
  if (key.is_unknown()) return key;
  const Found found = find_key(dict, key);
  if (found.index && found.certain) return dict.items[*found.index].second;
  if (!found.certain) return machine.unknown("unmodelled", "which entry this is", place);
  if (!dict.incomplete.empty()) return machine.unknown("unmodelled", dict.incomplete, place);
  const Argument* const otherwise = arguments.find(1, "default");
  return otherwise ? otherwise->value : Value();
}

Value dict_view(Machine& machine, const Value& self, Span place, int which) {
  const DictValue& dict = **self.get<DictRef>();
  std::vector<Value> values;
  for (const auto& [key, value] : dict.items)
    values.push_back(which == 0   ? key
                     : which == 1 ? value
                                  : machine.adopt(make_tuple({key, value}), place));
  machine.spend(static_cast<std::uint32_t>(values.size() / 8));
  return machine.adopt(make_list(std::move(values), dict.incomplete), place);
}
Value dict_keys(Machine& machine, const Value& self, const Arguments&, Span place) {
  return dict_view(machine, self, place, 0);
}
Value dict_values(Machine& machine, const Value& self, const Arguments&, Span place) {
  return dict_view(machine, self, place, 1);
}
Value dict_items(Machine& machine, const Value& self, const Arguments&, Span place) {
  return dict_view(machine, self, place, 2);
}

Value dict_pop(Machine& machine, const Value& self, const Arguments& arguments, Span place) {
  DictValue& dict = dict_of(machine, self);
  const Found found = find_key(dict, given(arguments, 0));
  if (!found.certain || (!found.index && !dict.incomplete.empty())) {
    dict = {{}, kUnsure};
    return machine.unknown("unmodelled", kUnsure, place);
  }
  if (!found.index) {
    const Argument* const otherwise = arguments.find(1, "default");
    return otherwise ? otherwise->value : machine.raise("KeyError", "", place);
  }
  Value taken = dict.items[*found.index].second;
  dict.items.erase(dict.items.begin() + static_cast<std::ptrdiff_t>(*found.index));
  return taken;
}

Value dict_setdefault(Machine& machine, const Value& self, const Arguments& arguments, Span place) {
  const DictValue& dict = **self.get<DictRef>();
  const Value key = given(arguments, 0);
  const Found found = find_key(dict, key);
  if (found.index && found.certain) return dict.items[*found.index].second;
  Value fresh = given(arguments, 1);
  DictValue& changed = dict_of(machine, self);
  if (!found.certain || !changed.incomplete.empty()) {
    changed.incomplete = kUnsure;
    return machine.unknown("unmodelled", kUnsure, place);
  }
  changed.items.emplace_back(key, fresh);
  machine.charge(2 * sizeof(Value));
  return fresh;
}

Value dict_update(Machine& machine, const Value& self, const Arguments& arguments, Span place) {
  std::vector<std::pair<Value, Value>> added;
  bool known = arguments.incomplete.empty();
  for (const Argument& argument : arguments.items) {
    if (!argument.keyword.empty()) {
      added.emplace_back(Value::string(argument.keyword), argument.value);
      continue;
    }
    if (const auto* other = argument.value.get<DictRef>()) {
      known = known && (*other)->incomplete.empty();
      added.insert(added.end(), (*other)->items.begin(), (*other)->items.end());
      continue;
    }
    const auto pairs = machine.items(argument.value, place);
    if (machine.stopped()) return {};
    known = known && pairs.has_value();
    for (const Value& pair : pairs.value_or(std::vector<Value>())) {
      const auto two = machine.items(pair, place);
      if (machine.stopped()) return {};
      if (two && two->size() == 2)
        added.emplace_back((*two)[0], (*two)[1]);
      else
        known = false;
    }
  }
  DictValue& dict = dict_of(machine, self);
  for (const auto& [key, value] : added) {
    machine.spend(static_cast<std::uint32_t>(dict.items.size() / 32));
    if (key.is_unknown() || key.get<AlternativesRef>())
      known = false;
    else
      set_item(dict, key, value);
  }
  if (!known) dict.incomplete = "what was added is not known";
  return {};
}

Value dict_copy(Machine& machine, const Value& self, const Arguments&, Span place) {
  const Value copy = make_dict((*self.get<DictRef>())->items);
  (*copy.get<DictRef>())->incomplete = (*self.get<DictRef>())->incomplete;
  return machine.adopt(copy, place);
}

Value dict_clear(Machine& machine, const Value& self, const Arguments&, Span) {
  dict_of(machine, self) = {};
  return {};
}

// --- set

Value set_add(Machine& machine, const Value& self, const Arguments& arguments, Span place) {
  const Value item = given(arguments, 0);
  if (hashable(item) == ir::Truth::kNo) return machine.raise("TypeError", "unhashable type", place);
  SetValue& set = machine.journal().change(*self.get<SetRef>());
  machine.spend(static_cast<std::uint32_t>(set.items.size() / 32));
  const Found found = find_item(set.items, item);
  if (!found.index && (!found.certain || hashable(item) == ir::Truth::kUnknown))
    set.items = {machine.unknown("unmodelled", kUnsure, place)};
  else if (!found.index)
    set.items.push_back(item);
  machine.charge(sizeof(Value));
  return {};
}

Value set_discard(Machine& machine, const Value& self, const Arguments& arguments, Span place) {
  SetValue& set = machine.journal().change(*self.get<SetRef>());
  const Found found = find_item(set.items, given(arguments, 0));
  if (!found.certain)
    set.items = {machine.unknown("unmodelled", kUnsure, place)};
  else if (found.index)
    set.items.erase(set.items.begin() + static_cast<std::ptrdiff_t>(*found.index));
  return {};
}

template <char kOperator>
Value set_combine(Machine& machine, const Value& self, const Arguments& arguments, Span place) {
  Value result = self;
  for (const Argument& argument : arguments.items) {
    Value other = argument.value;
    if (!other.get<SetRef>()) {
      auto items = machine.items(other, place);
      if (machine.stopped()) return {};
      if (!items) return unsupported(machine, place);
      other = machine.take(make_set(std::move(*items)), place);
      if (machine.stopped() || other.is_unknown()) return other;
    }
    constexpr char kName[] = {kOperator, '\0'};
    result = machine.take(binary(kName, result, other), place);
    if (machine.stopped() || result.is_unknown()) return result;
  }
  return result;
}

Value set_update(Machine& machine, const Value& self, const Arguments& arguments, Span place) {
  const Value all = set_combine<'|'>(machine, self, arguments, place);
  if (machine.stopped()) return {};
  SetValue& set = machine.journal().change(*self.get<SetRef>());
  if (const auto* items = all.get<SetRef>())
    set.items = (*items)->items;
  else
    set.items = {machine.unknown("unmodelled", kUnsure, place)};
  return {};
}

Value set_copy(Machine& machine, const Value& self, const Arguments&, Span place) {
  return machine.take(make_set((*self.get<SetRef>())->items), place);
}

// --- str and bytes

Value str_join(Machine& machine, const Value& self, const Arguments& arguments, Span place) {
  const auto items = machine.items(given(arguments, 0), place);
  if (machine.stopped()) return {};
  if (!items) {
    const Value over = given(arguments, 0);
    const UnknownValue* const why = over.why_unknown();
    return interpolated(
        *(why ? over : machine.unknown("unmodelled", "what is joined is not known", place))
             .why_unknown());
  }
  TextParts parts;
  for (std::size_t i = 0; i < items->size(); ++i) {
    const Value& item = (*items)[i];
    if (i > 0) parts.add(self);
    const Value& text = plain(item);
    if (text.text() || text.is_unknown() || text.get<AlternativesRef>())
      parts.add(text);
    else if (text.get<InstanceRef>() || text.native<Native>())
      parts.add(machine.unknown("unmodelled", "the text of an object", place));
    else
      return machine.raise("TypeError", "sequence item: expected str instance", place);
    if (!machine.step_more()) return {};
  }
  return machine.adopt(parts.finish(), place);
}

Value str_format(Machine& machine, const Value& self, const Arguments& arguments, Span place) {
  std::size_t next = 0;
  const auto find = [&](const FormatField& field) -> Outcome {
    const bool number =
        !field.name.empty() && field.name.find_first_not_of("0123456789") == std::string::npos;
    Value value;
    if (field.name.empty() || number) {
      if (field.name.size() > 6) return unmodelled("this field of a format");
      const std::size_t index = number ? std::stoul(field.name) : next++;
      const Argument* const argument = arguments.find(index, "\n");
      if (!argument && !arguments.incomplete.empty()) return unmodelled(arguments.incomplete);
      if (!argument)
        return Outcome::raise("IndexError", "Replacement index out of range for positional args");
      value = argument->value;
    } else {
      const Argument* const argument = arguments.find(field.name);
      if (!argument && !arguments.incomplete.empty()) return unmodelled(arguments.incomplete);
      if (!argument) return Outcome::raise("KeyError", field.name);
      value = argument->value;
    }
    for (const FormatField::Step& step : field.steps) {
      const bool index =
          !step.attribute && step.name.find_first_not_of("0123456789") == std::string::npos;
      if (index && step.name.size() > 6) return unmodelled("this field of a format");
      value = step.attribute ? machine.attribute(value, step.name, place)
              : index ? machine.subscript_of(value, Value::integer(std::stoll(step.name)), place)
                      : machine.subscript_of(value, Value::string(step.name), place);
      if (machine.stopped()) return unmodelled("");
    }
    return value;
  };
  Outcome result = brace_format(**self.get<StrRef>(), find);
  if (machine.stopped()) return {};
  return machine.take(std::move(result), place);
}

Value str_format_map(Machine& machine, const Value& self, const Arguments& arguments, Span place) {
  Arguments named;
  const Value held = given(arguments, 0);
  const auto* const dict = held.get<DictRef>();
  if (!dict) return unsupported(machine, place);
  for (const auto& [key, value] : (*dict)->items)
    if (key.text()) named.items.push_back({*key.text(), value, place});
  named.incomplete = (*dict)->incomplete;
  return str_format(machine, self, named, place);
}

Value bytes_decode(Machine& machine, const Value& self, const Arguments& arguments, Span place) {
  const std::string& bytes = (*self.get<BytesRef>())->bytes;
  const Value name = given(arguments, 0, Value::string("utf-8"));
  if (!is_ascii(bytes) || !name.text() || *name.text() == "utf-16" || arguments.items.size() > 1)
    return unsupported(machine, place);
  return Value::string(bytes);
}

using Methods = std::map<std::string_view, Method>;

const Methods* methods_of(const Value& self) {
  static const Methods kList = {
      {"append", list_append}, {"extend", list_extend},   {"insert", list_insert},
      {"pop", list_pop},       {"remove", list_remove},   {"clear", list_clear},
      {"sort", list_sort},     {"reverse", list_reverse}, {"index", sequence_index},
      {"copy", list_copy},     {"count", sequence_count}};
  static const Methods kTuple = {{"index", sequence_index}, {"count", sequence_count}};
  static const Methods kDict = {{"get", dict_get},       {"keys", dict_keys},
                                {"values", dict_values}, {"items", dict_items},
                                {"pop", dict_pop},       {"setdefault", dict_setdefault},
                                {"update", dict_update}, {"copy", dict_copy},
                                {"clear", dict_clear},   {"iteritems", dict_items}};
  static const Methods kSet = {{"add", set_add},
                               {"discard", set_discard},
                               {"remove", set_discard},
                               {"union", set_combine<'|'>},
                               {"intersection", set_combine<'&'>},
                               {"difference", set_combine<'-'>},
                               {"symmetric_difference", set_combine<'^'>},
                               {"update", set_update},
                               {"copy", set_copy}};
  static const Methods kStr = {
      {"join", str_join}, {"format", str_format}, {"format_map", str_format_map}};
  static const Methods kBytes = {{"decode", bytes_decode}};
  if (self.get<ListRef>()) return &kList;
  if (self.get<TupleRef>()) return &kTuple;
  if (self.get<DictRef>()) return &kDict;
  if (self.get<SetRef>()) return &kSet;
  if (self.text()) return &kStr;
  if (self.get<BytesRef>()) return &kBytes;
  return nullptr;
}

// A method of a string, which only takes known values; one of several gives several.
Value call_str_method(Machine& machine, const StrRef& self, const std::string& name,
                      const Arguments& arguments, Span place) {
  std::vector<Value> values;
  for (const Argument& argument : arguments.items) {
    if (const UnknownValue* const why = argument.value.why_unknown()) return interpolated(*why);
    if (argument.value.get<AlternativesRef>() || !argument.keyword.empty())
      return unsupported(machine, place);
    values.push_back(plain(argument.value));
  }
  if (!arguments.incomplete.empty()) return unsupported(machine, place);
  auto outcome = str_method(self, name, values);
  machine.spend(static_cast<std::uint32_t>(self->text.size() / 256));
  return outcome ? machine.take(*std::move(outcome), place) : unsupported(machine, place);
}

}  // namespace

std::optional<Value> method_of(const Value& self, std::string_view name) {
  if (self.text() && is_str_method(name))
    return callable("a method of str", [text = *self.get<StrRef>(), called = std::string(name)](
                                           Interpreter& interpreter, const Arguments& arguments,
                                           Span place) {
      return call_str_method(static_cast<Machine&>(interpreter), text, called, arguments, place);
    });
  const Methods* const methods = methods_of(self);
  if (!methods) return std::nullopt;
  const auto found = methods->find(name);
  if (found == methods->end()) return std::nullopt;
  return callable("a method",
                  [self, method = found->second](Interpreter& interpreter,
                                                 const Arguments& arguments, Span place) {
                    return method(static_cast<Machine&>(interpreter), self, arguments, place);
                  });
}

}  // namespace migrate::eval
