#include "eval/syntax_facts.h"

#include <algorithm>

namespace migrate::eval {
namespace {

using python::Ast;
using python::Module;
using python::NodeId;

bool is_function(Ast kind) {
  return kind == Ast::kFunctionDef || kind == Ast::kAsyncFunctionDef || kind == Ast::kLambda ||
         kind == Ast::kClassDef;
}

// Every node below `root`, in order, without what is below functions and classes.
template <typename Visit>
void walk(const Module& module, NodeId root, Visit visit) {
  std::vector<NodeId> todo = {root};
  while (!todo.empty()) {
    const NodeId id = todo.back();
    todo.pop_back();
    if (id == python::kNoNode) continue;
    visit(id);
    if (id != root && is_function(module.kind(id))) continue;
    for (std::uint32_t i = module.child_count(id); i-- > 0;) todo.push_back(module.child(id, i));
  }
}

// The names in a target of an assignment: `a, (b, *c)`.
template <typename Add>
void targets(const Module& module, NodeId target, Add add) {
  std::vector<NodeId> todo = {target};
  while (!todo.empty()) {
    const NodeId id = todo.back();
    todo.pop_back();
    if (id == python::kNoNode) continue;
    const Ast kind = module.kind(id);
    if (kind == Ast::kName) add(module.text(id));
    if (kind == Ast::kTuple || kind == Ast::kList || kind == Ast::kStarred)
      for (std::uint32_t i = module.child_count(id); i-- > 0;) todo.push_back(module.child(id, i));
  }
}

// What an `import a.b` or `from a import b as c` binds.
std::string alias_name(const std::string& alias, bool whole_module) {
  const std::size_t as = alias.find(" as ");
  if (as != alias.npos) return alias.substr(as + 4);
  return whole_module ? alias.substr(0, alias.find('.')) : alias;
}

const std::set<std::string, std::less<>>& mutators() {
  static const std::set<std::string, std::less<>> kNames = {
      "append", "extend", "insert",  "remove",  "pop",     "clear",     "sort",
      "add",    "update", "discard", "popitem", "reverse", "setdefault"};
  return kNames;
}

template <typename Add>
void bindings(const Module& module, NodeId id, Add add) {
  switch (module.kind(id)) {
    case Ast::kAssign:
      for (std::uint32_t i = 0; i + 1 < module.child_count(id); ++i)
        targets(module, module.child(id, i), add);
      break;
    case Ast::kAugAssign:
    case Ast::kAnnAssign:
    case Ast::kNamedExpr:
    case Ast::kFor:
    case Ast::kComprehension:
      targets(module, module.child(id, 0), add);
      break;
    case Ast::kWithItem:
      targets(module, module.child(id, 1), add);
      break;
    case Ast::kExceptHandler:
      if (!module.text(id).empty()) add(module.text(id));
      break;
    case Ast::kFunctionDef:
    case Ast::kAsyncFunctionDef:
    case Ast::kClassDef:
      add(module.text(id));
      break;
    case Ast::kImport:
    case Ast::kImportFrom:
      for (std::uint32_t i = 0; i < module.child_count(id); ++i)
        add(alias_name(module.text(module.child(id, i)), module.kind(id) == Ast::kImport));
      break;
    default:
      break;
  }
}

}  // namespace

bool yields(const Module& module, NodeId body) {
  bool found = false;
  walk(module, body, [&](NodeId id) { found = found || module.kind(id) == Ast::kYield; });
  return found;
}

bool leaves_early(const Module& module, NodeId body, bool function) {
  const std::uint32_t count = module.child_count(body);
  const NodeId last = count > 0 ? module.child(body, count - 1) : python::kNoNode;
  bool found = false;
  walk(module, body, [&](NodeId id) {
    const Ast kind = module.kind(id);
    found = found || (kind == Ast::kReturn && !(function && id == last)) ||
            (!function && (kind == Ast::kBreak || kind == Ast::kContinue));
  });
  return found;
}

std::vector<std::string> bound_names(const Module& module, NodeId statement) {
  std::vector<std::string> names;
  std::set<std::string> seen;
  walk(module, statement, [&](NodeId id) {
    bindings(module, id, [&](const std::string& name) {
      if (seen.insert(name).second) names.push_back(name);
    });
  });
  return names;
}

std::set<std::string> changed_names(const Module& module, NodeId statement) {
  std::set<std::string> names;
  const auto add = [&](const std::string& name) { names.insert(name); };
  walk(module, statement, [&](NodeId id) {
    bindings(module, id, add);
    const Ast kind = module.kind(id);
    NodeId changed = python::kNoNode;
    if (kind == Ast::kCall) {
      const NodeId function = module.child(id, 0);
      if (module.kind(function) == Ast::kAttribute && mutators().count(module.text(function)) > 0)
        changed = module.child(function, 0);
    } else if (kind == Ast::kAssign || kind == Ast::kAugAssign || kind == Ast::kDelete) {
      changed = module.child(id, 0);
    }
    while (changed != python::kNoNode &&
           (module.kind(changed) == Ast::kSubscript || module.kind(changed) == Ast::kAttribute))
      changed = module.child(changed, 0);
    if (changed != python::kNoNode && module.kind(changed) == Ast::kName) add(module.text(changed));
  });
  return names;
}

std::set<std::string> attributes_of(const Module& module, NodeId root, const std::string& name) {
  std::set<std::string> result;
  walk(module, root, [&](NodeId id) {
    if (module.kind(id) != Ast::kAttribute) return;
    const NodeId object = module.child(id, 0);
    if (module.kind(object) == Ast::kName && module.text(object) == name)
      result.insert(module.text(id));
  });
  return result;
}

}  // namespace migrate::eval
