// The tree of a short text, for tests of the parts of its parser.
#pragma once

#include <string>
#include <string_view>

#include "migrate/python/ast.h"
#include "python/ast_dump.h"

namespace migrate::python {

// Of a whole file, without "(Module " and ")".
inline std::string tree(std::string_view text) {
  const Module module = Module::parse(text);
  const std::string all = dump(module, module.root());
  return all.size() < 9 ? "" : all.substr(8, all.size() - 9);
}

// Of an expression that stands alone: without "(Expr " and ")".
inline std::string expression_tree(std::string_view text) {
  const std::string all = tree(text);
  return all.rfind("(Expr ", 0) == 0 ? all.substr(6, all.size() - 7) : all;
}

// The first node of a kind, kNoNode when there is none.
inline NodeId find(const Module& module, Ast kind, NodeId from) {
  if (from == kNoNode || module.kind(from) == kind) return from;
  for (std::uint32_t i = 0; i < module.child_count(from); ++i) {
    const NodeId found = find(module, kind, module.child(from, i));
    if (found != kNoNode) return found;
  }
  return kNoNode;
}
inline NodeId find(const Module& module, Ast kind) { return find(module, kind, module.root()); }

}  // namespace migrate::python
