// Attributes and elements of values.
#include "eval/collections.h"
#include "eval/compare.h"
#include "eval/machine.h"
#include "eval/repr.h"
#include "eval/wrapped.h"

namespace migrate::eval {

// A function that is an attribute of a class gets the object that it is asked of.
Value Machine::bound(const Value& found, const Value& self) {
  if (const auto* function = found.get<FunctionRef>()) {
    auto method = std::make_shared<FunctionValue>(**function);
    method->bound_self = self;
    method->is_method = true;
    return adopt(Value(Value::State(FunctionRef(std::move(method)))), {});
  }
  if (const auto* wrapped = found.native<Wrapped>()) {
    const bool instance = self.get<InstanceRef>() != nullptr;
    switch (wrapped->kind()) {
      case Wrapped::Kind::kStatic:
      case Wrapped::Kind::kContext:
        return wrapped->function();
      case Wrapped::Kind::kClass:
        return bound(wrapped->function(),
                     instance ? Value(Value::State((*self.get<InstanceRef>())->of)) : self);
      case Wrapped::Kind::kProperty:
        if (!instance) return found;
        return call(bound(wrapped->function(), self), {}, statement_);
    }
  }
  return found;
}

std::optional<Value> Machine::find_attribute(const Value& object, std::string_view name,
                                             Span place) {
  if (Native* const native = object.native<Native>()) {
    const Value held = object;
    return adopt(native->attribute(*this, name, place), place);
  }
  if (const UnknownValue* const why = object.why_unknown()) {
    UnknownValue of = *why;
    of.interpolated = false;
    of.condition = nullptr;
    return Value::unknown(std::move(of));
  }
  if (const auto* several = object.get<AlternativesRef>()) {
    std::vector<Value> found;
    for (const Value& one : (*several)->values) {
      if (one.is_none()) continue;  // that path would fail
      found.push_back(attribute(one, name, place));
      if (stopped()) return Value();
    }
    if (found.empty()) return std::nullopt;
    return adopt(one_of(std::move(found)), place);
  }
  if (const auto* instance = object.get<InstanceRef>()) {
    const auto own = (*instance)->attributes.find(name);
    if (own != (*instance)->attributes.end()) return own->second;
    if (name == "__class__") return Value(Value::State((*instance)->of));
    auto inherited = class_attribute((*instance)->of, name, place);
    if (!inherited) return std::nullopt;
    if ((*instance)->of->enumeration && inherited->get<InstanceRef>()) return inherited;
    return bound(*inherited, object);
  }
  if (const auto* of = object.get<ClassRef>()) {
    if (name == "__name__") return Value::string((*of)->name.substr((*of)->name.rfind('.') + 1));
    if ((*of)->enumeration && name == "__members__") {
      std::vector<std::pair<Value, Value>> members;
      for (const Value& member : (*of)->members)
        members.emplace_back((*member.get<InstanceRef>())->attributes["name"], member);
      return adopt(make_dict(std::move(members)), place);
    }
    auto found = class_attribute(*of, name, place);
    if (!found) return std::nullopt;
    if (found->native<Wrapped>()) return bound(*found, object);
    return found;
  }
  if (const auto* function = object.get<FunctionRef>()) {
    if (name == "__name__") return Value::string((*function)->name);
    return unknown("unmodelled", "an attribute of a function", place);
  }
  return method_of(object, name);
}

Value Machine::attribute(const Value& object, std::string_view name, Span place) {
  if (!step()) return {};
  if (auto found = find_attribute(object, name, place)) return *std::move(found);
  if (object.is_none() || object.get<bool>() || object.get<InstanceRef>() || object.get<ClassRef>())
    return raise("AttributeError",
                 "'" + std::string(type_name(object)) + "' object has no attribute '" +
                     std::string(name) + "'",
                 place);
  return unknown("unmodelled",
                 std::string(type_name(object)) + "." + std::string(name) + " is not modelled",
                 place);
}

void Machine::set_attribute(const Value& object, std::string_view name, Value value, Span) {
  if (const auto* instance = object.get<InstanceRef>())
    journal_.set(*instance, name, std::move(value));
  else if (const auto* of = object.get<ClassRef>(); of && (*of)->names->parent)
    journal_.set((*of)->names, name, std::move(value));
  else if (Native* const native = object.native<Native>())
    native->set_attribute(*this, name, std::move(value));
}

Value Machine::subscript_of(const Value& object, const Value& index, Span place) {
  if (Native* const native = object.native<Native>()) {
    const Value held = object;
    return adopt(native->operate(*this, "[]", index, false, place), place);
  }
  for (const Value* side : {&object, &index}) {
    if (const UnknownValue* const why = side->why_unknown()) {
      UnknownValue of = *why;
      of.interpolated = false;
      of.condition = nullptr;
      return adopt(Value::unknown(std::move(of)), place);
    }
    const auto* several = side->get<AlternativesRef>();
    if (!several) continue;
    std::vector<Value> results;
    for (const Value& one : (*several)->values) {
      results.push_back(side == &object ? subscript_of(one, index, place)
                                        : subscript_of(object, one, place));
      if (!step()) return {};
    }
    return adopt(one_of(std::move(results)), place);
  }
  if (const auto* dict = object.get<DictRef>())
    spend(static_cast<std::uint32_t>((*dict)->items.size() / 32));
  // `list[int]` of an annotation, `Generic[T]` of a base.
  if (const auto* of = object.get<ClassRef>(); of && !(*of)->enumeration) return object;
  if (const auto* instance = object.get<InstanceRef>())
    if (const auto method = class_attribute((*instance)->of, "__getitem__", place);
        method && method->get<FunctionRef>()) {
      Arguments arguments;
      arguments.items.push_back({"", index, place});
      return call(bound(*method, object), arguments, place);
    }
  return take(subscript(object, index), place);
}

Value Machine::eval_subscript(python::NodeId id) {
  const python::Module& tree = syntax();
  const Span span = tree.span(id);
  const Value object = eval(tree.child(id, 0));
  if (stopped()) return {};
  const python::NodeId index = tree.child(id, 1);
  if (tree.kind(index) != python::Ast::kSlice) {
    const Value known = eval(index);
    return stopped() ? Value() : subscript_of(object, known, span);
  }
  const Value lower = eval(tree.child(index, 0));
  const Value upper = eval(tree.child(index, 1));
  const Value by = eval(tree.child(index, 2));
  if (stopped()) return {};
  if (object.is_unknown() || object.native<Native>() || object.get<AlternativesRef>()) {
    if (const UnknownValue* const why = object.why_unknown()) {
      UnknownValue of = *why;
      of.condition = nullptr;
      return Value::unknown(std::move(of));
    }
    return unknown("unmodelled", "a slice of this value", span);
  }
  return take(slice(object, lower, upper, by), span);
}

}  // namespace migrate::eval
