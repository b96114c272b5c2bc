#include "sql/nesting.h"

#include <algorithm>
#include <array>

namespace migrate::sql {
namespace {

// What stands open between two brackets. An operator may hold the next one as its operand until a
// comma or AND or OR ends all of them (AND and OR make flat lists); a CASE until a comma; a set
// operation or join until the bracket closes.
struct Level {
  std::uint32_t operators = 0;
  std::uint32_t cases = 0;
  std::uint32_t sets = 0;
  std::uint32_t weight() const { return operators + cases + sets; }
};

template <std::size_t N>
bool is_any(std::string_view text, const Token& token,
            const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return is_keyword(text, token, word); });
}

constexpr std::array<std::string_view, 11> kOperators = {
    "NOT", "IS", "ISNULL", "NOTNULL", "COLLATE", "AT", "LIKE", "ILIKE", "SIMILAR", "BETWEEN", "IN"};
constexpr std::array<std::string_view, 4> kSets = {"UNION", "INTERSECT", "EXCEPT", "JOIN"};

void add_word(std::string_view text, const Token& token, Level& level) {
  if (is_keyword(text, token, "AND") || is_keyword(text, token, "OR")) {
    if (level.cases == 0) level.operators = 0;
  } else if (is_keyword(text, token, "CASE")) {
    ++level.cases;
  } else if (is_any(text, token, kSets)) {
    ++level.sets;
  } else if (is_any(text, token, kOperators)) {
    ++level.operators;
  }
}

}  // namespace

std::uint32_t nesting(std::string_view text, const std::vector<Token>& tokens) {
  std::vector<Level> open(1);
  std::uint32_t closed_in = 0;  // the weight of all levels but the last
  std::uint32_t greatest = 0;
  for (const Token& token : tokens) {
    const char c = text[token.span.begin];
    if (token.kind == Token::Kind::kWord) {
      add_word(text, token, open.back());
    } else if (token.kind == Token::Kind::kOperator) {
      ++open.back().operators;
    } else if (token.kind == Token::Kind::kPunctuation) {
      if (c == '(' || c == '[') {
        closed_in += open.back().weight() + kBracketWeight;
        open.emplace_back();
      } else if (c == ')' || c == ']') {
        if (open.size() > 1) {
          open.pop_back();
          closed_in -= open.back().weight() + kBracketWeight;
        }
      } else if (c == ',') {
        open.back().operators = open.back().cases = 0;
      } else if (c == ';') {
        open.back() = {};
      } else if (c == ':') {
        ++open.back().operators;
      }
    }
    greatest = std::max(greatest, closed_in + open.back().weight());
  }
  return greatest;
}

std::size_t longest_operator(std::string_view text) {
  std::size_t longest = 0, length = 0;
  for (const char c : text) {
    length = kOperatorCharacters.find(c) == std::string_view::npos ? 0 : length + 1;
    longest = std::max(longest, length);
  }
  return longest;
}

}  // namespace migrate::sql
