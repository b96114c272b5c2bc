#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "python/ast_number.h"
#include "python/ast_parser.h"

namespace migrate::python {
namespace {

// Replacement fields inside of format specifications: CPython 3.11 takes 2.
constexpr int kMaxFieldLevels = 5;

// A text that stands for itself needs no decoding.
std::size_t plain_run(std::string_view text, bool raw, bool formatted) {
  std::size_t end = 0;
  while (end < text.size()) {
    const char c = text[end];
    if (c <= 0 || c == '\r' || (c == '\\' && !raw) || (formatted && (c == '{' || c == '}'))) break;
    ++end;
  }
  return end;
}

}  // namespace

NodeId AstParser::number() {
  const Span span = peek().span;
  const std::string_view text = span.of(code_);
  Ast kind = Ast::kInteger;
  const std::string value = number_text(text, kind);
  if (value.empty()) return kNoNode;
  ++pos_;
  return builder_.leaf(kind, span, value);
}

NodeId AstParser::strings() {
  const std::uint32_t begin = here();
  const std::size_t mark = builder_.mark();
  Constant constant;
  Joined joined;
  for (bool first = true; peek().kind == TokenKind::kString; first = false) {
    const StringLiteral literal = take_apart(code_, peek().span);
    if (literal.python2 || !literal.terminated || (literal.bytes && literal.formatted)) {
      return kNoNode;
    }
    if (!first && literal.bytes != joined.bytes) return kNoNode;
    joined.bytes = literal.bytes;
    ++pos_;
    if (!literal.formatted) {
      if (!plain(literal, constant, joined)) return kNoNode;
    } else {
      std::uint32_t at = literal.content.begin;
      if (!formatted(literal, at, 0, constant, joined)) return kNoNode;
    }
  }
  if (!joined.unread.empty()) {
    while (builder_.mark() > mark) builder_.pop();
    builder_.drop_pieces();
    return builder_.leaf(Ast::kUnreadString, since(begin), joined.unread);
  }
  if (!joined.fields) {
    return builder_.leaf(joined.bytes ? Ast::kBytes : Ast::kString, since(begin), constant.value);
  }
  flush(constant);
  return builder_.node(Ast::kJoinedStr, since(begin), mark);
}

void AstParser::flush(Constant& constant) {
  if (!constant.value.empty()) {
    builder_.push(builder_.leaf(Ast::kString, constant.span, constant.value));
  } else {
    builder_.drop_pieces();
  }
  constant = {};
}

// One character or escape.
bool AstParser::unit(const StringLiteral& literal, std::uint32_t& at, Constant& constant,
                     Joined& joined) {
  std::size_t next = at;
  std::string reason;
  if (literal.bytes) {
    if (!append_byte_unit(code_, literal, next, constant.value)) return false;
  } else {
    reason = append_unit(source_, literal, next, constant.value);
  }
  if (reason == kMalformedEscape) return false;
  if (!reason.empty()) joined.unread = std::move(reason);
  at = std::max(at + 1, static_cast<std::uint32_t>(next));
  return true;
}

bool AstParser::plain(const StringLiteral& literal, Constant& constant, Joined& joined) {
  const Span content = literal.content;
  if (content.empty()) return true;
  builder_.piece(constant.value.size(), content, literal.raw, false, literal.bytes);
  if (constant.span.empty()) constant.span.begin = content.begin;
  constant.span.end = content.end;
  for (std::uint32_t at = content.begin; at < content.end;) {
    const std::string_view rest = Span{at, content.end}.of(source_.original());
    const std::size_t run = plain_run(rest, literal.raw, false);
    constant.value += rest.substr(0, run);
    at += static_cast<std::uint32_t>(run);
    if (at < content.end && !unit(literal, at, constant, joined)) return false;
  }
  return true;
}

// Text and fields: up to the end of the literal, or, at a level above 0, up to the "}" of the field
// whose format specification this is.
bool AstParser::formatted(const StringLiteral& literal, std::uint32_t& at, int level,
                          Constant& constant, Joined& joined) {
  const std::uint32_t end = literal.content.end;
  bool fresh = true;  // what comes is not in a piece yet
  while (at < end) {
    const char c = code_[at];
    if (level > 0 && c == '}') return true;
    const bool doubled = level == 0 && at + 1 < end && code_[at + 1] == c;
    if (c == '{' && !doubled) {
      if (!field(literal, at, level, constant, joined)) return false;
      fresh = true;
      continue;
    }
    if (c == '}' && !doubled) return false;
    if (fresh) builder_.piece(constant.value.size(), {at, end}, literal.raw, true, false);
    if (constant.span.empty()) constant.span.begin = at;
    fresh = false;
    if (c == '{' || c == '}') {
      constant.value += c;
      at += 2;
    } else {
      const std::string_view rest = Span{at, end}.of(source_.original());
      const std::size_t run = plain_run(rest, literal.raw, true);
      constant.value += rest.substr(0, run);
      at += static_cast<std::uint32_t>(run);
      if (run == 0 && !unit(literal, at, constant, joined)) return false;
    }
    constant.span.end = at;
  }
  return level == 0;
}

// A replacement field, from its "{" to behind its "}".
bool AstParser::field(const StringLiteral& literal, std::uint32_t& at, int level,
                      Constant& constant, Joined& joined) {
  const Nesting nesting(*this);
  if (level == kMaxFieldLevels || nesting.too_deep()) return false;
  const std::uint32_t open = at;
  const std::uint32_t content_end = literal.content.end;
  const auto first = static_cast<std::uint32_t>(tokens_.tokens.size());
  Lexer lexer(code_, {open + 1, content_end});
  AstToken stop;
  for (;;) {
    const bool outside = lexer.depth() == 0;
    const Token token = next_token(code_, lexer, content_end);
    if (token.kind == TokenKind::kEnd) return false;
    if (token.kind == TokenKind::kNewline) continue;
    stop = ast_token(code_, token);
    if (token.kind == TokenKind::kError || token.kind == TokenKind::kComment) return false;
    if (outside && (stop.word == word("}") || stop.word == word(":") || stop.word == word("!") ||
                    stop.word == word(":=") || stop.word == word("="))) {
      break;
    }
    tokens_.tokens.push_back(stop);
  }
  if (tokens_.tokens.size() == first) return false;
  if (stop.word == word("=")) {
    // f"{x = }" writes the expression itself as well.
    stop = ast_token(code_, lexer.next());
    const Span written{open + 1, stop.span.begin};
    builder_.piece(constant.value.size(), written, true, false, false);
    if (constant.span.empty()) constant.span.begin = written.begin;
    constant.span.end = written.end;
    constant.value += decoded_text(source_, written);
  }
  const bool shows_itself = constant.span.end > open;
  flush(constant);
  joined.fields = true;

  const std::uint32_t pos = pos_;
  const std::uint32_t end = end_;
  pos_ = first;
  end_ = static_cast<std::uint32_t>(tokens_.tokens.size());
  const NodeId value = yield_or_expressions();
  const bool whole = value != kNoNode && pos_ == end_;
  pos_ = pos;
  end_ = end;
  tokens_.tokens.resize(first);
  if (!whole) return false;

  std::string conversion = shows_itself ? "r" : "";
  std::uint32_t next = stop.span.end;
  if (stop.word == word("!")) {
    if (next >= content_end) return false;
    conversion = code_[next++];
    if (std::string_view("rsa").find(conversion) == std::string_view::npos) return false;
    if (next >= content_end || (code_[next] != '}' && code_[next] != ':')) return false;
    stop.word = code_[next++] == ':' ? word(":") : word("}");
  }
  NodeId specification = kNoNode;
  if (stop.word == word(":=")) --next;
  if (stop.word == word(":") || stop.word == word(":=")) {
    if (shows_itself && conversion == "r" && code_[stop.span.begin] == ':') conversion.clear();
    const std::uint32_t begin = next;
    const std::size_t mark = builder_.mark();
    Constant text;
    if (!formatted(literal, next, level + 1, text, joined)) return false;
    flush(text);
    specification = builder_.node(Ast::kJoinedStr, {begin, next}, mark);
    if (specification == kNoNode) return false;
    ++next;
  } else if (stop.word != word("}")) {
    return false;
  }
  at = next;
  const NodeId made =
      builder_.node(Ast::kFormattedValue, {open, next}, {value, specification}, conversion);
  if (made == kNoNode) return false;
  builder_.push(made);
  return true;
}

}  // namespace migrate::python
