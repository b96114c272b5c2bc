// The built-in functions and exceptions.
#include "eval/names_object.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "eval/builtin_types.h"
#include "eval/collections.h"
#include "eval/compare.h"
#include "eval/engine_text.h"
#include "eval/format_spec.h"
#include "eval/iterators.h"
#include "eval/machine.h"
#include "eval/operators.h"
#include "eval/sorting.h"
#include "eval/text.h"
#include "eval/wrapped.h"

namespace migrate::eval {
namespace {

using Function = Value (*)(Machine& machine, const Arguments& arguments, Span place);

Value at(const Arguments& arguments, std::size_t position, Value otherwise = {}) {
  const Argument* const found = arguments.find(position, "\n");
  return found ? found->value : std::move(otherwise);
}

Value strange(Machine& machine, std::string_view function, Span place) {
  return machine.unknown("unmodelled", "these arguments of " + std::string(function) + "()", place);
}

// What comes of a value that is not known is not known for the same reason.
Value because(Machine& machine, const Value& value, std::string_view function, Span place) {
  const Value* const inner = first_unknown(value);
  if (!inner) return strange(machine, function, place);
  UnknownValue why = *inner->why_unknown();
  why.condition = nullptr;
  why.interpolated = false;
  return Value::unknown(std::move(why));
}

Value len(Machine& machine, const Arguments& arguments, Span place) {
  const Value value = at(arguments, 0);
  if (const auto* range = value.native<RangeObject>())
    return Value::integer(static_cast<std::int64_t>(range->size()));
  if (const std::string* text = value.text()) {
    walk(0, text->size() / 64);
    return Value::integer(static_cast<std::int64_t>(code_points(*text)));
  }
  const auto items = items_of(value);
  if (value.is_none() || real_of(value))
    return machine.raise("TypeError", "object has no len()", place);
  const bool unsure = value.get<SetRef>() && first_unknown(value);
  if (!items || !items->incomplete.empty() || unsure) return because(machine, value, "len", place);
  return Value::integer(static_cast<std::int64_t>(items->values.size()));
}

Value range(Machine& machine, const Arguments& arguments, Span place) {
  std::int64_t bounds[3] = {0, 0, 1};
  const std::size_t count = arguments.items.size();
  if (count < 1 || count > 3 || arguments.positional_count() != count)
    return strange(machine, "range", place);
  for (std::size_t i = 0; i < count; ++i) {
    const auto number = integer_of(arguments.items[i].value);
    if (!number) return because(machine, arguments.items[i].value, "range", place);
    bounds[count == 1 ? 1 : i] = *number;
  }
  if (bounds[2] == 0) return machine.raise("ValueError", "range() arg 3 must not be zero", place);
  return Value(
      Value::State(NativeRef(std::make_shared<RangeObject>(bounds[0], bounds[1], bounds[2]))));
}

Value enumerate(Machine& machine, const Arguments& arguments, Span place) {
  std::string incomplete;
  const auto items = machine.loop_items(at(arguments, 0), place, incomplete);
  if (machine.stopped()) return {};
  const Argument* const start = arguments.find(1, "start");
  const auto first = start ? integer_of(start->value) : std::optional(std::int64_t{0});
  if (!items || !first) return because(machine, at(arguments, 0), "enumerate", place);
  std::vector<Value> pairs;
  for (std::size_t i = 0; i < items->size(); ++i)
    pairs.push_back(machine.adopt(
        make_tuple({Value::integer(*first + static_cast<std::int64_t>(i)), (*items)[i]}), place));
  return iterator(std::move(pairs), std::move(incomplete));
}

Value zip(Machine& machine, const Arguments& arguments, Span place) {
  std::vector<std::vector<Value>> columns;
  for (const Argument& argument : arguments.items) {
    auto items = machine.items(argument.value, place);
    if (machine.stopped()) return {};
    if (!items || !argument.keyword.empty()) return because(machine, argument.value, "zip", place);
    columns.push_back(std::move(*items));
  }
  if (!arguments.incomplete.empty()) return strange(machine, "zip", place);
  std::vector<Value> rows;
  for (std::size_t row = 0; !columns.empty(); ++row) {
    std::vector<Value> cells;
    for (const auto& column : columns)
      if (row < column.size()) cells.push_back(column[row]);
    if (cells.size() < columns.size()) break;
    rows.push_back(machine.adopt(make_tuple(std::move(cells)), place));
    if (!machine.step_more()) return {};
  }
  return iterator(std::move(rows));
}

// The elements of a set have no order, but these functions need none.
std::optional<std::vector<Value>> unordered(Machine& machine, const Value& value, Span place) {
  if (const auto* set = value.get<SetRef>(); set && !first_unknown(value)) return (*set)->items;
  return machine.items(value, place);
}

Value sort(Machine& machine, const Arguments& arguments, Span place) {
  auto items = unordered(machine, at(arguments, 0), place);
  if (machine.stopped()) return {};
  if (!items) return because(machine, at(arguments, 0), "sorted", place);
  auto result = sorted(machine, std::move(*items), arguments, place);
  if (machine.stopped()) return {};
  return result ? machine.adopt(make_list(std::move(*result)), place)
                : because(machine, at(arguments, 0), "sorted", place);
}

Value reversed(Machine& machine, const Arguments& arguments, Span place) {
  auto items = machine.items(at(arguments, 0), place);
  if (machine.stopped()) return {};
  if (!items) return because(machine, at(arguments, 0), "reversed", place);
  std::reverse(items->begin(), items->end());
  return iterator(std::move(*items));
}

Value extreme(Machine& machine, const Arguments& arguments, Span place, bool largest) {
  std::vector<Value> items;
  if (arguments.positional_count() == 1) {
    auto all = unordered(machine, at(arguments, 0), place);
    if (machine.stopped()) return {};
    if (!all) return because(machine, at(arguments, 0), "min", place);
    items = std::move(*all);
  } else {
    for (const Argument& argument : arguments.items)
      if (argument.keyword.empty()) items.push_back(argument.value);
  }
  if (!arguments.incomplete.empty()) return strange(machine, "min", place);
  if (items.empty()) {
    const Argument* const otherwise = arguments.find("default");
    return otherwise ? otherwise->value : machine.raise("ValueError", "empty sequence", place);
  }
  Arguments by;
  if (const Argument* const key = arguments.find("key")) by.items.push_back(*key);
  // The first of equal ones, so the largest is looked for from the front as well.
  if (largest) by.items.push_back({"reverse", Value::boolean(true), place});
  const auto result = sorted(machine, items, by, place);
  if (machine.stopped()) return {};
  return result ? result->front() : because(machine, make_list(items), "min", place);
}
Value min(Machine& machine, const Arguments& arguments, Span place) {
  return extreme(machine, arguments, place, false);
}
Value max(Machine& machine, const Arguments& arguments, Span place) {
  return extreme(machine, arguments, place, true);
}

Value sum(Machine& machine, const Arguments& arguments, Span place) {
  const auto items = machine.items(at(arguments, 0), place);
  if (machine.stopped()) return {};
  if (!items) return because(machine, at(arguments, 0), "sum", place);
  const Argument* const start = arguments.find(1, "start");
  Value total = start ? start->value : Value::integer(0);
  for (const Value& item : *items) {
    // CPython's sum of floats compensates rounding since 3.12.
    if (item.get<double>() || total.get<double>()) return strange(machine, "sum", place);
    total = machine.binary_operator("+", total, item, place);
    if (!machine.step_more()) return {};
  }
  return total;
}

Value quantified(Machine& machine, const Arguments& arguments, Span place, bool all) {
  const auto items = unordered(machine, at(arguments, 0), place);
  if (machine.stopped()) return {};
  if (!items) return because(machine, at(arguments, 0), all ? "all" : "any", place);
  const Value* unknown = nullptr;
  for (const Value& item : *items) {
    const ir::Truth known = machine.truth(item);
    if (known == ir::Truth::kUnknown)
      unknown = &item;
    else if ((known == ir::Truth::kYes) != all)
      return Value::boolean(!all);
  }
  if (!unknown) return Value::boolean(all);
  const UnknownValue* const why = unknown->why_unknown();
  // Of questions to the database the answer is one as well.
  if (why && why->condition) {
    ir::Guard guard;
    guard.kind = why->condition->all.front().kind;
    if (guard.kind != ir::Guard::Kind::kInspector) guard.kind = ir::Guard::Kind::kOther;
    return machine.undecided(std::move(guard));
  }
  return because(machine, *unknown, all ? "all" : "any", place);
}
Value any(Machine& machine, const Arguments& arguments, Span place) {
  return quantified(machine, arguments, place, false);
}
Value all(Machine& machine, const Arguments& arguments, Span place) {
  return quantified(machine, arguments, place, true);
}

Value map(Machine& machine, const Arguments& arguments, Span place) {
  if (arguments.items.size() != 2) return strange(machine, "map", place);
  std::string incomplete;
  const auto items = machine.loop_items(at(arguments, 1), place, incomplete);
  if (machine.stopped()) return {};
  if (!items) return because(machine, at(arguments, 1), "map", place);
  std::vector<Value> results;
  for (const Value& item : *items) {
    Arguments one;
    one.items.push_back({"", item, place});
    results.push_back(machine.call(at(arguments, 0), one, place));
    if (machine.stopped()) return {};
  }
  return iterator(std::move(results), std::move(incomplete));
}

Value filter(Machine& machine, const Arguments& arguments, Span place) {
  std::string incomplete;
  const auto items = machine.loop_items(at(arguments, 1), place, incomplete);
  if (machine.stopped()) return {};
  if (!items) return because(machine, at(arguments, 1), "filter", place);
  std::vector<Value> results;
  for (const Value& item : *items) {
    Value test = item;
    if (!at(arguments, 0).is_none()) {
      Arguments one;
      one.items.push_back({"", item, place});
      test = machine.call(at(arguments, 0), one, place);
    }
    if (machine.stopped()) return {};
    const ir::Truth known = machine.truth(test);
    if (known == ir::Truth::kYes) results.push_back(item);
    if (known == ir::Truth::kUnknown) incomplete = "a condition of filter() is not known";
  }
  return iterator(std::move(results), std::move(incomplete));
}

Value isinstance(Machine& machine, const Arguments& arguments, Span place) {
  const ir::Truth known = is_instance(at(arguments, 0), at(arguments, 1));
  if (known == ir::Truth::kUnknown) return because(machine, at(arguments, 0), "isinstance", place);
  return Value::boolean(known == ir::Truth::kYes);
}

Value getattr(Machine& machine, const Arguments& arguments, Span place) {
  const Value object = at(arguments, 0);
  const Value name = at(arguments, 1);
  if (!name.text()) return because(machine, name, "getattr", place);
  auto found = machine.find_attribute(object, *name.text(), place);
  if (machine.stopped()) return {};
  if (found) return *std::move(found);
  if (arguments.items.size() == 3) return at(arguments, 2);
  return machine.raise("AttributeError", *name.text(), place);
}

Value hasattr(Machine& machine, const Arguments& arguments, Span place) {
  const Value name = at(arguments, 1);
  if (!name.text()) return because(machine, name, "hasattr", place);
  const auto found = machine.find_attribute(at(arguments, 0), *name.text(), place);
  if (machine.stopped()) return {};
  if (found && found->is_unknown()) return because(machine, *found, "hasattr", place);
  return Value::boolean(found.has_value());
}

Value setattr(Machine& machine, const Arguments& arguments, Span place) {
  const Value name = at(arguments, 1);
  if (name.text()) machine.set_attribute(at(arguments, 0), *name.text(), at(arguments, 2), place);
  return {};
}

Value print(Machine& machine, const Arguments&, Span place) {
  machine.remark(ir::Remark::Kind::kPrint, "", place);
  return {};
}

Value repr_function(Machine& machine, const Arguments& arguments, Span place) {
  return machine.take(format_field(at(arguments, 0), 'r', ""), place);
}

Value format(Machine& machine, const Arguments& arguments, Span place) {
  const Value spec = at(arguments, 1, Value::string(""));
  if (!spec.text()) return because(machine, spec, "format", place);
  return machine.take(format_field(at(arguments, 0), '\0', *spec.text()), place);
}

Value abs(Machine& machine, const Arguments& arguments, Span place) {
  const Value value = at(arguments, 0);
  if (const double* real = value.get<double>()) return Value::real(std::abs(*real));
  const auto number = integer_of(value);
  if (!number) return because(machine, value, "abs", place);
  return *number < 0 ? machine.take(unary("-", value), place) : Value::integer(*number);
}

Value round(Machine& machine, const Arguments& arguments, Span place) {
  const Value value = at(arguments, 0);
  if (arguments.items.size() > 1 || !real_of(value)) return because(machine, value, "round", place);
  if (const auto number = integer_of(value)) return Value::integer(*number);
  const double real = *value.get<double>();
  if (!(std::abs(real) < 9e15)) return strange(machine, "round", place);
  const double floor = std::floor(real);
  const double rest = real - floor;
  const bool up = rest > 0.5 || (rest == 0.5 && std::fmod(floor, 2.0) != 0);
  return Value::integer(static_cast<std::int64_t>(floor + (up ? 1 : 0)));
}

Value divmod(Machine& machine, const Arguments& arguments, Span place) {
  const Value quotient = machine.binary_operator("//", at(arguments, 0), at(arguments, 1), place);
  if (machine.stopped()) return {};
  const Value rest = machine.binary_operator("%", at(arguments, 0), at(arguments, 1), place);
  if (machine.stopped()) return {};
  return machine.adopt(make_tuple({quotient, rest}), place);
}

Value chr(Machine& machine, const Arguments& arguments, Span place) {
  const auto number = integer_of(at(arguments, 0));
  if (!number || *number < 0 || *number > 0x10FFFF || (*number >= 0xD800 && *number < 0xE000))
    return because(machine, at(arguments, 0), "chr", place);
  std::string text;
  append_utf8(text, static_cast<std::uint32_t>(*number));
  return Value::string(std::move(text));
}

Value ord(Machine& machine, const Arguments& arguments, Span place) {
  const Value value = at(arguments, 0);
  if (value.text() && code_points(*value.text()) != 1)
    return machine.raise("TypeError", "ord() expected a character", place);
  if (!value.text()) return because(machine, value, "ord", place);
  return Value::integer(decode(*value.text()));
}

Value iter(Machine& machine, const Arguments& arguments, Span place) {
  if (at(arguments, 0).native<IteratorObject>()) return at(arguments, 0);
  std::string incomplete;
  auto items = machine.loop_items(at(arguments, 0), place, incomplete);
  if (machine.stopped()) return {};
  if (!items) return because(machine, at(arguments, 0), "iter", place);
  return iterator(std::move(*items), std::move(incomplete));
}

Value next(Machine& machine, const Arguments& arguments, Span place) {
  auto* const iterator_object = at(arguments, 0).native<IteratorObject>();
  if (!iterator_object) return because(machine, at(arguments, 0), "next", place);
  ListValue& left = machine.journal().change(iterator_object->left());
  if (!left.items.empty()) {
    Value first = left.items.front();
    left.items.erase(left.items.begin());
    machine.spend(static_cast<std::uint32_t>(left.items.size() / 64));
    return first;
  }
  if (!left.incomplete.empty()) return machine.unknown("unmodelled", left.incomplete, place);
  if (arguments.items.size() > 1) return at(arguments, 1);
  return machine.raise("StopIteration", "", place);
}

Value is_callable(Machine& machine, const Arguments& arguments, Span place) {
  const Value value = at(arguments, 0);
  if (value.get<FunctionRef>() || value.get<ClassRef>()) return Value::boolean(true);
  if (value.state().index() <= 9) return Value::boolean(false);
  return because(machine, value, "callable", place);
}

// `super()`, `__import__`, `open` and so on: what they give is not modelled.
Value not_modelled(Machine& machine, const Arguments&, Span place) {
  return machine.unknown("standard-library", "this function is not modelled", place);
}

Value globals(Machine& machine, const Arguments&, Span) {
  return names_object(machine.global_scope());
}
Value locals(Machine& machine, const Arguments&, Span) {
  return names_object(machine.current_scope());
}

const std::map<std::string_view, Function>& functions() {
  static const std::map<std::string_view, Function> kFunctions = {{"len", len},
                                                                  {"range", range},
                                                                  {"xrange", range},
                                                                  {"enumerate", enumerate},
                                                                  {"zip", zip},
                                                                  {"sorted", sort},
                                                                  {"reversed", reversed},
                                                                  {"min", min},
                                                                  {"max", max},
                                                                  {"sum", sum},
                                                                  {"any", any},
                                                                  {"all", all},
                                                                  {"map", map},
                                                                  {"filter", filter},
                                                                  {"isinstance", isinstance},
                                                                  {"getattr", getattr},
                                                                  {"hasattr", hasattr},
                                                                  {"setattr", setattr},
                                                                  {"print", print},
                                                                  {"repr", repr_function},
                                                                  {"format", format},
                                                                  {"abs", abs},
                                                                  {"round", round},
                                                                  {"divmod", divmod},
                                                                  {"chr", chr},
                                                                  {"ord", ord},
                                                                  {"iter", iter},
                                                                  {"next", next},
                                                                  {"callable", is_callable},
                                                                  {"globals", globals},
                                                                  {"locals", locals},
                                                                  {"vars", locals},
                                                                  {"super", not_modelled},
                                                                  {"open", not_modelled},
                                                                  {"id", not_modelled},
                                                                  {"hash", not_modelled},
                                                                  {"dir", not_modelled},
                                                                  {"issubclass", not_modelled},
                                                                  {"memoryview", not_modelled},
                                                                  {"bytearray", not_modelled},
                                                                  {"complex", not_modelled},
                                                                  {"slice", not_modelled},
                                                                  {"bin", not_modelled},
                                                                  {"hex", not_modelled},
                                                                  {"oct", not_modelled},
                                                                  {"pow", not_modelled}};
  return kFunctions;
}

struct Exceptions {
  std::map<std::string, ClassRef, std::less<>> classes;
  void add(const std::string& name, const std::string& base) {
    const auto of = std::make_shared<ClassValue>();
    of->name = name;
    of->names = std::make_shared<Scope>();
    if (!base.empty()) of->bases.emplace_back(Value::State(classes.find(base)->second));
    classes.emplace(name, of);
  }
  Exceptions() {
    add("BaseException", "");
    add("Exception", "BaseException");
    add("KeyboardInterrupt", "BaseException");
    add("SystemExit", "BaseException");
    for (const char* name : {"ArithmeticError", "AssertionError", "AttributeError", "EOFError",
                             "ImportError", "LookupError", "NameError", "OSError", "RuntimeError",
                             "StopIteration", "SyntaxError", "TypeError", "ValueError", "Warning"})
      add(name, "Exception");
    add("ZeroDivisionError", "ArithmeticError");
    add("OverflowError", "ArithmeticError");
    add("ModuleNotFoundError", "ImportError");
    add("IndexError", "LookupError");
    add("KeyError", "LookupError");
    add("UnboundLocalError", "NameError");
    add("FileNotFoundError", "OSError");
    add("PermissionError", "OSError");
    add("TimeoutError", "OSError");
    add("ConnectionError", "OSError");
    add("NotImplementedError", "RuntimeError");
    add("RecursionError", "RuntimeError");
    add("UnicodeError", "ValueError");
    add("UnicodeDecodeError", "UnicodeError");
    add("UserWarning", "Warning");
    add("DeprecationWarning", "Warning");
    add("RuntimeWarning", "Warning");
    classes.emplace("IOError", classes["OSError"]);
    classes.emplace("EnvironmentError", classes["OSError"]);
  }
};

}  // namespace

ClassRef builtin_exception(std::string_view name) {
  static const Exceptions kExceptions;
  const auto found = kExceptions.classes.find(name);
  return found == kExceptions.classes.end() ? nullptr : found->second;
}

std::optional<Value> builtin(std::string_view name) {
  if (auto type = builtin_type(name)) return type;
  if (name == "unicode" || name == "basestring") return builtin_type("str");
  if (name == "long") return builtin_type("int");
  if (const ClassRef exception = builtin_exception(name)) return Value(Value::State(exception));
  if (name == "staticmethod") return wrapper(Wrapped::Kind::kStatic, "staticmethod");
  if (name == "classmethod") return wrapper(Wrapped::Kind::kClass, "classmethod");
  if (name == "property") return wrapper(Wrapped::Kind::kProperty, "property");
  if (name == "__name__") return Value::string("migration");
  const auto found = functions().find(name);
  if (found == functions().end()) return std::nullopt;
  return callable(
      std::string(name),
      [function = found->second](Interpreter& interpreter, const Arguments& arguments, Span place) {
        return function(static_cast<Machine&>(interpreter), arguments, place);
      });
}

}  // namespace migrate::eval
