#include <string_view>
#include <vector>

#include "python/ast_parser.h"

namespace migrate::python {

bool AstParser::at_compound() const {
  switch (peek().word) {
    case word("if"):
    case word("for"):
    case word("while"):
    case word("try"):
    case word("with"):
    case word("def"):
    case word("class"):
    case word("async"):
    case word("@"):
    // These continue a statement, which is not here.
    case word("elif"):
    case word("else"):
    case word("except"):
    case word("finally"):
      return true;
    case word("match"):
      return at_match();
    default:
      return false;
  }
}

NodeId AstParser::compound() {
  const Nesting nesting(*this);
  if (nesting.too_deep()) return kNoNode;
  const std::uint32_t begin = here();
  const std::size_t mark = builder_.mark();
  switch (peek().word) {
    case word("if"):
      return if_statement();
    case word("for"):
      return for_statement({});
    case word("while"):
      return while_statement();
    case word("try"):
      return try_statement();
    case word("with"):
      return with_statement({});
    case word("def"):
      return function(Ast::kFunctionDef, mark, begin);
    case word("class"):
      return class_definition(mark);
    case word("@"):
      return decorated();
    case word("match"):
      return match();
    case word("async"):
      ++pos_;
      if (at("def")) return function(Ast::kAsyncFunctionDef, mark, begin);
      if (at("for")) return for_statement("async");
      return at("with") ? with_statement("async") : kNoNode;
    default:
      return kNoNode;
  }
}

// From the ":" on: the statements behind it on the line, or the block below. Moves to the line
// after.
NodeId AstParser::block() {
  if (!take(":")) return kNoNode;
  const std::size_t mark = builder_.mark();
  if (!at_end()) {
    if (at_compound()) return kNoNode;
    simple_statements();
    ++line_;
  } else {
    ++line_;
    if (!more_lines() || line().indent <= indent_) return kNoNode;
    statements(line().indent);
  }
  // The children wait on the stack: the block reaches from the first to the last.
  const Span span{builder_.span(builder_.waiting(mark)).begin,
                  builder_.span(builder_.waiting(builder_.mark() - 1)).end};
  return builder_.node(Ast::kBlock, span, mark);
}

bool AstParser::next_clause(std::string_view keyword) {
  if (!more_lines() || line().indent != indent_) return false;
  if (tokens_.tokens[line().first].word != word(keyword)) return false;
  open_line();
  return true;
}

// `else:` and its block, when it is there; kNoNode and a line that is not taken otherwise.
NodeId AstParser::optional_else() {
  if (!next_clause("else")) return kNoNode;
  ++pos_;
  return block();
}

NodeId AstParser::if_statement() {
  struct Branch {
    std::uint32_t begin;
    NodeId test, body;
  };
  std::vector<Branch> branches;
  do {
    const std::uint32_t begin = here();
    ++pos_;
    const NodeId test = named_expression();
    if (test == kNoNode) return kNoNode;
    const NodeId body = block();
    if (body == kNoNode) return kNoNode;
    branches.push_back({begin, test, body});
  } while (next_clause("elif"));
  const bool has_else = next_clause("else");
  NodeId rest = optional_else();
  if (has_else && rest == kNoNode) return kNoNode;
  const std::uint32_t end = builder_.span(rest != kNoNode ? rest : branches.back().body).end;
  for (std::size_t i = branches.size(); i-- > 0;) {
    const Span span{branches[i].begin, end};
    rest = builder_.node(Ast::kIf, span, {branches[i].test, branches[i].body, rest});
    if (rest != kNoNode && i > 0) rest = builder_.node(Ast::kBlock, span, {rest});
    if (rest == kNoNode) return kNoNode;
  }
  return rest;
}

NodeId AstParser::for_statement(std::string_view async) {
  const std::uint32_t begin = async.empty() ? here() : tokens_.tokens[pos_ - 1].span.begin;
  ++pos_;
  const NodeId target = targets();
  if (target == kNoNode || !take("in")) return kNoNode;
  const NodeId iterable = star_expressions();
  if (iterable == kNoNode) return kNoNode;
  const NodeId body = block();
  if (body == kNoNode) return kNoNode;
  const bool has_else = next_clause("else");
  const NodeId orelse = optional_else();
  if (has_else && orelse == kNoNode) return kNoNode;
  const Span span{begin, builder_.span(has_else ? orelse : body).end};
  return builder_.node(Ast::kFor, span, {target, iterable, body, orelse}, async);
}

NodeId AstParser::while_statement() {
  const std::uint32_t begin = here();
  ++pos_;
  const NodeId test = named_expression();
  if (test == kNoNode) return kNoNode;
  const NodeId body = block();
  if (body == kNoNode) return kNoNode;
  const bool has_else = next_clause("else");
  const NodeId orelse = optional_else();
  if (has_else && orelse == kNoNode) return kNoNode;
  const Span span{begin, builder_.span(has_else ? orelse : body).end};
  return builder_.node(Ast::kWhile, span, {test, body, orelse});
}

NodeId AstParser::with_item() {
  const std::uint32_t begin = here();
  const NodeId context = expression();
  if (context == kNoNode) return kNoNode;
  NodeId target = kNoNode;
  if (take("as")) {
    target = primary();
    if (target == kNoNode || !is_target(target, false)) return kNoNode;
  }
  return builder_.node(Ast::kWithItem, since(begin), {context, target});
}

// The items, pushed, up to ":". In brackets they may be items, or be one item that starts with a
// bracket: the first is tried first.
bool AstParser::with_items() {
  const std::uint32_t start = pos_;
  const AstBuilder::State state = builder_.state();
  if (take("(")) {
    bool fine = !at(")");
    while (fine && !at(")")) {
      const NodeId item = with_item();
      if (item != kNoNode) builder_.push(item);
      fine = item != kNoNode && (take(",") || at(")"));
    }
    if (fine && take(")") && at(":")) return true;
    pos_ = start;
    builder_.restore(state);
  }
  do {
    const NodeId item = with_item();
    if (item == kNoNode) return false;
    builder_.push(item);
  } while (take(","));
  return at(":");
}

NodeId AstParser::with_statement(std::string_view async) {
  const std::uint32_t begin = async.empty() ? here() : tokens_.tokens[pos_ - 1].span.begin;
  const std::size_t mark = builder_.mark();
  ++pos_;
  if (!with_items()) return kNoNode;
  const NodeId body = block();
  if (body == kNoNode) return kNoNode;
  builder_.push(body);
  return builder_.node(Ast::kWith, {begin, builder_.span(body).end}, mark, async);
}

NodeId AstParser::except_handler() {
  const std::uint32_t begin = here();
  ++pos_;
  take("*");
  NodeId type = kNoNode;
  std::string name;
  if (!at(":")) {
    type = expression();
    if (type == kNoNode) return kNoNode;
    if (take("as")) {
      if (!at_name()) return kNoNode;
      name = name_text(peek().span);
      ++pos_;
    }
  }
  const NodeId body = block();
  if (body == kNoNode) return kNoNode;
  return builder_.node(Ast::kExceptHandler, {begin, builder_.span(body).end}, {type, body}, name);
}

NodeId AstParser::try_statement() {
  const std::uint32_t begin = here();
  const std::size_t mark = builder_.mark();
  ++pos_;
  NodeId last = block();
  if (last == kNoNode) return kNoNode;
  builder_.push(last);
  bool handled = false;
  while (next_clause("except")) {
    last = except_handler();
    if (last == kNoNode) return kNoNode;
    builder_.push(last);
    handled = true;
  }
  for (const bool finally : {false, true}) {
    if (!next_clause(finally ? "finally" : "else")) continue;
    if (!finally && !handled) return kNoNode;
    const std::uint32_t clause = here();
    ++pos_;
    const NodeId body = block();
    if (body == kNoNode) return kNoNode;
    const Span span{clause, builder_.span(body).end};
    last = builder_.node(finally ? Ast::kFinally : Ast::kElse, span, {body});
    if (last == kNoNode) return kNoNode;
    builder_.push(last);
    handled = true;
  }
  if (!handled) return kNoNode;
  return builder_.node(Ast::kTry, {begin, builder_.span(last).end}, mark);
}

NodeId AstParser::decorated() {
  const std::size_t mark = builder_.mark();
  while (at("@")) {
    const std::uint32_t begin = here();
    ++pos_;
    const NodeId expression = named_expression();
    if (expression == kNoNode || !at_end()) return kNoNode;
    builder_.push(builder_.node(Ast::kDecorator, since(begin), {expression}));
    if (builder_.waiting(builder_.mark() - 1) == kNoNode) return kNoNode;
    ++line_;
    if (!more_lines() || line().indent != indent_) return kNoNode;
    open_line();
  }
  const std::uint32_t begin = here();
  if (at("class")) return class_definition(mark);
  const bool async = take("async");
  if (!at("def")) return kNoNode;
  return function(async ? Ast::kAsyncFunctionDef : Ast::kFunctionDef, mark, begin);
}

// The parameters of a generic class or function, which mean nothing when it runs.
bool AstParser::type_parameters() {
  if (!take("[")) return true;
  for (int depth = 1; !at_end(); ++pos_) {
    if (at("[")) ++depth;
    if (at("]") && --depth == 0) return take("]");
  }
  return false;
}

NodeId AstParser::function(Ast kind, std::size_t decorators, std::uint32_t begin) {
  ++pos_;
  if (!at_name()) return kNoNode;
  const std::string name = name_text(peek().span);
  ++pos_;
  if (!type_parameters() || !take("(")) return kNoNode;
  const NodeId arguments = parameters(true, ")");
  if (arguments == kNoNode) return kNoNode;
  if (take("->") && expression() == kNoNode) return kNoNode;
  const NodeId body = block();
  if (body == kNoNode) return kNoNode;
  builder_.insert(decorators, {arguments, body});
  return builder_.node(kind, {begin, builder_.span(body).end}, decorators, name);
}

NodeId AstParser::class_definition(std::size_t decorators) {
  const std::uint32_t begin = here();
  ++pos_;
  if (!at_name()) return kNoNode;
  const std::string name = name_text(peek().span);
  ++pos_;
  if (!type_parameters()) return kNoNode;
  const std::size_t decorators_end = builder_.mark();
  if (take("(") && !arguments()) return kNoNode;
  const NodeId body = block();
  if (body == kNoNode) return kNoNode;
  builder_.rotate(decorators, decorators_end);
  builder_.insert(decorators, {body});
  return builder_.node(Ast::kClassDef, {begin, builder_.span(body).end}, decorators, name);
}

// `match` is a name as well: a statement when a block of cases follows.
bool AstParser::at_match() const {
  if (tokens_.tokens[line().end - 1].word != word(":") || pos_ + 2 >= line().end) return false;
  if (line_ + 1 >= tokens_.lines.size()) return false;
  const AstLine& next = tokens_.lines[line_ + 1];
  return next.indent > line().indent && tokens_.tokens[next.first].word == word("case");
}

NodeId AstParser::match() {
  const std::uint32_t begin = here();
  ++line_;
  while (more_lines() && line().indent > indent_) ++line_;
  const Span last = tokens_.tokens[tokens_.lines[line_ - 1].end - 1].span;
  return builder_.leaf(Ast::kMatch, {begin, last.end}, "match");
}

}  // namespace migrate::python
