#include "python/ast_parser.h"

namespace migrate::python {

// Behind "(".
NodeId AstParser::call(NodeId function, std::uint32_t begin) {
  const std::size_t mark = builder_.mark();
  builder_.push(function);
  return arguments() ? builder_.node(Ast::kCall, since(begin), mark) : kNoNode;
}

bool AstParser::arguments() {
  const std::uint32_t bracket = tokens_.tokens[pos_ - 1].span.begin;
  const std::size_t before = builder_.mark();
  bool keywords = false;  // name=value was passed
  bool unpacked = false;  // **value was passed
  while (!take(")")) {
    const std::uint32_t begin = here();
    NodeId argument = kNoNode;
    if (take("**")) {
      const NodeId value = expression();
      if (value == kNoNode) return false;
      argument = builder_.node(Ast::kKeyword, since(begin), {value});
      unpacked = true;
    } else if (take("*")) {
      const NodeId value = expression();
      if (value == kNoNode || unpacked) return false;
      argument = builder_.node(Ast::kStarred, since(begin), {value});
    } else if (at_name() && peek(1).word == word("=")) {
      const Span name = peek().span;
      pos_ += 2;
      const NodeId value = expression();
      if (value == kNoNode) return false;
      argument = builder_.node(Ast::kKeyword, since(begin), {value}, name_text(name));
      keywords = true;
    } else {
      argument = named_expression();
      if (argument == kNoNode || keywords || unpacked) return false;
      if (at_comprehension()) {
        // A generator needs no brackets of its own when it is the only argument.
        const std::size_t mark = builder_.mark();
        if (mark != before) return false;
        builder_.push(argument);
        if (!comprehensions() || !take(")")) return false;
        argument = builder_.node(Ast::kGeneratorExp, since(bracket), mark);
        if (argument == kNoNode) return false;
        builder_.push(argument);
        return true;
      }
    }
    if (argument == kNoNode) return false;
    builder_.push(argument);
    if (!take(",") && !at(")")) return false;
  }
  return true;
}

NodeId AstParser::parameter(bool annotations, std::string_view stars) {
  const std::uint32_t begin = stars.empty() ? here() : tokens_.tokens[pos_ - 1].span.begin;
  if (!at_name()) return kNoNode;
  const std::string name = std::string(stars) + name_text(peek().span);
  ++pos_;
  NodeId annotation = kNoNode;
  if (annotations && take(":")) {
    annotation = stars == "*" ? starred_or(&AstParser::expression) : expression();
    if (annotation == kNoNode) return kNoNode;
  }
  NodeId value = kNoNode;
  if (stars.empty() && take("=")) {
    value = expression();
    if (value == kNoNode) return kNoNode;
  }
  return builder_.node(Ast::kArgument, since(begin), {value, annotation}, name);
}

// Up to and with `closing`.
NodeId AstParser::parameters(bool annotations, std::string_view closing) {
  const std::uint32_t begin = here();
  std::uint32_t end = begin;
  const std::size_t mark = builder_.mark();
  bool slash = false, star = false, double_star = false, defaults = false, bare_star = false;
  while (!take(closing)) {
    NodeId argument = kNoNode;
    if (double_star) return kNoNode;
    if (at("/")) {
      if (slash || star || builder_.mark() == mark) return kNoNode;
      slash = true;
      argument = builder_.leaf(Ast::kArgument, peek().span, "/");
      ++pos_;
    } else if (take("**")) {
      if (bare_star) return kNoNode;
      double_star = true;
      argument = parameter(annotations, "**");
    } else if (at("*")) {
      if (star) return kNoNode;
      star = true;
      const Span span = peek().span;
      ++pos_;
      bare_star = at(",");
      argument = bare_star ? builder_.leaf(Ast::kArgument, span, "*") : parameter(annotations, "*");
    } else {
      argument = parameter(annotations, {});
      if (argument == kNoNode) return kNoNode;
      const bool has_default = builder_.module().child(argument, 0) != kNoNode;
      if (!star && defaults && !has_default) return kNoNode;
      defaults |= has_default;
      bare_star = false;
    }
    if (argument == kNoNode) return kNoNode;
    builder_.push(argument);
    end = since(begin).end;
    if (!take(",") && !at(closing)) return kNoNode;
  }
  if (bare_star) return kNoNode;
  return builder_.node(Ast::kArguments, {begin, end}, mark);
}

}  // namespace migrate::python
