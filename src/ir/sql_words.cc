#include "ir/sql_words.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace migrate::ir {

namespace {

bool starts_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool in_word(char c) { return starts_word(c) || (c >= '0' && c <= '9') || c == '$'; }

bool space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

class Scanner {
 public:
  explicit Scanner(std::string_view sql) : sql_(sql) {}

  std::vector<SqlWord> words() {
    while (at_ < sql_.size()) step();
    return std::move(words_);
  }

 private:
  char at(std::size_t place) const { return place < sql_.size() ? sql_[place] : '\0'; }

  void step() {
    const char c = sql_[at_];
    if (c == '\'') {
      quoted('\'');
      // `date '2020-01-01'` names a type, `E'…'` a kind of literal.
      if (!words_.empty() && adjacent_) words_.pop_back();
      adjacent_ = type_next_ = false;
    } else if (c == '"' || c == '`') {
      const std::size_t begin = at_;
      std::string name = quoted(c);
      take(std::move(name), begin);
    } else if (starts_word(c)) {
      const std::size_t begin = at_;
      while (at_ < sql_.size() && in_word(sql_[at_])) ++at_;
      take(lower(sql_.substr(begin, at_ - begin)), begin);
    } else if (c >= '0' && c <= '9') {
      while (at_ < sql_.size() && (in_word(sql_[at_]) || sql_[at_] == '.')) ++at_;
      adjacent_ = false;
    } else if (c == ':' && at(at_ + 1) == ':') {
      at_ += 2;
      type_next_ = true;
      adjacent_ = false;
    } else if (c == '-' && at(at_ + 1) == '-') {
      while (at_ < sql_.size() && sql_[at_] != '\n') ++at_;
    } else if (c == '/' && at(at_ + 1) == '*') {
      const std::size_t end = sql_.find("*/", at_ + 2);
      at_ = end == std::string_view::npos ? sql_.size() : end + 2;
    } else {
      if (!space(c)) adjacent_ = false;
      ++at_;
    }
  }

  std::string quoted(char mark) {
    std::string text;
    for (++at_; at_ < sql_.size(); ++at_) {
      if (sql_[at_] != mark) {
        text += sql_[at_];
      } else if (at(at_ + 1) == mark) {
        text += mark;
        ++at_;
      } else {
        ++at_;
        break;
      }
    }
    return text;
  }

  void take(std::string name, std::size_t begin) {
    adjacent_ = false;
    if (type_next_) {
      type_next_ = false;
      return;
    }
    std::size_t next = at_;
    while (next < sql_.size() && space(sql_[next])) ++next;
    if (at(next) == '(' && sql_[begin] != '"' && name != "in" && name != "and" && name != "or" &&
        name != "not")
      return;                     // a function
    if (at(next) == '.') return;  // the table of a column
    words_.push_back(
        {std::move(name), {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)}});
    adjacent_ = true;
  }

  std::string_view sql_;
  std::size_t at_ = 0;
  bool type_next_ = false;
  bool adjacent_ = false;  // only spaces since the last word
  std::vector<SqlWord> words_;
};

bool is_text(const Expression& expression) {
  return expression.kind == Expression::Kind::kText ||
         expression.kind == Expression::Kind::kVerbatim;
}

std::string quoted_if_needed(std::string_view name) {
  bool plain = !name.empty() && starts_word(name[0]);
  for (const char c : name) plain = plain && in_word(c) && !(c >= 'A' && c <= 'Z');
  if (plain) return std::string(name);
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + '"';
}

}  // namespace

std::vector<SqlWord> sql_words(std::string_view sql) { return Scanner(sql).words(); }

std::vector<std::string> mentioned(const Expression& expression, bool& complete) {
  std::vector<std::string> names;
  std::vector<const Expression*> todo = {&expression};
  while (!todo.empty()) {
    const Expression& next = *todo.back();
    todo.pop_back();
    if (!next.known()) complete = false;
    if (next.kind == Expression::Kind::kColumn) names.push_back(next.name);
    if (is_text(next))
      for (SqlWord& word : sql_words(next.name)) names.push_back(std::move(word.name));
    for (const Expression& operand : next.operands) todo.push_back(&operand);
  }
  return names;
}

std::optional<std::string> bare_column(const Expression& element) {
  const Expression* value = &element;
  while (value->kind == Expression::Kind::kUnary && value->operands.size() == 1 &&
         (value->name == "DESC" || value->name == "ASC"))
    value = &value->operands.front();
  if (value->kind == Expression::Kind::kColumn) return value->name;
  if (!is_text(*value)) return std::nullopt;
  const bool words_only = std::all_of(value->name.begin(), value->name.end(),
                                      [](char c) { return in_word(c) || space(c) || c == '"'; });
  const std::vector<SqlWord> words = sql_words(value->name);
  constexpr std::string_view kOrder[] = {"asc", "desc", "nulls", "first", "last"};
  if (!words_only || words.empty()) return std::nullopt;
  for (std::size_t i = 1; i < words.size(); ++i)
    if (std::find(std::begin(kOrder), std::end(kOrder), words[i].name) == std::end(kOrder))
      return std::nullopt;
  return words.front().name;
}

void rename_mentions(Expression& expression, std::string_view from, std::string_view to) {
  std::vector<Expression*> todo = {&expression};
  while (!todo.empty()) {
    Expression& next = *todo.back();
    todo.pop_back();
    if (next.kind == Expression::Kind::kColumn && next.name == from) next.name = to;
    if (is_text(next)) {
      const std::vector<SqlWord> words = sql_words(next.name);
      for (auto word = words.rbegin(); word != words.rend(); ++word)
        if (word->name == from)
          next.name.replace(word->span.begin, word->span.end - word->span.begin,
                            quoted_if_needed(to));
    }
    for (Expression& operand : next.operands) todo.push_back(&operand);
  }
}

}  // namespace migrate::ir
