#include "alembic/env_module.h"

#include <algorithm>
#include <utility>

namespace migrate::alembic {

using python::Ast;
using python::kNoNode;
using python::NodeId;

EnvModule::EnvModule(eval::SourceModule module, std::string name)
    : source_(std::move(module)), name_(std::move(name)) {
  block(syntax().root(), {kNoNode, &scopes_[kNoNode].bindings, false});
}

void EnvModule::block(NodeId id, const Place& place) {
  for (std::uint32_t i = 0; i < syntax().child_count(id); ++i)
    statement(syntax().child(id, i), place);
}

void EnvModule::add(const Place& place, std::string_view name, Binding binding) {
  binding.conditional = place.conditional;
  Bindings* into = place.bindings;
  const auto scope = scopes_.find(place.function);
  if (place.function != kNoNode && into == &scope->second.bindings) {
    const std::vector<std::string>& globals = scope->second.globals;
    if (std::find(globals.begin(), globals.end(), name) != globals.end()) {
      // Whether and when the function runs is another question.
      into = &scopes_[kNoNode].bindings;
      binding.conditional = true;
    }
  }
  (*into)[std::string(name)].push_back(std::move(binding));
}

void EnvModule::bind(NodeId target, NodeId value, const Place& place) {
  switch (syntax().kind(target)) {
    case Ast::kName:
      add(place, syntax().text(target),
          {value == kNoNode ? Binding::Kind::kOpaque : Binding::Kind::kValue,
           value,
           {},
           {},
           false});
      break;
    case Ast::kAttribute:
      assignments_.push_back(
          {syntax().child(target, 0), syntax().text(target), value, place.function});
      break;
    case Ast::kSubscript: {
      const NodeId object = syntax().child(target, 0);
      const NodeId key = syntax().child(target, 1);
      if (syntax().kind(object) != Ast::kName) break;
      if (value != kNoNode && syntax().kind(key) == Ast::kString)
        add(place, syntax().text(object),
            {Binding::Kind::kItem, value, {}, syntax().text(key), false});
      else
        add(place, syntax().text(object), {});
      break;
    }
    case Ast::kTuple:
    case Ast::kList:
    case Ast::kStarred:
      for (std::uint32_t i = 0; i < syntax().child_count(target); ++i)
        bind(syntax().child(target, i), kNoNode, place);
      break;
    default:
      break;
  }
}

void EnvModule::imports(NodeId id, const Place& place) {
  const bool from = syntax().kind(id) == Ast::kImportFrom;
  for (std::uint32_t i = 0; i < syntax().child_count(id); ++i) {
    const std::string& alias = syntax().text(syntax().child(id, i));
    const std::size_t as = alias.find(" as ");
    const std::string name = alias.substr(0, as);
    std::string bound = as == std::string::npos ? name : alias.substr(as + 4);
    if (from && i == 0) imported_.push_back(syntax().text(id));
    if (name != "*") {
      const std::string& module = syntax().text(id);
      imported_.push_back(!from ? name : module + (module.ends_with('.') ? "" : ".") + name);
    }
    if (from && name == "*") {
      stars_.push_back(syntax().text(id));
    } else if (from) {
      add(place, bound, {Binding::Kind::kMember, id, syntax().text(id), name, false});
    } else {
      // `import a.b` binds "a".
      const std::string module = as == std::string::npos ? name.substr(0, name.find('.')) : name;
      if (as == std::string::npos) bound = module;
      add(place, bound, {Binding::Kind::kModule, id, module, {}, false});
    }
  }
}

void EnvModule::definition(NodeId id, const Place& place) {
  add(place, syntax().text(id), {Binding::Kind::kDefinition, id, {}, {}, false});
  if (syntax().kind(id) == Ast::kClassDef) {
    block(syntax().child(id, 0), {place.function, &classes_[id], false});
    return;
  }
  Scope& scope = scopes_[id];
  scope.outer = place.function;
  const Place inside{id, &scope.bindings, false};
  const NodeId arguments = syntax().child(id, 0);
  for (std::uint32_t i = 0; i < syntax().child_count(arguments); ++i) {
    std::string_view name = syntax().text(syntax().child(arguments, i));
    name.remove_prefix(std::min(name.find_first_not_of('*'), name.size()));
    if (name != "/" && !name.empty())
      add(inside, name, {Binding::Kind::kParameter, kNoNode, {}, {}, false});
  }
  block(syntax().child(id, 1), inside);
}

// A statement that is only a call. `place`: a conditional one, for who knows when it runs.
void EnvModule::method_call(NodeId call, const Place& place) {
  const NodeId method = syntax().child(call, 0);
  if (syntax().kind(method) != Ast::kAttribute) return;
  const std::string& name = syntax().text(method);
  if (name == "set_main_option" || name == "set_section_option") {
    const NodeId option = syntax().child(call, name == "set_main_option" ? 1 : 2);
    const bool plain = option != kNoNode && syntax().kind(option) == Ast::kString;
    options_set_.push_back(plain ? syntax().text(option) : "");
    return;
  }
  // x.update(…), x.append(…): x is no longer what it was bound to.
  constexpr std::string_view kChanging[] = {"append", "clear",      "extend", "insert",
                                            "pop",    "setdefault", "update"};
  const NodeId object = syntax().child(method, 0);
  if (syntax().kind(object) == Ast::kName &&
      std::find(std::begin(kChanging), std::end(kChanging), name) != std::end(kChanging))
    add(place, syntax().text(object), {});
}

void EnvModule::statement(NodeId id, const Place& place) {
  Place below = place;
  below.conditional = true;
  const auto blocks = [&](const Place& inside) {
    for (std::uint32_t i = 0; i < syntax().child_count(id); ++i) {
      const NodeId child = syntax().child(id, i);
      if (child == kNoNode) continue;
      const Ast kind = syntax().kind(child);
      if (kind == Ast::kBlock) block(child, inside);
      if (kind == Ast::kExceptHandler || kind == Ast::kElse || kind == Ast::kFinally)
        statement(child, inside);
    }
  };
  const std::uint32_t count = syntax().child_count(id);
  switch (syntax().kind(id)) {
    case Ast::kAssign:
      for (std::uint32_t i = 0; i + 1 < count; ++i)
        bind(syntax().child(id, i), syntax().child(id, count - 1), place);
      break;
    case Ast::kAnnAssign:
      if (syntax().child(id, 2) != kNoNode)
        bind(syntax().child(id, 0), syntax().child(id, 2), place);
      break;
    case Ast::kAugAssign:
      bind(syntax().child(id, 0), kNoNode, below);
      break;
    case Ast::kDelete:
      for (std::uint32_t i = 0; i < count; ++i) bind(syntax().child(id, i), kNoNode, place);
      break;
    case Ast::kExpr:
      if (syntax().kind(syntax().child(id, 0)) == Ast::kCall)
        method_call(syntax().child(id, 0), below);
      break;
    case Ast::kImport:
    case Ast::kImportFrom:
      imports(id, place);
      break;
    case Ast::kFunctionDef:
    case Ast::kAsyncFunctionDef:
    case Ast::kClassDef:
      definition(id, place);
      break;
    case Ast::kReturn:
      scopes_[place.function].returns.push_back(syntax().child(id, 0));
      break;
    case Ast::kGlobal: {
      std::string_view names = syntax().text(id);
      while (!names.empty()) {
        const std::size_t comma = names.find(',');
        scopes_[place.function].globals.emplace_back(names.substr(0, comma));
        names.remove_prefix(comma == std::string_view::npos ? names.size() : comma + 1);
      }
      break;
    }
    case Ast::kFor:
      bind(syntax().child(id, 0), kNoNode, below);
      blocks(below);
      break;
    case Ast::kWith:
      for (std::uint32_t i = 0; i + 1 < count; ++i)
        if (const NodeId target = syntax().child(syntax().child(id, i), 1); target != kNoNode)
          bind(target, kNoNode, place);
      blocks(place);
      break;
    case Ast::kFinally:
      blocks(place);
      break;
    case Ast::kExceptHandler:
      if (!syntax().text(id).empty()) add(below, syntax().text(id), {});
      blocks(below);
      break;
    case Ast::kIf:
    case Ast::kWhile:
    case Ast::kTry:
    case Ast::kElse:
      blocks(below);
      break;
    default:
      break;
  }
}

const std::vector<Binding>& EnvModule::bindings(NodeId function, std::string_view name) const {
  static const std::vector<Binding> kNone;
  const auto scope = scopes_.find(function);
  if (scope == scopes_.end()) return kNone;
  const auto found = scope->second.bindings.find(name);
  return found == scope->second.bindings.end() ? kNone : found->second;
}

const Bindings& EnvModule::class_body(NodeId definition) const {
  static const Bindings kNone;
  const auto found = classes_.find(definition);
  return found == classes_.end() ? kNone : found->second;
}

NodeId EnvModule::outer(NodeId function) const {
  const auto scope = scopes_.find(function);
  return scope == scopes_.end() ? kNoNode : scope->second.outer;
}

const std::vector<NodeId>& EnvModule::returns(NodeId function) const {
  static const std::vector<NodeId> kNone;
  const auto scope = scopes_.find(function);
  return scope == scopes_.end() ? kNone : scope->second.returns;
}

std::string EnvModule::absolute(std::string_view module) const {
  std::size_t dots = 0;
  while (dots < module.size() && module[dots] == '.') ++dots;
  if (dots == 0) return std::string(module);
  std::string base = name_;
  for (std::size_t i = source_.package ? 1 : 0; i < dots; ++i) {
    if (base.empty()) return "";
    const std::size_t dot = base.rfind('.');
    base.resize(dot == std::string::npos ? 0 : dot);
  }
  if (base.empty()) return "";
  module.remove_prefix(dots);
  return module.empty() ? base : base + "." + std::string(module);
}

}  // namespace migrate::alembic
