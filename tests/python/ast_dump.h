// A Module as text, one statement after the other: what tests compare.
#pragma once

#include <array>
#include <string>

#include "migrate/python/ast.h"
#include "migrate/span.h"

namespace migrate::python {

inline constexpr std::array kAstNames = {"Name",
                                         "String",
                                         "Bytes",
                                         "UnreadString",
                                         "Integer",
                                         "Float",
                                         "Complex",
                                         "True",
                                         "False",
                                         "None",
                                         "Ellipsis",
                                         "JoinedStr",
                                         "FormattedValue",
                                         "BinOp",
                                         "UnaryOp",
                                         "BoolOp",
                                         "Compare",
                                         "Call",
                                         "Keyword",
                                         "Starred",
                                         "Attribute",
                                         "Subscript",
                                         "Slice",
                                         "Tuple",
                                         "List",
                                         "Set",
                                         "Dict",
                                         "IfExp",
                                         "Lambda",
                                         "ListComp",
                                         "SetComp",
                                         "GeneratorExp",
                                         "DictComp",
                                         "Comprehension",
                                         "NamedExpr",
                                         "Await",
                                         "Yield",
                                         "Module",
                                         "Expr",
                                         "Assign",
                                         "AugAssign",
                                         "AnnAssign",
                                         "Return",
                                         "Delete",
                                         "Pass",
                                         "Break",
                                         "Continue",
                                         "If",
                                         "For",
                                         "While",
                                         "With",
                                         "WithItem",
                                         "Try",
                                         "ExceptHandler",
                                         "Else",
                                         "Finally",
                                         "Raise",
                                         "Assert",
                                         "Import",
                                         "ImportFrom",
                                         "Alias",
                                         "Global",
                                         "Nonlocal",
                                         "FunctionDef",
                                         "AsyncFunctionDef",
                                         "ClassDef",
                                         "Decorator",
                                         "Arguments",
                                         "Argument",
                                         "Block",
                                         "Match",
                                         "Error"};
static_assert(kAstNames.size() == static_cast<std::size_t>(Ast::kError) + 1);

// A text in quotes, everything but printable ASCII by its bytes.
inline std::string quoted(const std::string& text) {
  constexpr const char* kDigits = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    if (c >= ' ' && c <= '~' && c != '"' && c != '\\') {
      out += c;
    } else {
      out += std::string("\\x") + kDigits[static_cast<unsigned char>(c) >> 4U] +
             kDigits[static_cast<unsigned char>(c) & 15U];
    }
  }
  return out + "\"";
}

// (Kind "text" child…), an absent child being "-". With `lines`, every expression outside of
// f-strings and every statement has its place.
inline std::string dump(const Module& module, NodeId id, const LineIndex* lines = nullptr) {
  if (id == kNoNode) return "-";
  const Ast kind = module.kind(id);
  std::string out = std::string("(") + kAstNames[static_cast<std::size_t>(kind)];
  const bool placed = kind != Ast::kModule && kind != Ast::kBlock && kind != Ast::kArguments &&
                      kind != Ast::kArgument && kind != Ast::kElse && kind != Ast::kFinally &&
                      kind != Ast::kWithItem && kind != Ast::kComprehension &&
                      kind != Ast::kDecorator;
  if (lines != nullptr && placed) {
    const Position begin = lines->position(module.span(id).begin);
    const Position end = lines->position(module.span(id).end);
    out += "@" + std::to_string(begin.line) + ":" + std::to_string(begin.column) + "-" +
           std::to_string(end.line) + ":" + std::to_string(end.column);
  }
  if (kind == Ast::kError || kind == Ast::kUnreadString) return out + ")";
  if (!module.text(id).empty()) out += " " + quoted(module.text(id));
  const LineIndex* const below = kind == Ast::kJoinedStr ? nullptr : lines;
  for (std::uint32_t i = 0; i < module.child_count(id); ++i) {
    out += " " + dump(module, module.child(id, i), below);
  }
  return out + ")";
}

}  // namespace migrate::python
