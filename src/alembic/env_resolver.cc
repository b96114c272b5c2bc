#include "alembic/env_resolver.h"

#include <fmt/format.h>

#include <algorithm>

namespace migrate::alembic {

using python::Ast;
using python::kNoNode;
using python::NodeId;
using Kind = EnvValue::Kind;

EnvResolver::EnvResolver(Modules& modules, const Ini* ini, std::string section)
    : modules_(modules), ini_(ini), section_(std::move(section)) {}

const EnvModule& EnvResolver::take(eval::SourceModule module, std::string name) {
  const std::string path = module.path;
  auto& unit = units_[path];
  if (!unit) unit = std::make_unique<EnvModule>(std::move(module), std::move(name));
  return *unit;
}

const EnvModule* EnvResolver::module(const std::string& name) {
  auto found = modules_.find(name);
  return found ? &take(*std::move(found), name) : nullptr;
}

void EnvResolver::follow_imports(const EnvModule& unit) {
  std::vector<const EnvModule*> left = {&unit};
  std::set<const EnvModule*> seen = {&unit};
  while (!left.empty() && seen.size() < kMaxFollowed) {
    const EnvModule& next = *left.back();
    left.pop_back();
    for (const std::string& written : next.imported()) {
      const std::string name = next.absolute(written);
      const EnvModule* const found = name.empty() ? nullptr : module(name);
      if (found != nullptr && seen.insert(found).second) left.push_back(found);
    }
  }
}

EnvValue EnvResolver::value(const EnvModule& unit, NodeId expression, NodeId function) {
  if (expression == kNoNode) return EnvValue::unknown("there is no value");
  if (too_complex()) return EnvValue::unknown("it is too complex to follow");
  const Node node{&unit, expression};
  if (!running_.insert(node).second) return EnvValue::unknown("it depends on itself");
  ++depth_;
  EnvValue result = evaluate(unit, expression, function);
  --depth_;
  running_.erase(node);
  return result;
}

EnvValue EnvResolver::evaluate(const EnvModule& unit, NodeId id, NodeId function) {
  const python::Module& syntax = unit.syntax();
  const auto child = [&](std::uint32_t i) { return value(unit, syntax.child(id, i), function); };
  switch (syntax.kind(id)) {
    case Ast::kString:
      return EnvValue::made(Kind::kString, unit, id, syntax.text(id));
    case Ast::kInteger:
    case Ast::kFloat:
      return EnvValue::made(Kind::kNumber, unit, id, syntax.text(id));
    case Ast::kNone:
      return EnvValue::made(Kind::kNone, unit, id);
    case Ast::kTrue:
    case Ast::kFalse: {
      EnvValue boolean = EnvValue::made(Kind::kBoolean, unit, id);
      boolean.flag = syntax.kind(id) == Ast::kTrue;
      return boolean;
    }
    case Ast::kJoinedStr: {
      EnvValue joined = EnvValue::made(Kind::kString, unit, id);
      for (std::uint32_t i = 0; i < syntax.child_count(id); ++i) {
        const NodeId part = syntax.child(id, i);
        const bool plain = syntax.kind(part) == Ast::kString;
        if (!plain && (syntax.child(part, 1) != kNoNode || !syntax.text(part).empty()))
          return EnvValue::unknown("it is computed");
        const EnvValue piece = value(unit, plain ? part : syntax.child(part, 0), function);
        if (piece.is_unknown()) return piece;
        if (piece.kind != Kind::kString) return EnvValue::unknown("it is computed");
        joined.text += piece.text;
      }
      return joined;
    }
    case Ast::kList:
    case Ast::kTuple: {
      EnvValue list = EnvValue::made(Kind::kList, unit, id);
      for (std::uint32_t i = 0; i < syntax.child_count(id); ++i) {
        if (syntax.kind(syntax.child(id, i)) == Ast::kStarred)
          return EnvValue::unknown("it is computed");
        list.items.push_back(child(i));
      }
      return list;
    }
    case Ast::kDict:
      return dict(unit, id, function);
    case Ast::kName:
      return name(unit, syntax.text(id), function);
    case Ast::kAttribute:
      return attribute(child(0), syntax.text(id));
    case Ast::kCall:
      return call(unit, id, function);
    case Ast::kAwait:
    case Ast::kNamedExpr:
      return value(unit, syntax.child(id, syntax.child_count(id) - 1), function);
    case Ast::kUnaryOp: {
      const EnvValue operand = child(0);
      const auto truth = operand.truth();
      if (syntax.text(id) != "not" || !truth) break;
      EnvValue boolean = EnvValue::made(Kind::kBoolean, unit, id);
      boolean.flag = !*truth;
      return boolean;
    }
    case Ast::kBoolOp:
      for (std::uint32_t i = 0; i < syntax.child_count(id); ++i) {
        EnvValue operand = child(i);
        const auto truth = operand.truth();
        if (!truth) return EnvValue::unknown(operand.why());
        if (i + 1 == syntax.child_count(id) || *truth == (syntax.text(id) == "or")) return operand;
      }
      break;
    case Ast::kIfExp: {
      const auto truth = child(0).truth();
      if (truth) return child(*truth ? 1 : 2);
      EnvValue one = child(1);
      return same(one, child(2)) ? one : EnvValue::unknown("it depends on a condition");
    }
    case Ast::kSubscript: {
      const EnvValue object = child(0);
      const EnvValue key = child(1);
      if (object.kind == Kind::kForeign && object.text == "flask.current_app.extensions" &&
          key.kind == Kind::kString && key.text == "migrate")
        return EnvValue::foreign(std::string(kFlaskMigrate));
      if (object.kind == Kind::kDict && (key.kind == Kind::kString || key.kind == Kind::kNone))
        if (const EnvValue* const found = object.find(key.text)) return *found;
      return EnvValue::unknown(object.why());
    }
    case Ast::kBinOp: {
      EnvValue left = child(0);
      const EnvValue right = child(1);
      if (left.kind == Kind::kString && right.kind == Kind::kString && syntax.text(id) == "+") {
        left.text += right.text;
        left.node = id;
        left.unit = &unit;
        return left;
      }
      if (left.is_unknown()) return left;
      if (right.is_unknown()) return right;
      break;
    }
    default:
      break;
  }
  return EnvValue::unknown("it is computed");
}

EnvValue EnvResolver::dict(const EnvModule& unit, NodeId id, NodeId function) {
  const python::Module& syntax = unit.syntax();
  EnvValue made = EnvValue::made(Kind::kDict, unit, id);
  for (std::uint32_t i = 0; i + 1 < syntax.child_count(id); i += 2) {
    const NodeId key = syntax.child(id, i);
    EnvValue item = value(unit, syntax.child(id, i + 1), function);
    if (key == kNoNode) {
      if (item.kind != Kind::kDict) return EnvValue::unknown(item.why());
      for (std::size_t k = 0; k < item.names.size(); ++k) made.put(item.names[k], item.items[k]);
      continue;
    }
    const EnvValue name = value(unit, key, function);
    if (name.kind != Kind::kString) return EnvValue::unknown("one of its keys is computed");
    made.put(name.text, std::move(item));
  }
  return made;
}

// What a name stands for: that of its last binding, where it is known which one that is, else the
// value that all agree on; then the items that are put into it.
EnvValue EnvResolver::bound(const EnvModule& unit, const std::vector<Binding>& bindings,
                            NodeId function) {
  std::vector<const Binding*> whole, items;
  for (const Binding& binding : bindings) {
    if (binding.kind == Binding::Kind::kItem) {
      items.push_back(&binding);
      continue;
    }
    if (!binding.conditional) whole.clear(), items.clear();
    whole.push_back(&binding);
  }
  if (whole.empty()) return EnvValue::unknown("it is changed here and made elsewhere");
  EnvValue result = binding(unit, *whole.front(), function);
  for (std::size_t i = 1; i < whole.size() && !result.is_unknown(); ++i) {
    const EnvValue other = binding(unit, *whole[i], function);
    if (other.is_unknown()) return other;
    if (!same(result, other)) return EnvValue::unknown("it is set in several places");
  }
  for (const Binding* item : items) {
    if (result.kind != Kind::kDict) return EnvValue::unknown(result.why());
    result.put(item->name, item->conditional ? EnvValue::unknown("it depends on a condition")
                                             : value(unit, item->node, function));
  }
  return result;
}

EnvValue EnvResolver::binding(const EnvModule& unit, const Binding& binding, NodeId function) {
  switch (binding.kind) {
    case Binding::Kind::kValue:
      return value(unit, binding.node, function);
    case Binding::Kind::kModule:
      return imported(binding.module);
    case Binding::Kind::kMember: {
      const std::string absolute = unit.absolute(binding.module);
      if (absolute.empty()) return EnvValue::unknown("it is imported from outside of the project");
      const EnvValue from = imported(absolute);
      return attribute(from, binding.name);
    }
    case Binding::Kind::kDefinition: {
      const bool is_class = unit.syntax().kind(binding.node) == Ast::kClassDef;
      return EnvValue::made(is_class ? Kind::kClass : Kind::kFunction, unit, binding.node,
                            unit.syntax().text(binding.node));
    }
    case Binding::Kind::kParameter:
      return EnvValue::unknown("it is a parameter of the function");
    case Binding::Kind::kItem:
    case Binding::Kind::kOpaque:
      break;
  }
  return EnvValue::unknown("it changes while env.py runs");
}

EnvValue EnvResolver::name(const EnvModule& unit, std::string_view name, NodeId function) {
  for (NodeId scope = function; scope != kNoNode; scope = unit.outer(scope)) {
    const auto& found = unit.bindings(scope, name);
    if (!found.empty()) return bound(unit, found, scope);
  }
  return member(unit, name);
}

// A name at the level of a module.
EnvValue EnvResolver::member(const EnvModule& unit, std::string_view name) {
  if (too_complex()) return EnvValue::unknown("it is too complex to follow");
  const auto& found = unit.bindings(kNoNode, name);
  if (!found.empty()) {
    ++depth_;
    EnvValue value = bound(unit, found, kNoNode);
    --depth_;
    return value;
  }
  for (auto star = unit.stars().rbegin(); star != unit.stars().rend(); ++star) {
    const std::string from = unit.absolute(*star);
    const EnvModule* const other = from.empty() ? nullptr : module(from);
    if (other == nullptr)
      return EnvValue::unknown(
          fmt::format("it may come from `{}`, which is not part of the project", *star));
    if (other == &unit || running_.contains({other, kNoNode})) continue;
    running_.insert({other, kNoNode});
    EnvValue value = member(*other, name);
    running_.erase({other, kNoNode});
    if (value.kind != Kind::kForeign || !value.text.starts_with("builtins.")) return value;
  }
  return EnvValue::foreign("builtins." + std::string(name));
}

EnvValue EnvResolver::imported(const std::string& name) {
  if (module(name) == nullptr) {
    const std::string top = name.substr(0, name.find('.'));
    if (top != name && module(top) != nullptr)
      return EnvValue::unknown(fmt::format("the project has no module `{}`", name));
    return EnvValue::foreign(name);
  }
  EnvValue value;
  value.kind = Kind::kModule;
  value.text = name;
  return value;
}

std::string EnvResolver::foreign_name(const EnvModule& unit, NodeId expression, NodeId function) {
  const EnvValue found = value(unit, expression, function);
  return found.kind == Kind::kForeign ? found.text : "";
}

// A function that takes nothing into account: what all its returns agree on.
EnvValue EnvResolver::call_function(const EnvValue& callee) {
  if (!running_.insert({callee.unit, callee.node}).second)
    return EnvValue::unknown("it depends on itself");
  std::optional<EnvValue> result;
  for (const NodeId returned : callee.unit->returns(callee.node)) {
    EnvValue one;
    one.kind = Kind::kNone;
    if (returned != kNoNode) one = value(*callee.unit, returned, callee.node);
    if (result && !same(*result, one))
      one = one.is_unknown() ? std::move(one) : EnvValue::unknown("it depends on a condition");
    result = std::move(one);
    if (result->is_unknown()) break;
  }
  running_.erase({callee.unit, callee.node});
  return result ? *std::move(result) : EnvValue::unknown("it is computed by a function");
}

EnvValue EnvResolver::call(const EnvModule& unit, NodeId id, NodeId function) {
  const EnvValue callee = value(unit, unit.syntax().child(id, 0), function);
  switch (callee.kind) {
    case Kind::kForeign:
      return call_foreign(callee.text, unit, id, function);
    case Kind::kFunction:
      return call_function(callee);
    case Kind::kClass: {
      // An object of a class of the project that derives from one with a metadata.
      const EnvValue metadata = argument(unit, id, "metadata", function);
      if (metadata.kind != Kind::kNone) return EnvValue::base(metadata, &unit, id);
      const EnvValue own = attribute(callee, "metadata");
      if (own.kind == Kind::kMetadata) return EnvValue::base(own, &unit, id);
      return EnvValue::unknown(fmt::format("it is an object of the class `{}`", callee.text));
    }
    case Kind::kBase:
      return callee;  // registry().generate_base()
    default:
      return EnvValue::unknown(callee.why());
  }
}

}  // namespace migrate::alembic
