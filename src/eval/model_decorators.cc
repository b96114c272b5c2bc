#include <fmt/format.h>

#include <set>

#include "eval/model_connection.h"
#include "eval/model_types.h"

namespace migrate::eval {
namespace {

// Dialects for which load_dialect_impl is asked.
constexpr std::string_view kDialects[] = {"mysql", "postgresql", "sqlite"};
// Arguments of an instance are kept under a name that Python cannot write.
constexpr std::string_view kMadeType = "<type>";

struct Lineage {
  std::vector<ClassRef> own;  // the class and its bases that the project defines, nearest first
  const TypeClass* base = nullptr;  // the nearest class of ours; nullptr: none
};

Lineage lineage_of(const ClassRef& of) {
  Lineage lineage;
  std::set<const ClassValue*> seen;
  std::vector<Value> todo{Value(Value::State(of))};
  while (!todo.empty()) {
    const Value next = todo.back();
    todo.pop_back();
    if (const ClassRef* const own = next.get<ClassRef>()) {
      if (!seen.insert(own->get()).second) continue;
      lineage.own.push_back(*own);
      todo.insert(todo.end(), (*own)->bases.rbegin(), (*own)->bases.rend());
    } else if (const auto* const base = next.native<TypeClass>()) {
      if (!lineage.base) lineage.base = base;
    }
  }
  return lineage;
}

const Value* find_name(const Lineage& lineage, std::string_view name) {
  for (const ClassRef& own : lineage.own) {
    if (!own->names) continue;
    const auto found = own->names->names.find(name);
    if (found != own->names->names.end()) return &found->second;
  }
  return nullptr;
}

// The type that a method of an instance returns for a dialect; nothing: it has no such method.
std::optional<ir::Type> ask_method(Interpreter& interpreter, const Lineage& lineage,
                                   const Value& instance, std::string_view dialect, Span place) {
  if (!find_name(lineage, "load_dialect_impl")) return std::nullopt;
  const Value method = interpreter.attribute(instance, "load_dialect_impl", place);
  const Arguments arguments{{{"", fixed_dialect(std::string(dialect)), place}}, {}};
  const Value result = interpreter.call(method, arguments, place);
  if (result.native<TypeObject>() || result.native<TypeClass>() || result.get<ClassRef>() ||
      result.get<InstanceRef>())
    return type_of(interpreter, result, place);
  return ir::Type::unknown("its load_dialect_impl is not understood");
}

ir::Type column_spec(Interpreter& interpreter, const Lineage& lineage, const Value& instance,
                     Span place) {
  if (!find_name(lineage, "get_col_spec"))
    return ir::Type::unknown("it has no get_col_spec that can be read");
  const Value method = interpreter.attribute(instance, "get_col_spec", place);
  const Value spec = interpreter.call(method, Arguments{}, place);
  if (!spec.text()) return ir::Type::unknown("its get_col_spec is not understood");
  ir::Type type;
  type.name = "sql." + *spec.text();
  return type;
}

// The arguments of a decorator go to the class that `impl` names; where it is a type, none do.
ir::Type impl_type(Interpreter& interpreter, const Lineage& lineage, const Value& instance,
                   const Arguments& arguments, Span place) {
  const InstanceRef* const object = instance.get<InstanceRef>();
  if (object) {
    const auto own = (*object)->attributes.find(std::string_view("impl"));
    if (own != (*object)->attributes.end()) return type_of(interpreter, own->second, place);
  }
  const Value* const impl = find_name(lineage, "impl");
  if (!impl) return ir::Type::unknown("it names no impl");
  const auto* const of = impl->native<TypeClass>();
  if (!of) return type_of(interpreter, *impl, place);
  // Of an __init__ of its own nobody can tell what it hands on.
  if (find_name(lineage, "__init__") && !arguments.items.empty()) {
    ir::Type type = of->make_type(interpreter, Arguments{}, place);
    type.length = type.precision = ir::Unknown{"its __init__ decides"};
    return type;
  }
  return of->make_type(interpreter, arguments, place);
}

ir::Type describe(Interpreter& interpreter, const Lineage& lineage, const Value& instance,
                  const Arguments& arguments, Span place) {
  ir::Type type;
  if (lineage.base->type_name() == "UserDefinedType") {
    type = column_spec(interpreter, lineage, instance, place);
  } else if (lineage.base->type_name() == "TypeDecorator") {
    type = impl_type(interpreter, lineage, instance, arguments, place);
    if (type.known() && instance.get<InstanceRef>())
      for (const std::string_view dialect : kDialects) {
        auto variant = ask_method(interpreter, lineage, instance, dialect, place);
        if (!variant) break;
        if (*variant == type) continue;
        variant->dialect = dialect;
        type.variants.push_back(*std::move(variant));
      }
  } else {
    type = lineage.base->make_type(interpreter,
                                   find_name(lineage, "__init__") ? Arguments{} : arguments, place);
  }
  type.decorator = lineage.own.front()->name;
  return type;
}

}  // namespace

std::optional<Value> TypeClass::instantiate(Interpreter& interpreter, const InstanceRef& instance,
                                            const Arguments& arguments, Span place) {
  const Lineage lineage = lineage_of(instance->of);
  if (!lineage.base) return std::nullopt;
  instance->attributes[std::string(kMadeType)] = make<TypeObject>(
      describe(interpreter, lineage, Value(Value::State(instance)), arguments, place));
  return std::nullopt;
}

std::optional<Value> TypeClass::inherited(Interpreter& interpreter, const ClassRef&,
                                          std::string_view name, Span place) {
  // super().load_dialect_impl(dialect), with_variant and the like of an instance.
  return interpreter.unknown("unmodelled", fmt::format("{}.{} is not modelled", name_, name),
                             place);
}

std::optional<ir::Type> project_type(Interpreter& interpreter, const Value& value, Span place) {
  if (const InstanceRef* const instance = value.get<InstanceRef>()) {
    const auto made = (*instance)->attributes.find(kMadeType);
    if (made == (*instance)->attributes.end()) return std::nullopt;
    return made->second.native<TypeObject>()->type();
  }
  const ClassRef* const of = value.get<ClassRef>();
  if (!of) return std::nullopt;
  const Lineage lineage = lineage_of(*of);
  if (!lineage.base) return std::nullopt;
  // SQLAlchemy calls the class without arguments.
  const Value instance = interpreter.call(value, Arguments{}, place);
  if (instance.get<InstanceRef>()) return project_type(interpreter, instance, place);
  return describe(interpreter, lineage, instance, Arguments{}, place);
}

}  // namespace migrate::eval
