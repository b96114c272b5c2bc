#include "migrate/python/ast.h"

#include <algorithm>
#include <limits>

#include "python/ast_builder.h"
#include "python/ast_number.h"
#include "python/ast_parser.h"

namespace migrate::python {

Module Module::parse(std::string_view text) {
  const bool too_large = text.size() > kMaxAstText;
  AstBuilder builder(too_large ? std::string_view{} : text);
  const SourceText& source = builder.source();
  const auto unreadable = [&](std::string_view why) {
    const Span all{0, static_cast<std::uint32_t>(std::min(text.size(), kMaxAstText))};
    const NodeId error = builder.leaf(Ast::kError, all, why);
    const NodeId root = builder.node(Ast::kModule, all, {error});
    return std::move(builder).finish(root);
  };
  if (too_large) return unreadable("the file is too large to be read");
  if (source.encoding() == Encoding::kUnsupported || text.find('\0') != std::string_view::npos) {
    return unreadable(source.problem());
  }
  const NodeId root = AstParser(builder).module();
  return std::move(builder).finish(root);
}

std::string_view Module::bytes() const { return file_->bytes; }

Span Module::name_span(NodeId id) const {
  const Node& of = nodes_[id];
  const bool definition = of.kind == Ast::kFunctionDef || of.kind == Ast::kAsyncFunctionDef ||
                          of.kind == Ast::kClassDef;
  if (!definition) return of.span;
  Lexer lexer(file_->read.code(), of.span);
  Token token = lexer.next();
  if (of.kind == Ast::kAsyncFunctionDef) token = lexer.next();
  return lexer.next().span;
}

std::string Module::source(Span span) const {
  const auto size = static_cast<std::uint32_t>(file_->bytes.size());
  return decoded_text(file_->read, {std::min(span.begin, size), std::min(span.end, size)});
}

std::uint32_t Module::place_in_literal(NodeId id, std::uint32_t offset) const {
  // Pieces stand in the order of their nodes, those of one node in the order of its value.
  const auto after =
      std::upper_bound(pieces_.begin(), pieces_.end(), std::pair(id, offset),
                       [](const std::pair<NodeId, std::uint32_t>& wanted, auto& piece) {
                         return wanted < std::pair(piece.node, piece.value_begin);
                       });
  if (after == pieces_.begin() || (after - 1)->node != id) return nodes_[id].span.begin;
  const Piece& piece = *(after - 1);
  std::uint32_t left = offset - piece.value_begin;
  StringLiteral literal;
  literal.raw = piece.raw;
  literal.content = piece.file;
  std::size_t at = piece.file.begin;
  std::string out;
  // Goes on at 0 too: a line that is continued by a backslash stands before the character.
  while (at < piece.file.end) {
    out.clear();
    const std::size_t before = at;
    const std::string_view code = file_->read.code();
    if (piece.formatted && (code[at] == '{' || code[at] == '}')) {
      out = code[at];
      at += 2;
    } else if (piece.bytes) {
      append_byte_unit(code, literal, at, out);
    } else {
      append_unit(file_->read, literal, at, out);
    }
    if (out.size() > left) return static_cast<std::uint32_t>(before);
    left -= static_cast<std::uint32_t>(out.size());
    at = std::max(at, before + 1);
  }
  return static_cast<std::uint32_t>(at);
}

}  // namespace migrate::python
