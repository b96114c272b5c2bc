#include "ir/call_text.h"
#include "migrate/ir/dump.h"

namespace migrate::ir {

namespace {

constexpr std::uint32_t kMaxNesting = 200;

std::string show(const Expression& expression, std::uint32_t depth);

std::string call(std::string_view name, const std::vector<Expression>& operands,
                 std::uint32_t depth, const std::string& first = {}) {
  CallText text(name);
  if (!first.empty()) text.add(first);
  for (const Expression& operand : operands) text.add(show(operand, depth + 1));
  return std::move(text).end();
}

std::string show(const Expression& expression, std::uint32_t depth) {
  using Kind = Expression::Kind;
  if (depth > kMaxNesting) return "…";
  const std::vector<Expression>& operands = expression.operands;
  switch (expression.kind) {
    case Kind::kUnknown:
      return unknown_text(expression.name);
    case Kind::kText:
      return "text(" + quoted(expression.name) + ")";
    case Kind::kVerbatim:
      return "verbatim(" + quoted(expression.name) + ")";
    case Kind::kLiteral:
      return text_of(expression.value);
    case Kind::kTable:
      return "table " + (expression.schema.empty() ? "" : word(expression.schema) + ".") +
             word(expression.name);
    case Kind::kColumn:
      return operands.empty() ? word(expression.name)
                              : show(operands.front(), depth + 1) + "." + word(expression.name);
    case Kind::kFunction:
      return call(expression.name, operands, depth);
    case Kind::kUnary:
      return call("unary", operands, depth, quoted(expression.name));
    case Kind::kBinary: {
      if (operands.size() == 2)
        return "(" + show(operands[0], depth + 1) + " " + expression.name + " " +
               show(operands[1], depth + 1) + ")";
      return call("binary", operands, depth, quoted(expression.name));
    }
    case Kind::kCast: {
      CallText text("cast");
      for (const Expression& operand : operands) text.add(show(operand, depth + 1));
      for (const Type& type : expression.type) text.add("as", dump(type));
      return std::move(text).end();
    }
    case Kind::kList:
      return call("list", operands, depth);
    case Kind::kCase:
      return call("case", operands, depth);
    case Kind::kAlias:
      return call("alias", operands, depth, word(expression.name));
    case Kind::kParameter: {
      std::string text = ":" + expression.name;
      if (!expression.value.is_none()) text += "=" + text_of(expression.value);
      return text;
    }
    case Kind::kClause:
      return call(expression.name, operands, depth);
    case Kind::kSelect:
      return call("select", operands, depth);
    case Kind::kInsert:
      return call("insert", operands, depth);
    case Kind::kUpdate:
      return call("update", operands, depth);
    case Kind::kDelete:
      return call("delete", operands, depth);
  }
  return {};
}

}  // namespace

std::string dump(const Expression& expression) { return show(expression, 0); }

}  // namespace migrate::ir
