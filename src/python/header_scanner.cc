#include "python/header_scanner.h"

#include <algorithm>
#include <array>

#include "python/docstring.h"
#include "python/header_reader.h"
#include "python/header_words.h"
#include "python/lexer.h"
#include "python/string_literal.h"

namespace migrate::python {
namespace {

class Scanner {
 public:
  explicit Scanner(const SourceText& source)
      : source_(source), code_(source.code()), pos_(source.code_begin()) {}

  std::optional<RevisionHeader> run() {
    bool first = true;
    while (skip_blank_lines()) {
      const Step step = statement(first);
      if (step == Step::kDecline) return std::nullopt;
      if (step == Step::kRest) break;
      first = false;
    }
    if (pos_ > kMaxStatement || !rest_is_harmless()) return std::nullopt;
    return std::move(header_);
  }

 private:
  enum class Step { kTaken, kRest, kDecline };

  char peek(std::uint32_t ahead = 0) const {
    return pos_ + ahead < code_.size() ? code_[pos_ + ahead] : '\0';
  }
  void skip_spaces() {
    while (peek() == ' ' || peek() == '\t') ++pos_;
  }
  void skip_to_line_end() {
    const std::size_t end = code_.find('\n', pos_);
    pos_ = static_cast<std::uint32_t>(end == std::string_view::npos ? code_.size() : end);
  }

  // Moves to the first line that holds more than a comment, at its first column. False at the end
  // of the text.
  bool skip_blank_lines() {
    while (pos_ < code_.size()) {
      const std::uint32_t line = pos_;
      skip_spaces();
      if (peek() == '#') skip_to_line_end();
      if (peek() == '\r') ++pos_;
      if (peek() == '\n') {
        ++pos_;
      } else if (pos_ < code_.size()) {
        pos_ = line;
        return true;
      }
    }
    return false;
  }

  // Behind a complete statement: nothing but a comment may follow on its line.
  bool end_of_line() {
    skip_spaces();
    if (peek() == '#') skip_to_line_end();
    if (peek() == '\r') ++pos_;
    if (peek() == '\n') {
      ++pos_;
      return true;
    }
    return pos_ >= code_.size();
  }

  std::string_view word() const {
    std::uint32_t end = pos_;
    while (end < code_.size() && is_name_char(code_[end])) ++end;
    return code_.substr(pos_, end - pos_);
  }

  Step statement(bool first) {
    const char c = peek();
    if (c == '"' || c == '\'') return bare_string(first);
    // A first statement that may yet turn out to be the docstring: `("…")`, `r"…"`.
    if (!is_name_start(c)) return first ? Step::kDecline : Step::kRest;
    const std::string_view name = word();
    const char behind = peek(static_cast<std::uint32_t>(name.size()));
    if (first && (behind == '"' || behind == '\'')) return Step::kDecline;
    if (name == "import" || name == "from") return import() ? Step::kTaken : Step::kDecline;
    Attribute* attribute = attribute_named(name);
    if (attribute == nullptr) return Step::kRest;
    pos_ += static_cast<std::uint32_t>(name.size());
    return assignment(*attribute) ? Step::kTaken : Step::kDecline;
  }

  Attribute* attribute_named(std::string_view name) {
    if (name == kAttributeNames[0]) return &header_.revision;
    if (name == kAttributeNames[1]) return &header_.down_revision;
    if (name == kAttributeNames[2]) return &header_.branch_labels;
    return name == kAttributeNames[3] ? &header_.depends_on : nullptr;
  }

  // The docstring where it is the module's first statement, else a string for nothing.
  Step bare_string(bool is_docstring) {
    const std::uint32_t begin = pos_;
    const std::string quotes(3, peek());
    const bool triple = code_.compare(pos_, 3, quotes) == 0;
    const std::size_t length = triple ? 3 : 1;
    const std::size_t end = code_.find(quotes.substr(0, length), pos_ + length);
    if (end == std::string_view::npos) return Step::kDecline;
    const std::string_view content = code_.substr(pos_ + length, end - pos_ - length);
    if (content.find('\\') != std::string_view::npos) return Step::kDecline;
    if (!triple && content.find('\n') != std::string_view::npos) return Step::kDecline;
    pos_ = static_cast<std::uint32_t>(end + length);
    const Span span{begin, pos_};
    if (!end_of_line()) return Step::kDecline;
    if (is_docstring) header_.docstring = read_docstring(source_, span, {span});
    return Step::kTaken;
  }

