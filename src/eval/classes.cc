// Classes of the file and of the project's modules: their names, their instances, enumerations.
#include <algorithm>

#include "eval/collections.h"
#include "eval/compare.h"
#include "eval/machine.h"
#include "eval/operators.h"
#include "eval/syntax_facts.h"
#include "eval/wrapped.h"

namespace migrate::eval {
namespace {

using python::Ast;
using python::NodeId;

constexpr int kDeepest = 30;

bool is_enumeration_base(const Value& base) {
  if (const auto* of = base.get<ClassRef>()) return (*of)->enumeration;
  const Native* const native = base.native<Native>();
  return native && native->type_name().rfind("enum.", 0) == 0;
}

// Nobody knows what a base does that is not of this project.
bool all_known(const ClassRef& of, int depth = 0) {
  if (depth > kDeepest) return false;
  return std::all_of(of->bases.begin(), of->bases.end(), [depth](const Value& base) {
    if (const auto* known = base.get<ClassRef>()) return all_known(*known, depth + 1);
    const Native* const native = base.native<Native>();
    return native && native->type_name() == "object";
  });
}

}  // namespace

bool derives_from(const ClassRef& of, const ClassRef& base, int depth) {
  if (of == base) return true;
  if (!of || depth > kDeepest) return false;
  return std::any_of(of->bases.begin(), of->bases.end(), [&](const Value& other) {
    const auto* known = other.get<ClassRef>();
    return known && derives_from(*known, base, depth + 1);
  });
}

Value Machine::make_class(NodeId id) {
  const python::Module& tree = syntax();
  const Span span = tree.span(id);
  const auto of = std::make_shared<ClassValue>();
  of->name = here().name.empty() ? tree.text(id) : here().name + "." + tree.text(id);
  Arguments bases;
  if (!eval_arguments(id, 1, bases)) return {};
  for (const Argument& base : bases.items)
    if (base.keyword.empty()) of->bases.push_back(base.value);
  of->names = std::make_shared<Scope>();
  of->names->parent = frame_->scope;
  scopes_.push_back(of->names);
  Value result = adopt(Value(Value::State(of)), span);

  Frame frame;
  frame.scope = of->names;
  frame.module = frame_->module;
  frame.is_class = true;
  Frame* const outer = std::exchange(frame_, &frame);
  ++calls_;
  if (calls_ < limits_.calls)
    exec_block(tree.child(id, 0));
  else
    too_complex("classes nest too deeply");
  --calls_;
  frame_ = outer;
  if (stopped()) return {};
  of->enumeration = std::any_of(of->bases.begin(), of->bases.end(), is_enumeration_base);
  if (of->enumeration) make_enumeration(of, tree.child(id, 0));
  for (std::uint32_t i = tree.child_count(id); i-- > 1;) {
    const NodeId decorator = tree.child(id, i);
    if (tree.kind(decorator) != Ast::kDecorator) continue;
    const Value wrap = eval(tree.child(decorator, 0));
    if (stopped()) return {};
    Arguments arguments;
    arguments.items.push_back({"", result, span});
    result = wrap.is_unknown() ? unknown("decorator", "a decorator that is not known", span)
                               : call(wrap, arguments, span);
    if (stopped()) return {};
  }
  return result;
}

// The names that the body binds to plain values are the members, in the order written.
void Machine::make_enumeration(const ClassRef& of, NodeId body) {
  std::int64_t automatic = 0;
  for (const std::string& name : bound_names(syntax(), body)) {
    const auto found = of->names->names.find(name);
    if (found == of->names->names.end() || name.rfind('_', 0) == 0) continue;
    Value value = found->second;
    if (value.get<FunctionRef>() || value.get<ClassRef>() || value.native<Wrapped>()) continue;
    if (const Native* const native = value.native<Native>();
        native && native->type_name() == "enum.auto") {
      const bool text = std::any_of(of->bases.begin(), of->bases.end(), [](const Value& base) {
        const Native* const type = base.native<Native>();
        return !type || type->type_name() == "str" || type->type_name() == "enum.StrEnum";
      });
      value = text ? unknown("unmodelled", "auto() of this enumeration", {})
                   : Value::integer(automatic + 1);
    }
    if (const auto number = integer_of(value)) automatic = *number;
    // A second name of one value is an alias.
    const auto same_value =
        std::find_if(of->members.begin(), of->members.end(), [&](const Value& member) {
          return equal((*member.get<InstanceRef>())->attributes["value"], value) == ir::Truth::kYes;
        });
    if (same_value != of->members.end()) {
      found->second = *same_value;
      continue;
    }
    const auto member = std::make_shared<InstanceValue>();
    member->of = of;
    member->attributes["name"] = Value::string(name);
    member->attributes["value"] = value;
    Value made = adopt(Value(Value::State(member)), {});
    found->second = made;
    of->members.push_back(std::move(made));
  }
}

std::optional<Value> Machine::class_attribute(const ClassRef& of, std::string_view name, Span place,
                                              int depth) {
  const auto found = of->names->names.find(name);
  if (found != of->names->names.end()) return found->second;
  if (depth > kDeepest) return unknown("unmodelled", "classes that deep", place);
  for (const Value& base : of->bases) {
    if (const auto* known = base.get<ClassRef>()) {
      if (auto inherited = class_attribute(*known, name, place, depth + 1)) return inherited;
    } else if (Native* const native = base.native<Native>()) {
      if (auto inherited = native->inherited(*this, of, name, place))
        return adopt(*std::move(inherited), place);
      if (native->type_name() != "object")
        return unknown(
            "unmodelled",
            std::string(native->type_name()) + "." + std::string(name) + " is not modelled", place);
    } else if (const UnknownValue* const why = base.why_unknown()) {
      UnknownValue of_base = *why;
      of_base.condition = nullptr;
      return Value::unknown(std::move(of_base));
    }
  }
  return std::nullopt;
}

Value Machine::instantiate(const ClassRef& of, const Arguments& arguments, Span place) {
  if (of->enumeration) {
    const Argument* const wanted = arguments.find(0, "value");
    if (!wanted) return unknown("unmodelled", "a call of an enumeration", place);
    for (const Value& member : of->members) {
      const ir::Truth is_it =
          equal((*member.get<InstanceRef>())->attributes["value"], wanted->value);
      if (is_it == ir::Truth::kYes || same(member, wanted->value)) return member;
      if (is_it == ir::Truth::kUnknown)
        return unknown("unmodelled", "which member this is cannot be known", place);
    }
    return raise("ValueError", "not a member of the enumeration", place);
  }
  const auto instance = std::make_shared<InstanceValue>();
  instance->of = of;
  const Value self = adopt(Value(Value::State(instance)), place);
  const auto constructor = class_attribute(of, "__init__", place);
  if (constructor && constructor->get<FunctionRef>()) {
    call(bound(*constructor, self), arguments, place);
    if (stopped()) return {};
  } else if (derives_from(of, builtin_exception("BaseException"))) {
    std::vector<Value> values;
    for (const Argument& argument : arguments.items) values.push_back(argument.value);
    journal_.set(instance, "args", adopt(make_tuple(std::move(values)), place));
  } else if (!arguments.items.empty() && all_known(of)) {
    return raise("TypeError", of->name + "() takes no arguments", place);
  }
  // What a modelled base makes of it.
  std::vector<ClassRef> todo = {of};
  for (std::size_t i = 0; i < todo.size() && i < 100; ++i)
    for (const Value& base : todo[i]->bases) {
      if (const auto* known = base.get<ClassRef>()) todo.push_back(*known);
      if (Native* const native = base.native<Native>())
        if (auto made = native->instantiate(*this, instance, arguments, place))
          return adopt(*std::move(made), place);
      if (base.is_unknown() && !constructor) {
        UnknownValue of_base = *base.why_unknown();
        of_base.condition = nullptr;
        return Value::unknown(std::move(of_base));
      }
    }
  return self;
}

}  // namespace migrate::eval
