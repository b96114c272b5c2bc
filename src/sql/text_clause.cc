#include <algorithm>
#include <cstddef>
#include <iterator>
#include <unordered_map>

#include "migrate/pattern.h"
#include "migrate/sql/parse.h"

namespace migrate::sql {
namespace {

bool is_ascii_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// What \w of Python's re matches: letters and numbers of all scripts.
bool is_word(std::string_view character) {
  if (character.size() == 1) return is_ascii_word(character.front());
  static const Result<Pattern> kWord = Pattern::parse("^[\\pL\\pN]$");
  return kWord && kWord->found_in(character);
}

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The character that starts at `at`, and the one that ends before it; empty at the text's ends.
std::string_view character_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  std::size_t size = 1;
  if (static_cast<unsigned char>(text[at]) >= 0xC0)
    while (size < 4 && at + size < text.size() && continues_character(text[at + size])) ++size;
  return text.substr(at, size);
}

std::string_view character_before(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && at - begin < 4) {
    --begin;
    if (!continues_character(text[begin])) break;
  }
  return text.substr(begin, at - begin);
}

bool in_name(std::string_view character) { return character == "$" || is_word(character); }

std::size_t end_of_name(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const std::string_view character = character_at(text, at);
    if (!in_name(character)) break;
    at += character.size();
  }
  return at;
}

// SQLAlchemy's `(?<![:\w\$\x5c]):([\w\$]+)(?![:\w\$])`: the end of the parameter that starts with
// the colon at `at`, or 0.
std::size_t end_of_parameter(std::string_view text, std::size_t at) {
  const std::string_view before = character_before(text, at);
  if (before == ":" || before == "\\" || (!before.empty() && in_name(before))) return 0;
  const std::size_t end = end_of_name(text, at + 1);
  return end == at + 1 || (end < text.size() && text[end] == ':') ? 0 : end;
}

// SQLAlchemy's `\x5c(:[\w\$]*)(?![:\w\$])`: whether the backslash at `at` goes.
bool is_escape(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size() || text[at + 1] != ':') return false;
  const std::size_t end = end_of_name(text, at + 2);
  return end >= text.size() || text[end] != ':' || end_of_parameter(text, end) != 0;
}

class Builder {
 public:
  explicit Builder(std::string_view text) : text_(text) {}

  TextClause run() {
    std::size_t at = 0;
    for (;;) {
      const std::size_t next = std::min(text_.find_first_of(":\\", at), text_.size());
      copy(at, next);
      if (next == text_.size()) {
        // "$10" may be longer than the name that it stands for: it must not reach beyond the end.
        if (expected_ == text_.size() + 1) mark(text_.size());
        return std::move(clause_);
      }
      at = next + 1;
      if (text_[next] == '\\') {
        if (is_escape(text_, next)) {
          copy(at, at + 1);  // the colon, which then is no parameter
          ++at;
        } else {
          copy(next, at);
        }
      } else if (const std::size_t end = end_of_parameter(text_, next); end != 0) {
        parameter(next, end);
        at = end;
      } else {
        copy(next, at);
      }
    }
  }

 private:
  void copy(std::size_t begin, std::size_t end) {
    if (begin == end) return;
    mark(begin);
    clause_.sql.append(text_.substr(begin, end - begin));
    expected_ = end;
  }

  void parameter(std::size_t begin, std::size_t end) {
    const std::string_view name = text_.substr(begin + 1, end - begin - 1);
    const auto [number, first] = numbers_.emplace(name, numbers_.size() + 1);
    if (first) clause_.parameters.emplace_back(name);
    mark(begin);
    clause_.sql += '$';
    clause_.sql += std::to_string(number->second);
    expected_ = text_.size() + 1;  // the next piece starts anew
  }

  void mark(std::size_t place) {
    if (place == expected_) return;
    clause_.pieces.emplace_back(static_cast<std::uint32_t>(clause_.sql.size()),
                                static_cast<std::uint32_t>(place));
  }

  std::string_view text_;
  TextClause clause_;
  std::unordered_map<std::string_view, std::size_t> numbers_;
  // Where the next byte comes from when it continues the piece.
  std::size_t expected_ = static_cast<std::size_t>(-1);
};

}  // namespace

std::uint32_t TextClause::place(std::uint32_t offset) const {
  const auto after =
      std::upper_bound(pieces.begin(), pieces.end(), offset,
                       [](std::uint32_t at, const std::pair<std::uint32_t, std::uint32_t>& piece) {
                         return at < piece.first;
                       });
  if (after == pieces.begin()) return offset;
  const auto& [at, place] = *std::prev(after);
  // A parameter is written longer or shorter than "$1": no place of it lies behind the next piece.
  const std::uint32_t found = place + (offset - at);
  return after == pieces.end() ? found : std::min(found, after->second - 1);
}

TextClause text_clause(std::string_view text) { return Builder(text).run(); }

}  // namespace migrate::sql