  // Up to the end of the line, or of the line that closes the parenthesis. What it imports does not
  // matter as long as it is none of the words.
  bool import() {
    bool open = false;
    while (pos_ < code_.size()) {
      const char c = peek();
      if (is_name_start(c)) {
        const std::string_view name = word();
        if (is_attribute_name(name) || is_dynamic_word(name)) return false;
        pos_ += static_cast<std::uint32_t>(name.size());
        // Letters before a quote may be the prefix of a string; digits do not start a name.
        if (peek() == '"' || peek() == '\'') return false;
      } else if (c == '#') {
        skip_to_line_end();
      } else if (c == '(' || c == ')') {
        if (open == (c == '(')) return false;
        open = c == '(';
        ++pos_;
      } else if (c == '\n') {
        ++pos_;
        if (!open) return true;
      } else if (c == ' ' || c == '\t' || c == '\r' || c == ',' || c == '.') {
        ++pos_;
      } else {
        return false;
      }
    }
    return !open;
  }

  bool assignment(Attribute& attribute) {
    skip_spaces();
    if (peek() == ':') {
      ++pos_;
      if (!annotation()) return false;
    }
    if (peek() != '=' || peek(1) == '=') return false;
    ++pos_;
    skip_spaces();
    attribute = {};
    return value(attribute) && end_of_line();
  }

  // The annotations that are written there: names of typing and builtins, subscripts, "|".
  bool annotation() {
    constexpr std::array<std::string_view, 14> kNames = {
        "str",  "None",  "Union", "Optional", "Sequence", "Tuple",    "List",
        "list", "tuple", "Set",   "set",      "typing",   "Iterable", "t"};
    std::uint32_t depth = 0;
    bool expects_name = true;
    for (;;) {
      skip_spaces();
      const char c = peek();
      if (expects_name) {
        const std::string_view name = word();
        if (std::find(kNames.begin(), kNames.end(), name) == kNames.end()) return false;
        pos_ += static_cast<std::uint32_t>(name.size());
        expects_name = false;
        continue;
      }
      if (c == '=') return depth == 0;
      if (c == ']' ? depth == 0 : c == ',' ? depth == 0 : c != '[' && c != '|' && c != '.') {
        return false;
      }
      if (c == '[' && ++depth > kMaxBracketDepth) return false;
      if (c == ']') --depth;
      expects_name = c != ']';
      ++pos_;
    }
  }

  bool value(Attribute& attribute) {
    const std::uint32_t begin = pos_;
    const char c = peek();
    bool taken = false;
    if (c == '(' || c == '[') {
      taken = collection(attribute, c == '(' ? ')' : ']');
    } else if (c == '"' || c == '\'') {
      attribute.shape = Shape::kString;
      taken = string(attribute);
    } else if (word() == "None") {
      pos_ += 4;
      taken = true;
    }
    attribute.known = Known::kKnown;
    attribute.span = {begin, pos_};
    return taken;
  }

  bool collection(Attribute& attribute, char close) {
    bool comma = false;
    ++pos_;
    for (skip_white(); peek() != close; skip_white()) {
      if (!attribute.values.empty() && !comma) return false;
      if (!string(attribute)) return false;
      skip_white();
      comma = peek() == ',';
      if (comma) ++pos_;
    }
    ++pos_;
    const bool parenthesized = close == ')' && attribute.values.size() == 1 && !comma;
    attribute.shape = parenthesized ? Shape::kString : close == ')' ? Shape::kTuple : Shape::kList;
    return true;
  }

  void skip_white() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') ++pos_;
  }

  // One literal in single quotation marks of either kind, without escapes.
  bool string(Attribute& attribute) {
    const char quote = peek();
    if (quote != '"' && quote != '\'') return false;
    const std::uint32_t begin = pos_++;
    while (peek() != quote) {
      if (pos_ >= code_.size() || peek() == '\\' || peek() == '\n' || peek() == '\r') return false;
      ++pos_;
    }
    ++pos_;
    if (peek() == quote) return false;  // Three quotes, or two literals joined.
    const Span span{begin, pos_};
    std::string text;
    if (!append_value(source_, take_apart(code_, span), text).empty()) return false;
    attribute.values.push_back(std::move(text));
    attribute.value_spans.push_back(span);
    return true;
  }

  bool rest_is_harmless() {
    const char* at = code_.data() + pos_;
    const char* const end = code_.data() + code_.size();
    while (at < end) {
      if (!is_name_start(*at)) {
        ++at;
        continue;
      }
      const char* const begin = at;
      while (at < end && is_name_char(*at)) ++at;
      const std::string_view name(begin, static_cast<std::size_t>(at - begin));
      if (name.size() < 4) continue;  // No word is shorter.
      if (is_attribute_name(name) || is_dynamic_word(name)) return false;
      if (name == "import") {
        while (at < end && (*at == ' ' || *at == '\t')) ++at;
        if (at < end && (*at == '*' || *at == '\\')) return false;
      }
    }
    return true;
  }

  const SourceText& source_;
  std::string_view code_;
  std::uint32_t pos_;
  RevisionHeader header_;
};

}  // namespace

std::optional<RevisionHeader> scan_header(const SourceText& source) {
  return Scanner(source).run();
}

}  // namespace migrate::python
