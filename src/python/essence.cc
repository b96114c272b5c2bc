#include "python/essence.h"

#include <algorithm>
#include <array>

namespace migrate::python {
namespace {

using Tokens = std::vector<Token>;

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool opens(std::string_view word) { return word == "(" || word == "[" || word == "{"; }
bool closes(std::string_view word) { return word == ")" || word == "]" || word == "}"; }

// Removes `: T` from parameters and `-> T`. The head's colon is the last token.
Tokens without_signature_annotations(std::string_view code, const Tokens& tokens) {
  Tokens kept;
  std::uint32_t depth = 0;
  bool in_annotation = false, has_default = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string_view word = tokens[i].span.of(code);
    if (depth == 0 && word == "->") {
      kept.push_back(tokens.back());
      return kept;
    }
    if (closes(word) && depth > 0) --depth;
    if (depth == 0 || (depth == 1 && (word == "," || word == "="))) in_annotation = false;
    if (depth == 1 && word == ",") has_default = false;
    if (depth == 1 && word == "=") has_default = true;
    if (depth == 1 && word == ":" && !has_default) in_annotation = true;
    if (!in_annotation) kept.push_back(tokens[i]);
    if (opens(word)) ++depth;
  }
  return kept;
}

// `a.b: T = v` becomes `a.b = v`, and nothing is left of `a: T`.
Tokens without_variable_annotation(std::string_view code, const Tokens& tokens) {
  const auto word = [&](std::size_t i) {
    return i < tokens.size() ? tokens[i].span.of(code) : std::string_view{};
  };
  std::size_t colon = 1;
  while (word(colon) == "." && colon + 2 < tokens.size()) colon += 2;
  if (tokens.front().kind != TokenKind::kName || word(colon) != ":" || word(0) == "lambda" ||
      colon + 1 == tokens.size())
    return tokens;
  std::uint32_t depth = 0;
  std::size_t equals = colon + 1;
  for (; equals < tokens.size() && (depth > 0 || word(equals) != "="); ++equals) {
    if (opens(word(equals))) ++depth;
    if (closes(word(equals)) && depth > 0) --depth;
  }
  if (equals == tokens.size()) return {};
  Tokens kept(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(colon));
  kept.insert(kept.end(), tokens.begin() + static_cast<std::ptrdiff_t>(equals), tokens.end());
  return kept;
}

// `class A(object):` and `class A():` become `class A:`.
Tokens without_object(std::string_view code, Tokens tokens) {
  const auto is = [&](std::size_t i, std::string_view word) {
    return i < tokens.size() && tokens[i].span.of(code) == word;
  };
  const bool object = is(2, "(") && is(3, "object") && is(4, ")");
  if (object || (is(2, "(") && is(3, ")")))
    tokens.erase(tokens.begin() + 2, tokens.begin() + (object ? 5 : 4));
  return tokens;
}

// Finds the brackets and commas of one statement that say nothing.
class Brackets {
 public:
  Brackets(std::string_view code, const Tokens& tokens)
      : code_(code), tokens_(tokens), dropped_(tokens.size(), false) {}

  Tokens run() {
    stack_.push_back({});
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const std::string_view token = word(i);
      const bool is_operator = tokens_[i].kind == TokenKind::kOperator;
      if (is_operator && opens(token)) {
        open(i);
      } else if (is_operator && closes(token)) {
        close(i);
      } else {
        inside(i, token);
      }
    }
    Tokens kept;
    for (std::size_t i = 0; i < tokens_.size(); ++i)
      if (!dropped_[i]) kept.push_back(tokens_[i]);
    return kept;
  }

 private:
  // What was seen so far of the expression in one bracket, nested brackets left out.
  struct Content {
    std::size_t begin = 0;
    bool operand = false;  // stands behind a value: a call or a subscript, not a tuple or list
    std::uint32_t commas = 0;
    bool bound = false;  // holds what needs its bracket: a generator, `yield`, `:=`
    bool is_generator = false;
    enum class Shape { kEmpty, kStrings, kPrimary, kDot, kOther } shape = Shape::kEmpty;
  };
  using Shape = Content::Shape;

  std::string_view word(std::size_t i) const {
    return i < tokens_.size() ? tokens_[i].span.of(code_) : std::string_view{};
  }

