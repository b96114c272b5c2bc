#include "python/ast_parser.h"

namespace migrate::python {

NodeId AstParser::atom() {
  const AstToken& token = peek();
  switch (token.kind) {
    case TokenKind::kNumber:
      return number();
    case TokenKind::kString:
      return strings();
    case TokenKind::kName:
      if (token.keyword) {
        const Ast kind = token.word == word("None")    ? Ast::kNone
                         : token.word == word("True")  ? Ast::kTrue
                         : token.word == word("False") ? Ast::kFalse
                                                       : Ast::kError;
        if (kind == Ast::kError) return kNoNode;
        ++pos_;
        return builder_.leaf(kind, token.span);
      }
      ++pos_;
      return builder_.leaf(Ast::kName, token.span, name_text(token.span));
    default:
      break;
  }
  if (token.word == word("(")) return parenthesized();
  if (token.word == word("[")) return list();
  if (token.word == word("{")) return braces();
  if (token.word != word("...")) return kNoNode;
  ++pos_;
  return builder_.leaf(Ast::kEllipsis, token.span);
}

NodeId AstParser::parenthesized() {
  const std::uint32_t begin = here();
  const std::size_t mark = builder_.mark();
  ++pos_;
  if (take(")")) return builder_.leaf(Ast::kTuple, since(begin));
  if (at("yield")) {
    const NodeId value = yield();
    return take(")") ? value : kNoNode;
  }
  const NodeId first = star_named();
  if (first == kNoNode) return kNoNode;
  const bool starred = builder_.kind(first) == Ast::kStarred;
  if (take(")")) return starred ? kNoNode : first;
  builder_.push(first);
  if (at_comprehension()) {
    if (starred || !comprehensions() || !take(")")) return kNoNode;
    return builder_.node(Ast::kGeneratorExp, since(begin), mark);
  }
  while (take(",")) {
    if (at(")")) break;
    const NodeId next = star_named();
    if (next == kNoNode) return kNoNode;
    builder_.push(next);
  }
  return take(")") ? builder_.node(Ast::kTuple, since(begin), mark) : kNoNode;
}

NodeId AstParser::list() {
  const std::uint32_t begin = here();
  const std::size_t mark = builder_.mark();
  ++pos_;
  while (!take("]")) {
    const NodeId element = star_named();
    if (element == kNoNode) return kNoNode;
    builder_.push(element);
    if (at_comprehension() && builder_.mark() == mark + 1) {
      if (builder_.kind(element) == Ast::kStarred || !comprehensions() || !take("]")) {
        return kNoNode;
      }
      return builder_.node(Ast::kListComp, since(begin), mark);
    }
    if (!take(",") && !at("]")) return kNoNode;
  }
  return builder_.node(Ast::kList, since(begin), mark);
}

NodeId AstParser::braces() {
  const std::uint32_t begin = here();
  const std::size_t mark = builder_.mark();
  ++pos_;
  if (take("}")) return builder_.leaf(Ast::kDict, since(begin));
  if (at("**")) return dict(begin);
  const NodeId first = star_named();
  if (first == kNoNode) return kNoNode;
  builder_.push(first);
  if (at(":")) return builder_.kind(first) == Ast::kStarred ? kNoNode : dict(begin);
  if (at_comprehension()) {
    if (builder_.kind(first) == Ast::kStarred || !comprehensions() || !take("}")) return kNoNode;
    return builder_.node(Ast::kSetComp, since(begin), mark);
  }
  while (take(",")) {
    if (at("}")) break;
    const NodeId next = star_named();
    if (next == kNoNode) return kNoNode;
    builder_.push(next);
  }
  return take("}") ? builder_.node(Ast::kSet, since(begin), mark) : kNoNode;
}

// Behind "{", or behind the first key, which has been pushed then.
NodeId AstParser::dict(std::uint32_t begin) {
  const bool has_key = at(":");
  const std::size_t mark = builder_.mark() - (has_key ? 1 : 0);
  for (bool first = true; !take("}"); first = false) {
    if (!(first && has_key)) {
      if (take("**")) {
        const NodeId all = binary(1);
        if (all == kNoNode) return kNoNode;
        builder_.push(kNoNode);
        builder_.push(all);
        if (!take(",") && !at("}")) return kNoNode;
        continue;
      }
      const NodeId key = expression();
      if (key == kNoNode) return kNoNode;
      builder_.push(key);
    }
    if (!take(":")) return kNoNode;
    const NodeId value = expression();
    if (value == kNoNode) return kNoNode;
    builder_.push(value);
    if (first && has_key && at_comprehension()) {
      if (!comprehensions() || !take("}")) return kNoNode;
      return builder_.node(Ast::kDictComp, since(begin), mark);
    }
    if (!take(",") && !at("}")) return kNoNode;
  }
  return builder_.node(Ast::kDict, since(begin), mark);
}

bool AstParser::comprehensions() {
  while (at_comprehension()) {
    const std::uint32_t begin = here();
    const std::size_t mark = builder_.mark();
    const bool async = take("async");
    if (!take("for")) return false;
    const NodeId target = targets();
    if (target == kNoNode || !take("in")) return false;
    const NodeId iterable = disjunction();
    if (iterable == kNoNode) return false;
    builder_.push(target);
    builder_.push(iterable);
    while (take("if")) {
      const NodeId condition = disjunction();
      if (condition == kNoNode) return false;
      builder_.push(condition);
    }
    const NodeId made =
        builder_.node(Ast::kComprehension, since(begin), mark, async ? "async" : "");
    if (made == kNoNode) return false;
    builder_.push(made);
  }
  return true;
}

NodeId AstParser::targets() {
  const std::uint32_t begin = here();
  const std::size_t mark = builder_.mark();
  bool tuple = false;
  while (!at("in")) {
    const std::uint32_t star = here();
    const bool starred = take("*");
    NodeId target = binary(1);
    if (target == kNoNode) return kNoNode;
    if (starred) target = builder_.node(Ast::kStarred, since(star), {target});
    if (target == kNoNode) return kNoNode;
    builder_.push(target);
    if (!take(",")) {
      if (tuple || starred) break;
      return is_target(target, false) && builder_.mark() == mark + 1 ? (builder_.pop(), target)
                                                                     : kNoNode;
    }
    tuple = true;
  }
  if (!tuple) return kNoNode;
  const NodeId made = builder_.node(Ast::kTuple, since(begin), mark);
  return made != kNoNode && is_target(made, false) ? made : kNoNode;
}

NodeId AstParser::subscript(NodeId object, std::uint32_t begin) {
  const std::uint32_t inside = here();
  const std::size_t mark = builder_.mark();
  NodeId index = kNoNode;
  bool tuple = false;
  while (!at("]")) {
    index = at("*") ? starred_or(&AstParser::named_expression) : slice();
    if (index == kNoNode) return kNoNode;
    tuple |= builder_.kind(index) == Ast::kStarred;
    builder_.push(index);
    if (!take(",")) break;
    tuple = true;
  }
  if (index == kNoNode || !at("]")) return kNoNode;
  if (tuple) {
    index = builder_.node(Ast::kTuple, since(inside), mark);
    if (index == kNoNode) return kNoNode;
  } else {
    builder_.pop();
  }
  ++pos_;
  return builder_.node(Ast::kSubscript, since(begin), {object, index});
}

NodeId AstParser::slice() {
  const std::uint32_t begin = here();
  NodeId parts[3] = {kNoNode, kNoNode, kNoNode};
  if (!at(":")) {
    parts[0] = named_expression();
    if (parts[0] == kNoNode || !at(":")) return parts[0];
    if (builder_.kind(parts[0]) == Ast::kNamedExpr) return kNoNode;
  }
  for (int part = 1; part < 3 && take(":"); ++part) {
    if (at(":") || at("]") || at(",")) continue;
    parts[part] = expression();
    if (parts[part] == kNoNode) return kNoNode;
  }
  return builder_.node(Ast::kSlice, since(begin), {parts[0], parts[1], parts[2]});
}

}  // namespace migrate::python
