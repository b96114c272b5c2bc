#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "python/ast_parser.h"

namespace migrate::python {
namespace {

// "" for anything but an augmented assignment.
std::string_view augmented_operator(std::string_view token) {
  if (token.size() < 2 || token.back() != '=') return {};
  const std::string_view op = token.substr(0, token.size() - 1);
  for (const std::string_view known :
       {"+", "-", "*", "@", "/", "//", "%", "**", "<<", ">>", "|", "&", "^"}) {
    if (op == known) return op;
  }
  return {};
}

}  // namespace

AstParser::AstParser(AstBuilder& builder)
    : builder_(builder), source_(builder.source()), code_(source_.code()), tokens_(code_) {}

std::string AstParser::name_text(Span span) const {
  const std::string_view text = span.of(source_.original());
  return plain_ascii(text) ? std::string(text) : decoded_text(source_, span);
}

NodeId AstParser::module() {
  const std::size_t mark = builder_.mark();
  const auto size = static_cast<std::uint32_t>(code_.size());
  statements(0);
  return builder_.node(Ast::kModule, {0, size}, mark);
}

void AstParser::open_line() {
  pos_ = line().first;
  end_ = line().end;
}

void AstParser::statements(std::uint32_t indent) {
  const std::uint32_t outer = std::exchange(indent_, indent);
  while (more_lines() && line().indent >= indent) {
    if (line().indent == indent) {
      statement();
      continue;
    }
    // Deeper than its block, without anything that opens one.
    const std::uint32_t first = line_;
    while (more_lines() && line().indent > indent) ++line_;
    builder_.push(broken(tokens_.lines[first].first, tokens_.lines[line_ - 1].end));
  }
  indent_ = outer;
}

void AstParser::statement() {
  open_line();
  if (!at_compound()) {
    simple_statements();
    ++line_;
    return;
  }
  const std::uint32_t start = line_;
  const AstBuilder::State state = builder_.state();
  const NodeId made = compound();
  if (made != kNoNode) {
    builder_.push(made);
    return;
  }
  too_deep_ |= builder_.too_deep();
  builder_.restore(state);
  skip_broken(start);
  builder_.push(broken(tokens_.lines[start].first, tokens_.lines[line_ - 1].end));
}

// Moves behind a compound statement that starts in `start` and cannot be read: its blocks and its
// further clauses.
void AstParser::skip_broken(std::uint32_t start) {
  line_ = start;
  for (bool more = true; more;) {
    const bool decorator = tokens_.tokens[line().first].word == word("@");
    ++line_;
    while (more_lines() && line().indent > indent_) ++line_;
    if (!more_lines() || line().indent != indent_) return;
    const std::uint64_t next = tokens_.tokens[line().first].word;
    more = decorator || next == word("elif") || next == word("else") || next == word("except") ||
           next == word("finally");
  }
}

// The error that stands for these tokens.
NodeId AstParser::broken(std::uint32_t begin, std::uint32_t end) {
  const Span span{tokens_.tokens[begin].span.begin, tokens_.tokens[end - 1].span.end};
  const std::uint64_t first = tokens_.tokens[begin].word;
  std::string_view reason = "this is no Python 3";
  if (std::exchange(too_deep_, false)) {
    reason = "this is nested too deeply";
  } else if (first == word("print")) {
    reason = "a print statement is Python 2";
  } else if (first == word("exec")) {
    reason = "an exec statement is Python 2";
  }
  return builder_.leaf(Ast::kError, span, reason);
}

// Of the rest of the line, each pushed.
void AstParser::simple_statements() {
  while (!at_end()) {
    const std::uint32_t first = pos_;
    const AstBuilder::State state = builder_.state();
    const NodeId made = simple_statement();
    too_deep_ |= builder_.too_deep();
    if (made != kNoNode && (at_end() || at(";"))) {
      builder_.push(made);
    } else {
      builder_.restore(state);
      pos_ = first;
      while (!at_end() && !at(";")) ++pos_;
      builder_.push(broken(first, pos_ == first ? pos_ + 1 : pos_));
    }
    take(";");
  }
}

NodeId AstParser::simple_statement() {
  const std::uint32_t begin = here();
  const AstToken& token = peek();
  if (!token.keyword) return expression_statement();
  const auto word_alone = [&](Ast kind) {
    ++pos_;
    return builder_.leaf(kind, token.span);
  };
  switch (token.word) {
    case word("pass"):
      return word_alone(Ast::kPass);
    case word("break"):
      return word_alone(Ast::kBreak);
    case word("continue"):
      return word_alone(Ast::kContinue);
    case word("return"): {
      ++pos_;
      NodeId value = kNoNode;
      if (!at_end() && !at(";")) {
        value = star_expressions();
        if (value == kNoNode) return kNoNode;
      }
      return builder_.node(Ast::kReturn, since(begin), {value});
    }
    case word("import"):
      return import();
    case word("from"):
      return import_from();
    case word("global"):
      return names(Ast::kGlobal);
    case word("nonlocal"):
      return names(Ast::kNonlocal);
    case word("assert"):
      return assertion();
    case word("raise"):
      return raise();
    case word("del"):
      return deletion();
    default:
      return expression_statement();
  }
}

NodeId AstParser::expression_statement() {
  const std::uint32_t begin = here();
  const bool bracket = at("(");
  const NodeId first = yield_or_expressions();
  if (first == kNoNode) return kNoNode;
  const Ast kind = builder_.kind(first);
  if (at("=")) return assignment(first, begin);
  if (at(":")) {
    const bool single = kind == Ast::kName || kind == Ast::kAttribute || kind == Ast::kSubscript;
    if (!single) return kNoNode;
    ++pos_;
    const NodeId annotation = expression();
    if (annotation == kNoNode) return kNoNode;
    NodeId value = kNoNode;
    if (take("=")) {
      value = yield_or_expressions();
      if (value == kNoNode) return kNoNode;
    }
    return builder_.node(Ast::kAnnAssign, since(begin), {first, annotation, value});
  }
  const std::string_view op =
      peek().kind == TokenKind::kOperator ? augmented_operator(peek().span.of(code_)) : "";
  if (op.empty()) return builder_.node(Ast::kExpr, since(begin), {first});
  if (!is_target(first, true) || (bracket && kind == Ast::kTuple)) return kNoNode;
  ++pos_;
  const NodeId value = yield_or_expressions();
  if (value == kNoNode) return kNoNode;
  return builder_.node(Ast::kAugAssign, since(begin), {first, value}, op);
}

NodeId AstParser::assignment(NodeId first, std::uint32_t begin) {
  const std::size_t mark = builder_.mark();
  builder_.push(first);
  NodeId last = first;
  while (take("=")) {
    if (!is_target(last, false)) return kNoNode;
    last = yield_or_expressions();
    if (last == kNoNode) return kNoNode;
    builder_.push(last);
  }
  return builder_.node(Ast::kAssign, since(begin), mark);
}

// Whether it may stand left of "=". `single`: no tuple or list.
bool AstParser::is_target(NodeId id, bool single) const {
  const Module& module = builder_.module();
  std::vector<NodeId> left = {id};
  while (!left.empty()) {
    const NodeId next = left.back();
    left.pop_back();
    switch (module.kind(next)) {
      case Ast::kName:
      case Ast::kAttribute:
      case Ast::kSubscript:
        break;
      case Ast::kStarred:
        if (next == id || single) return false;
        left.push_back(module.child(next, 0));
        break;
      case Ast::kTuple:
      case Ast::kList:
        if (single) return false;
        for (std::uint32_t i = 0; i < module.child_count(next); ++i) {
          left.push_back(module.child(next, i));
        }
        break;
      default:
        return false;
    }
  }
  return true;
}

NodeId AstParser::import() {
  const std::uint32_t begin = here();
  const std::size_t mark = builder_.mark();
  ++pos_;
  do {
    const std::uint32_t name_begin = here();
    std::string name;
    do {
      if (!at_name()) return kNoNode;
      name += (name.empty() ? "" : ".") + name_text(peek().span);
      ++pos_;
    } while (take("."));
    if (take("as")) {
      if (!at_name()) return kNoNode;
      name += " as " + name_text(peek().span);
      ++pos_;
    }
    builder_.push(builder_.leaf(Ast::kAlias, since(name_begin), name));
  } while (take(","));
  return builder_.node(Ast::kImport, since(begin), mark);
}

NodeId AstParser::import_from() {
  const std::uint32_t begin = here();
  const std::size_t mark = builder_.mark();
  ++pos_;
  std::string module;
  while (at(".") || at("...")) {
    module += peek().span.of(code_);
    ++pos_;
  }
  const bool relative = !module.empty();
  for (bool first = true; first || take("."); first = false) {
    if (first && relative && at("import")) break;
    if (!at_name()) return kNoNode;
    module += (first ? "" : ".") + name_text(peek().span);
    ++pos_;
  }
  if (!take("import")) return kNoNode;
  if (at("*")) {
    const Span star = peek().span;
    ++pos_;
    builder_.push(builder_.leaf(Ast::kAlias, star, "*"));
    return builder_.node(Ast::kImportFrom, since(begin), mark, module);
  }
  const bool bracket = take("(");
  do {
    if (bracket && at(")")) break;
    if (!at_name()) return kNoNode;
    const std::uint32_t name_begin = here();
    std::string name = name_text(peek().span);
    ++pos_;
    if (take("as")) {
      if (!at_name()) return kNoNode;
      name += " as " + name_text(peek().span);
      ++pos_;
    }
    builder_.push(builder_.leaf(Ast::kAlias, since(name_begin), name));
  } while (take(","));
  if (builder_.mark() == mark || (bracket && !take(")"))) return kNoNode;
  return builder_.node(Ast::kImportFrom, since(begin), mark, module);
}

NodeId AstParser::names(Ast kind) {
  const std::uint32_t begin = here();
  ++pos_;
  std::string all;
  do {
    if (!at_name()) return kNoNode;
    all += (all.empty() ? "" : ",") + name_text(peek().span);
    ++pos_;
  } while (take(","));
  return builder_.leaf(kind, since(begin), all);
}

NodeId AstParser::assertion() {
  const std::uint32_t begin = here();
  ++pos_;
  const NodeId test = expression();
  NodeId message = kNoNode;
  if (test == kNoNode) return kNoNode;
  if (take(",")) {
    message = expression();
    if (message == kNoNode) return kNoNode;
  }
  return builder_.node(Ast::kAssert, since(begin), {test, message});
}

NodeId AstParser::raise() {
  const std::uint32_t begin = here();
  ++pos_;
  NodeId exception = kNoNode, cause = kNoNode;
  if (!at_end() && !at(";")) {
    exception = expression();
    if (exception == kNoNode) return kNoNode;
    if (take("from")) {
      cause = expression();
      if (cause == kNoNode) return kNoNode;
    }
  }
  return builder_.node(Ast::kRaise, since(begin), {exception, cause});
}

NodeId AstParser::deletion() {
  const std::uint32_t begin = here();
  const std::size_t mark = builder_.mark();
  ++pos_;
  do {
    if (at_end() || at(";")) break;
    const NodeId target = primary();
    if (target == kNoNode || !is_target(target, false)) return kNoNode;
    builder_.push(target);
  } while (take(","));
  if (builder_.mark() == mark) return kNoNode;
  return builder_.node(Ast::kDelete, since(begin), mark);
}

}  // namespace migrate::python