  void open(std::size_t i) {
    const bool operand = i > 0 && is_operand(code_, tokens_[i - 1]);
    Content& outer = stack_.back();
    if (operand ? outer.shape == Shape::kDot : outer.shape != Shape::kEmpty)
      outer.shape = Shape::kOther;
    else if (outer.shape != Shape::kOther)
      outer.shape = Shape::kPrimary;
    Content content;
    content.begin = i;
    content.operand = operand;
    stack_.push_back(content);
  }

  void inside(std::size_t i, std::string_view token) {
    Content& content = stack_.back();
    if (token == ",") {
      ++content.commas;
      dropped_[i] = is_optional_comma(i, content);
    }
    content.is_generator |= token == "for";
    content.bound |= token == "yield" || token == ":=";
    content.shape = next_shape(content.shape, i, token);
  }

  Shape next_shape(Shape shape, std::size_t i, std::string_view token) const {
    const TokenKind kind = tokens_[i].kind;
    const bool name = kind == TokenKind::kName && is_operand(code_, tokens_[i]);
    if (kind == TokenKind::kString && (shape == Shape::kEmpty || shape == Shape::kStrings))
      return Shape::kStrings;
    if (shape == Shape::kEmpty && name) return Shape::kPrimary;
    if ((shape == Shape::kPrimary || shape == Shape::kStrings) && token == ".") return Shape::kDot;
    if (shape == Shape::kDot && name) return Shape::kPrimary;
    return Shape::kOther;
  }

  void close(std::size_t i) {
    if (stack_.size() == 1) return;
    const Content content = stack_.back();
    stack_.pop_back();
    if (word(content.begin) != "(" || word(i) != ")" || content.operand || i == content.begin + 1)
      return;
    if (!is_redundant(content, i)) return;
    dropped_[content.begin] = dropped_[i] = true;
  }

  bool is_redundant(const Content& content, std::size_t end) const {
    const std::string_view before = content.begin == 0 ? "" : word(content.begin - 1);
    const std::string_view after = word(end + 1);
    if (content.bound) return false;
    if (content.commas > 0) return before == "for" && after == "in";
    if (content.is_generator) return before == "(" && after == ")" && stack_.back().operand;
    const bool beside_string =
        end + 1 < tokens_.size() && tokens_[end + 1].kind == TokenKind::kString;
    if ((content.shape == Shape::kPrimary || content.shape == Shape::kStrings) && !beside_string)
      return true;
    return fills_a_place(content.begin, before, after);
  }

  // Nothing but the bracket stands between two words that end every expression.
  bool fills_a_place(std::size_t begin, std::string_view before, std::string_view after) const {
    constexpr std::array<std::string_view, 12> kBefore = {"(",  "[",  "{",  ",",  ":",  "=",
                                                          "+=", "-=", "*=", "/=", "|=", "&="};
    constexpr std::array<std::string_view, 9> kStatements = {
        "return", "if", "elif", "while", "assert", "raise", "del", "print", "exec"};
    constexpr std::array<std::string_view, 7> kAfter = {"", ")", "]", "}", ",", ":", "="};
    if (!is_one_of(kAfter, after)) return false;
    if (begin == 0 || is_one_of(kBefore, before)) return true;
    // `in` ends what is before it only in the head of a loop.
    if (before == "in" && stack_.size() == 1 && word(0) == "for") return true;
    return begin == 1 && is_one_of(kStatements, before);
  }

  bool is_optional_comma(std::size_t i, const Content& content) const {
    if (stack_.size() == 1 || !closes(word(i + 1))) return false;
    const std::string_view open = word(content.begin);
    // The only comma makes the tuple in `(x,)` and in `a[x,]`.
    const bool tuple = open == "(" ? !content.operand : open == "[" && content.operand;
    return !tuple || content.commas > 1;
  }

  std::string_view code_;
  const Tokens& tokens_;
  std::vector<bool> dropped_;
  std::vector<Content> stack_;  // the first stands for the statement itself
};

}  // namespace

std::vector<Token> essence(std::string_view code, const SimpleStatement& statement) {
  if (statement.tokens.empty()) return {};
  Tokens tokens = statement.tokens;
  const std::string_view first = tokens.front().span.of(code);
  const bool async = first == "async" && tokens.size() > 1;
  if ((async ? tokens[1].span.of(code) : first) == "def")
    tokens = without_signature_annotations(code, tokens);
  if (first == "class") tokens = without_object(code, std::move(tokens));
  if (!statement.in_class) tokens = without_variable_annotation(code, tokens);
  return tokens.empty() ? tokens : Brackets(code, tokens).run();
}

}  // namespace migrate::python
