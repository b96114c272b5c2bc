#include <string>
#include <string_view>

#include "python/ast_parser.h"

namespace migrate::python {
namespace {

// Of the binary operators, 0 for anything else.
int precedence(const AstToken& token) {
  switch (token.word) {
    case word("|"):
      return 1;
    case word("^"):
      return 2;
    case word("&"):
      return 3;
    case word("<<"):
    case word(">>"):
      return 4;
    case word("+"):
    case word("-"):
      return 5;
    case word("*"):
    case word("/"):
    case word("//"):
    case word("%"):
    case word("@"):
      return 6;
    default:
      return 0;
  }
}

}  // namespace

NodeId AstParser::expression() {
  const Nesting nesting(*this);
  if (nesting.too_deep()) return kNoNode;
  if (at("lambda")) return lambda();
  const std::uint32_t begin = here();
  const NodeId body = disjunction();
  if (body == kNoNode || !take("if")) return body;
  const NodeId test = disjunction();
  if (test == kNoNode || !take("else")) return kNoNode;
  const NodeId orelse = expression();
  if (orelse == kNoNode) return kNoNode;
  return builder_.node(Ast::kIfExp, since(begin), {test, body, orelse});
}

NodeId AstParser::named_expression() {
  if (!at_name() || peek(1).word != word(":=")) return expression();
  const Span name = peek().span;
  pos_ += 2;
  const NodeId value = expression();
  if (value == kNoNode) return kNoNode;
  const NodeId target = builder_.leaf(Ast::kName, name, name_text(name));
  return builder_.node(Ast::kNamedExpr, since(name.begin), {target, value});
}

NodeId AstParser::starred_or(NodeId (AstParser::*element)()) {
  if (!at("*")) return (this->*element)();
  const std::uint32_t begin = here();
  ++pos_;
  const NodeId value = binary(1);
  if (value == kNoNode) return kNoNode;
  return builder_.node(Ast::kStarred, since(begin), {value});
}

NodeId AstParser::star_expressions() {
  const std::uint32_t begin = here();
  const std::size_t mark = builder_.mark();
  const NodeId first = starred_or(&AstParser::expression);
  if (first == kNoNode) return kNoNode;
  if (!at(",")) return builder_.kind(first) == Ast::kStarred ? kNoNode : first;
  builder_.push(first);
  while (take(",")) {
    if (at_end() || at("=") || at(":") || at(";") || at(")") || at("}") || at("!")) break;
    const NodeId next = starred_or(&AstParser::expression);
    if (next == kNoNode) return kNoNode;
    builder_.push(next);
  }
  return builder_.node(Ast::kTuple, since(begin), mark);
}

NodeId AstParser::yield_or_expressions() { return at("yield") ? yield() : star_expressions(); }

NodeId AstParser::disjunction() {
  const std::uint32_t begin = here();
  const NodeId first = conjunction();
  if (first == kNoNode || !at("or")) return first;
  const std::size_t mark = builder_.mark();
  builder_.push(first);
  while (take("or")) {
    const NodeId next = conjunction();
    if (next == kNoNode) return kNoNode;
    builder_.push(next);
  }
  return builder_.node(Ast::kBoolOp, since(begin), mark, "or");
}

NodeId AstParser::conjunction() {
  const std::uint32_t begin = here();
  const NodeId first = inversion();
  if (first == kNoNode || !at("and")) return first;
  const std::size_t mark = builder_.mark();
  builder_.push(first);
  while (take("and")) {
    const NodeId next = inversion();
    if (next == kNoNode) return kNoNode;
    builder_.push(next);
  }
  return builder_.node(Ast::kBoolOp, since(begin), mark, "and");
}

NodeId AstParser::inversion() {
  if (!at("not")) return comparison();
  const Nesting nesting(*this);
  if (nesting.too_deep()) return kNoNode;
  const std::uint32_t begin = here();
  ++pos_;
  const NodeId operand = inversion();
  if (operand == kNoNode) return kNoNode;
  return builder_.node(Ast::kUnaryOp, since(begin), {operand}, "not");
}

// Takes it; "" when none stands here.
std::string AstParser::comparison_operator() {
  switch (peek().word) {
    case word("<"):
    case word(">"):
    case word("=="):
    case word("!="):
    case word("<="):
    case word(">="):
    case word("in"):
      return std::string(tokens_.tokens[pos_++].span.of(code_));
    case word("is"):
      ++pos_;
      return take("not") ? "is not" : "is";
    case word("not"):
      if (peek(1).word != word("in")) return {};
      pos_ += 2;
      return "not in";
    default:
      return {};
  }
}

NodeId AstParser::comparison() {
  const std::uint32_t begin = here();
  const NodeId first = binary(1);
  if (first == kNoNode) return kNoNode;
  std::string op = comparison_operator();
  if (op.empty()) return first;
  const std::size_t mark = builder_.mark();
  builder_.push(first);
  std::string operators;
  for (; !op.empty(); op = comparison_operator()) {
    const NodeId next = binary(1);
    if (next == kNoNode) return kNoNode;
    builder_.push(next);
    operators += (operators.empty() ? "" : ",") + op;
  }
  return builder_.node(Ast::kCompare, since(begin), mark, operators);
}

NodeId AstParser::binary(int least) {
  const std::uint32_t begin = here();
  NodeId left = unary();
  for (int level = precedence(peek()); left != kNoNode && level >= least && level > 0;
       level = precedence(peek())) {
    const std::string_view op = peek().span.of(code_);
    ++pos_;
    const NodeId right = binary(level + 1);
    if (right == kNoNode) return kNoNode;
    left = builder_.node(Ast::kBinOp, since(begin), {left, right}, op);
  }
  return left;
}

NodeId AstParser::unary() {
  if (!at("-") && !at("+") && !at("~")) return power();
  const Nesting nesting(*this);
  if (nesting.too_deep()) return kNoNode;
  const Span op = peek().span;
  ++pos_;
  const NodeId operand = unary();
  if (operand == kNoNode) return kNoNode;
  return builder_.node(Ast::kUnaryOp, since(op.begin), {operand}, op.of(code_));
}

NodeId AstParser::power() {
  const std::uint32_t begin = here();
  NodeId base = kNoNode;
  if (take("await")) {
    base = primary();
    if (base != kNoNode) base = builder_.node(Ast::kAwait, since(begin), {base});
  } else {
    base = primary();
  }
  if (base == kNoNode || !take("**")) return base;
  const Nesting nesting(*this);
  if (nesting.too_deep()) return kNoNode;
  const NodeId exponent = unary();
  if (exponent == kNoNode) return kNoNode;
  return builder_.node(Ast::kBinOp, since(begin), {base, exponent}, "**");
}

NodeId AstParser::primary() {
  const std::uint32_t begin = here();
  NodeId object = atom();
  while (object != kNoNode) {
    if (take(".")) {
      if (!at_name()) return kNoNode;
      const Span name = peek().span;
      ++pos_;
      object = builder_.node(Ast::kAttribute, since(begin), {object}, name_text(name));
    } else if (take("(")) {
      object = call(object, begin);
    } else if (take("[")) {
      object = subscript(object, begin);
    } else {
      break;
    }
  }
  return object;
}

NodeId AstParser::yield() {
  const std::uint32_t begin = here();
  ++pos_;
  if (take("from")) {
    const NodeId value = expression();
    if (value == kNoNode) return kNoNode;
    return builder_.node(Ast::kYield, since(begin), {value}, "from");
  }
  NodeId value = kNoNode;
  if (!at_end() && !at(")") && !at("}") && !at("=") && !at(";") && !at("]")) {
    value = star_expressions();
    if (value == kNoNode) return kNoNode;
  }
  return builder_.node(Ast::kYield, since(begin), {value});
}

NodeId AstParser::lambda() {
  const std::uint32_t begin = here();
  ++pos_;
  const NodeId arguments = parameters(false, ":");
  if (arguments == kNoNode) return kNoNode;
  const NodeId body = expression();
  if (body == kNoNode) return kNoNode;
  return builder_.node(Ast::kLambda, since(begin), {arguments, body});
}

}  // namespace migrate::python
