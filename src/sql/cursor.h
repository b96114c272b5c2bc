// Reads the tokens of one statement from left to right.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/ir/table.h"
#include "sql/lexer.h"
#include "sql/split.h"

namespace migrate::sql {

class Cursor {
 public:
  Cursor(std::string_view text, const std::vector<Token>& tokens, const Piece& piece,
         Grammar grammar)
      : text_(text), tokens_(tokens), at_(piece.first), last_(piece.last), grammar_(grammar) {}

  bool done() const { return at_ >= last_; }
  std::size_t at() const { return at_; }
  void move_to(std::size_t at) { at_ = at; }
  void next() { ++at_; }
  const Token& token() const { return tokens_[at_]; }
  Grammar grammar() const { return grammar_; }
  std::string_view text() const { return text_; }

  bool is(std::string_view keyword, std::size_t ahead = 0) const {
    return at_ + ahead < last_ && is_keyword(text_, tokens_[at_ + ahead], keyword);
  }
  bool is(char c, std::size_t ahead = 0) const {
    return at_ + ahead < last_ && is_char(text_, tokens_[at_ + ahead], c);
  }
  // Steps over all of the keywords when they stand here, over none otherwise.
  bool take(std::initializer_list<std::string_view> keywords) {
    std::size_t ahead = 0;
    for (const std::string_view keyword : keywords)
      if (!is(keyword, ahead++)) return false;
    at_ += ahead;
    return true;
  }
  bool take(std::string_view keyword) { return take({keyword}); }
  bool take(char c) {
    if (!is(c)) return false;
    ++at_;
    return true;
  }
  bool at_name() const {
    return !done() && (token().kind == Token::Kind::kWord || token().kind == Token::Kind::kQuoted);
  }
  // The identifier that stands here; empty, staying, when none does.
  std::string name() {
    if (!at_name()) return {};
    return name_of(text_, tokens_[at_++], grammar_);
  }
  // schema.table, or table
  ir::TableName table() {
    std::string first = name();
    ir::TableName result;
    if (is('.')) {
      next();
      // SQLite's own database is "main": the default.
      if (grammar_ != Grammar::kSqlite || first != "main") result.schema = std::move(first);
      first = name();
    }
    if (!first.empty()) result.name = std::move(first);
    return result;
  }
  // Steps over "(…)" that begins here.
  void skip_brackets() {
    std::size_t depth = 0;
    do {
      if (is('(')) ++depth;
      if (is(')')) --depth;
      ++at_;
    } while (depth > 0 && !done());
  }
  // The text from token `first` to the one before here.
  std::string text_from(std::size_t first) const {
    if (first >= at_) return {};
    const std::size_t begin = tokens_[first].span.begin;
    return std::string(text_.substr(begin, tokens_[at_ - 1].span.end - begin));
  }

 private:
  std::string_view text_;
  const std::vector<Token>& tokens_;
  std::size_t at_, last_;
  Grammar grammar_;
};

}  // namespace migrate::sql
