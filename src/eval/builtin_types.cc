#include "eval/builtin_types.h"

#include <map>

#include "eval/collections.h"
#include "eval/compare.h"
#include "eval/format_spec.h"
#include "eval/machine.h"
#include "eval/operators.h"
#include "eval/text.h"

namespace migrate::eval {
namespace {

Value argument(const Arguments& arguments, std::size_t position = 0) {
  const Argument* const found = arguments.find(position, "\n");
  return found ? found->value : Value();
}

bool plain_call(const Arguments& arguments, std::size_t most) {
  return arguments.incomplete.empty() && arguments.items.size() <= most &&
         arguments.positional_count() == arguments.items.size();
}

Value strange(Machine& machine, std::string_view type, Span place) {
  return machine.unknown("unmodelled", "these arguments of " + std::string(type) + "()", place);
}

// Applied to each of several, or to the one that is known.
template <typename Function>
Value each(Machine& machine, const Value& value, Span place, Function function) {
  if (value.is_unknown()) {
    UnknownValue of = *value.why_unknown();
    of.condition = nullptr;
    return Value::unknown(std::move(of));
  }
  const auto* several = value.get<AlternativesRef>();
  if (!several) return machine.take(function(value), place);
  std::vector<Value> results;
  for (const Value& one : (*several)->values) {
    results.push_back(machine.take(function(one), place));
    if (machine.stopped()) return {};
  }
  return machine.adopt(one_of(std::move(results)), place);
}

Value make_str(Machine& machine, const Arguments& arguments, Span place) {
  if (arguments.items.empty()) return Value::string("");
  if (!plain_call(arguments, 1)) return strange(machine, "str", place);
  return machine.take(format_field(argument(arguments), 's', ""), place);
}

Value make_int(Machine& machine, const Arguments& arguments, Span place) {
  if (arguments.items.empty()) return Value::integer(0);
  if (!plain_call(arguments, 1)) return strange(machine, "int", place);
  return each(machine, argument(arguments), place,
              [](const Value& value) { return to_integer(plain(value)); });
}

Value make_float(Machine& machine, const Arguments& arguments, Span place) {
  if (arguments.items.empty()) return Value::real(0);
  if (!plain_call(arguments, 1)) return strange(machine, "float", place);
  return each(machine, argument(arguments), place,
              [](const Value& value) { return to_real(plain(value)); });
}

Value make_bool(Machine& machine, const Arguments& arguments, Span place) {
  if (arguments.items.empty()) return Value::boolean(false);
  if (!plain_call(arguments, 1)) return strange(machine, "bool", place);
  const Value value = argument(arguments);
  const ir::Truth known = machine.truth(value);
  if (known != ir::Truth::kUnknown) return Value::boolean(known == ir::Truth::kYes);
  return value.is_unknown() ? value : strange(machine, "bool", place);
}

// What list(), tuple() and set() are given; nothing: not known.
std::optional<std::vector<Value>> contents(Machine& machine, const Arguments& arguments, Span place,
                                           std::string& incomplete) {
  if (arguments.items.empty() && arguments.incomplete.empty()) return std::vector<Value>();
  if (!plain_call(arguments, 1)) return std::nullopt;
  return machine.loop_items(argument(arguments), place, incomplete);
}

Value not_known(Machine& machine, const Arguments& arguments, std::string_view type, Span place) {
  const Value value = argument(arguments);
  if (const UnknownValue* const why = value.why_unknown()) {
    UnknownValue of = *why;
    of.condition = nullptr;
    return Value::unknown(std::move(of));
  }
  return strange(machine, type, place);
}

Value make_a_list(Machine& machine, const Arguments& arguments, Span place) {
  std::string incomplete;
  auto items = contents(machine, arguments, place, incomplete);
  if (machine.stopped()) return {};
  if (!items) return not_known(machine, arguments, "list", place);
  return machine.adopt(make_list(std::move(*items), std::move(incomplete)), place);
}

Value make_a_tuple(Machine& machine, const Arguments& arguments, Span place) {
  std::string incomplete;
  auto items = contents(machine, arguments, place, incomplete);
  if (machine.stopped()) return {};
  if (!items || !incomplete.empty()) return not_known(machine, arguments, "tuple", place);
  return machine.adopt(make_tuple(std::move(*items)), place);
}

Value make_a_set(Machine& machine, const Arguments& arguments, Span place) {
  const Value from = argument(arguments);
  if (const auto* set = from.get<SetRef>()) return machine.take(make_set((*set)->items), place);
  std::string incomplete;
  auto items = contents(machine, arguments, place, incomplete);
  if (machine.stopped()) return {};
  if (!items || !incomplete.empty()) return not_known(machine, arguments, "set", place);
  machine.spend(static_cast<std::uint32_t>(items->size()));
  return machine.take(make_set(std::move(*items)), place);
}

Value make_a_dict(Machine& machine, const Arguments& arguments, Span place) {
  const Value result = machine.adopt(make_dict({}), place);
  const auto update = method_of(result, "update");
  machine.call(*update, arguments, place);
  return machine.stopped() ? Value() : result;
}

Value make_bytes_value(Machine& machine, const Arguments& arguments, Span place) {
  if (arguments.items.empty()) return make_bytes({});
  return strange(machine, "bytes", place);
}

Value make_object(Machine& machine, const Arguments&, Span place) {
  return machine.unknown("unmodelled", "a plain object", place);
}

Value make_type(Machine& machine, const Arguments& arguments, Span place) {
  const Value value = argument(arguments);
  if (plain_call(arguments, 1) && !arguments.items.empty()) {
    if (const auto* instance = value.get<InstanceRef>())
      return Value(Value::State((*instance)->of));
    if (!value.is_unknown())
      if (auto type = builtin_type(type_name(value)); type && !value.native<Native>()) return *type;
  }
  return machine.unknown("unmodelled", "the class of a value", place);
}

const std::map<std::string_view, BuiltinType::Make>& types() {
  static const std::map<std::string_view, BuiltinType::Make> kTypes = {
      {"str", make_str},           {"int", make_int},       {"float", make_float},
      {"bool", make_bool},         {"list", make_a_list},   {"tuple", make_a_tuple},
      {"set", make_a_set},         {"dict", make_a_dict},   {"frozenset", make_a_set},
      {"bytes", make_bytes_value}, {"object", make_object}, {"type", make_type}};
  return kTypes;
}

}  // namespace

Value BuiltinType::attribute(Interpreter&, std::string_view name, Span) {
  if (name == "__name__") return Value::string(name_);
  // str.lower: the method, of what it is called with.
  return callable(name_ + "." + std::string(name),
                  [called = std::string(name), type = name_](
                      Interpreter& machine, const Arguments& arguments, Span at) -> Value {
                    if (arguments.items.empty() || !arguments.items[0].keyword.empty() ||
                        migrate::eval::type_name(arguments.items[0].value) != type)
                      return machine.unknown("unmodelled", type + "." + called, at);
                    const Value method = machine.attribute(arguments.items[0].value, called, at);
                    Arguments rest = arguments;
                    rest.items.erase(rest.items.begin());
                    return machine.call(method, rest, at);
                  });
}

Value BuiltinType::call(Interpreter& interpreter, const Arguments& arguments, Span place) {
  return make_(static_cast<Machine&>(interpreter), arguments, place);
}

Value BuiltinType::operate(Interpreter& interpreter, std::string_view op, const Value& other,
                           bool reflected, Span place) {
  if (op == "[]") return Value(Value::State(shared_from_this()));  // list[int]
  const auto* type = other.native<BuiltinType>();
  if ((op == "==" || op == "!=") && type)
    return Value::boolean((type->name_ == name_) == (op == "=="));
  return Native::operate(interpreter, op, other, reflected, place);
}

std::optional<Value> BuiltinType::inherited(Interpreter&, const ClassRef&, std::string_view, Span) {
  return std::nullopt;
}

std::optional<Value> builtin_type(std::string_view name) {
  const auto found = types().find(name);
  if (found == types().end()) return std::nullopt;
  return Value(
      Value::State(NativeRef(std::make_shared<BuiltinType>(std::string(name), found->second))));
}

ir::Truth is_instance(const Value& value, const Value& of, int depth) {
  if (depth > 3 || value.is_unknown() || value.get<AlternativesRef>()) return ir::Truth::kUnknown;
  if (const auto* tuple = of.get<TupleRef>()) {
    ir::Truth result = ir::Truth::kNo;
    for (const Value& one : (*tuple)->items) {
      const ir::Truth known = is_instance(value, one, depth + 1);
      if (known == ir::Truth::kYes) return known;
      if (known == ir::Truth::kUnknown) result = known;
    }
    return result;
  }
  const auto* instance = value.get<InstanceRef>();
  if (const auto* type = of.native<BuiltinType>()) {
    const std::string_view name = type->type_name();
    if (name == "object") return ir::Truth::kYes;
    if (instance || value.native<Native>() || name == "type") return ir::Truth::kUnknown;
    if (name == "int" && value.get<bool>()) return ir::Truth::kYes;
    if (name == "frozenset" || name == "set") {
      return value.get<SetRef>() ? ir::Truth::kUnknown : ir::Truth::kNo;
    }
    return truth(type_name(value) == name);
  }
  if (const auto* wanted = of.get<ClassRef>()) {
    if (!instance) return value.native<Native>() ? ir::Truth::kUnknown : ir::Truth::kNo;
    if (derives_from((*instance)->of, *wanted)) return ir::Truth::kYes;
    // A base that nobody knows may derive from it.
    return ir::Truth::kUnknown;
  }
  return ir::Truth::kUnknown;
}

}  // namespace migrate::eval
