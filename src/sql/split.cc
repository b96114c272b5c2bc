#include "sql/split.h"

#include <algorithm>

namespace migrate::sql {
namespace {

class Splitter {
 public:
  Splitter(std::string_view text, const std::vector<Token>& tokens, Grammar grammar)
      : text_(text), tokens_(tokens), grammar_(grammar) {}

  std::vector<Piece> run() {
    for (at_ = 0; at_ < tokens_.size(); ++at_) {
      const Token& token = tokens_[at_];
      if (is_char(text_, token, ';') && brackets_ == 0 && blocks_ == 0) {
        end();
        first_ = at_ + 1;
        continue;
      }
      if (is_char(text_, token, '(')) ++brackets_;
      if (is_char(text_, token, ')') && brackets_ > 0) --brackets_;
      if (token.kind == Token::Kind::kWord) word(token);
    }
    end();
    return std::move(pieces_);
  }

 private:
  bool is(std::size_t index, std::string_view keyword) const {
    return index < tokens_.size() && is_keyword(text_, tokens_[index], keyword);
  }

  void word(const Token& token) {
    if (at_ == first_) may_have_body_ = is(at_, "CREATE") || is(at_, "ALTER");
    if (!may_have_body_) return;
    if (at_ > first_ && at_ < first_ + 12) {
      // Somewhere in the first words: CREATE OR REPLACE DEFINER = x TRIGGER.
      routine_ = routine_ || is(at_, "TRIGGER") || is(at_, "PROCEDURE") || is(at_, "FUNCTION") ||
                 is(at_, "EVENT");
    }
    if (!routine_ || (at_ > 0 && is_char(text_, tokens_[at_ - 1], '.'))) return;
    if (is_keyword(text_, token, "BEGIN")) {
      if (grammar_ != Grammar::kPostgres || is(at_ + 1, "ATOMIC")) ++blocks_;
    } else if (blocks_ > 0 && is_keyword(text_, token, "CASE") && !is(at_ - 1, "END")) {
      ++blocks_;
    } else if (blocks_ > 0 && is_keyword(text_, token, "END") && !is(at_ + 1, "IF") &&
               !is(at_ + 1, "LOOP") && !is(at_ + 1, "WHILE") && !is(at_ + 1, "REPEAT")) {
      --blocks_;
    }
  }

  void end() {
    if (first_ < at_)
      pieces_.push_back({first_, at_, {tokens_[first_].span.begin, tokens_[at_ - 1].span.end}});
    brackets_ = blocks_ = 0;
    may_have_body_ = routine_ = false;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  Grammar grammar_;
  std::vector<Piece> pieces_;
  std::size_t at_ = 0, first_ = 0;
  std::size_t brackets_ = 0, blocks_ = 0;
  bool may_have_body_ = false, routine_ = false;
};

}  // namespace

std::vector<Piece> split(std::string_view text, const std::vector<Token>& tokens, Grammar grammar) {
  return Splitter(text, tokens, grammar).run();
}

}  // namespace migrate::sql
