#include "alembic/template.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "alembic/text.h"

namespace migrate::alembic {
namespace {

bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_name(char c) { return is_name_start(c) || (c >= '0' && c <= '9'); }

bool is_true(const TemplateValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return !text->empty();
  if (const auto* tuple = std::get_if<PythonTuple>(&value)) return !tuple->items.empty();
  if (const auto* list = std::get_if<PythonList>(&value)) return !list->items.empty();
  return std::holds_alternative<PythonDate>(value);
}

// str() of a value; Undefined never comes here.
std::string str_of(const TemplateValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* date = std::get_if<PythonDate>(&value)) return date->text;
  return repr_of(value);
}

std::string joined_repr(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) {
    if (!out.empty()) out += ", ";
    out += python_repr(item);
  }
  return out;
}

// alembic.util.format_as_comma
std::optional<std::string> comma(const TemplateValue& value) {
  if (std::holds_alternative<PythonNone>(value)) return "";
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* tuple = std::get_if<PythonTuple>(&value)) {
    return fmt::format("{}", fmt::join(tuple->items, ", "));
  }
  if (const auto* list = std::get_if<PythonList>(&value)) {
    return fmt::format("{}", fmt::join(list->items, ", "));
  }
  return std::nullopt;
}

// One `${…}`: reads, evaluates and filters it. The first thing that is not understood is kept.
class Expression {
 public:
  // `offset` is behind the "${".
  Expression(std::string_view text, std::size_t offset, const TemplateValues& values)
      : text_(text), at_(offset), values_(values) {}

  // The text to write; nothing when it is not understood, and then `problem` says why.
  std::optional<std::string> run() {
    TemplateValue value = conditional();
    std::vector<std::string> filters;
    if (accept('|')) {
      do {
        filters.push_back(name());
      } while (accept(','));
    }
    if (!accept('}')) refuse("it is more than the forms that are understood");
    if (!problem_.empty()) return std::nullopt;
    std::optional<std::string> out = filtered(std::move(value), filters);
    if (!problem_.empty()) return std::nullopt;
    return out;
  }

  const std::string& problem() const { return problem_; }
  std::size_t end() const { return at_; }

 private:
  void refuse(std::string why) {
    if (problem_.empty()) problem_ = std::move(why);
  }

  void skip_space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
  }

  bool accept(char c) {
    skip_space();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  std::string_view peek_name() {
    skip_space();
    std::size_t end = at_;
    if (end < text_.size() && is_name_start(text_[end])) {
      while (end < text_.size() && is_name(text_[end])) ++end;
    }
    return text_.substr(at_, end - at_);
  }

  bool accept_word(std::string_view word) {
    if (peek_name() != word) return false;
    at_ += word.size();
    return true;
  }

  std::string name() {
    const std::string_view word = peek_name();
    if (word.empty()) refuse("a name is missing");
    at_ += word.size();
    return std::string(word);
  }

  // A if B else C, right associative: a loop, because each `else` only leads to another chain. A
  // value that was not chosen may be undefined.
  TemplateValue conditional() {
    std::optional<TemplateValue> chosen;
    for (;;) {
      TemplateValue value = alternatives();
      if (!accept_word("if")) return chosen ? *chosen : value;
      const bool negated = accept_word("not");
      const bool condition = is_true(alternatives()) != negated;
      if (!accept_word("else")) refuse("an `if` has no `else`");
      if (!problem_.empty()) return PythonNone{};
      if (condition && !chosen) chosen = std::move(value);
    }
  }

  // A or B
  TemplateValue alternatives() {
    TemplateValue value = primary();
    while (accept_word("or")) {
      TemplateValue other = primary();
      if (!is_true(value)) value = std::move(other);
    }
    return value;
  }

  TemplateValue primary() {
    skip_space();
    if (at_ < text_.size() && (text_[at_] == '\'' || text_[at_] == '"')) return literal();
    const std::string word = name();
    if (!problem_.empty() || word == "None") return PythonNone{};
    if (word == "repr" || word == "str") {
      if (!accept('(')) refuse(fmt::format("`{}` is not called", word));
      const TemplateValue value = variable(name());
      if (!accept(')')) refuse(fmt::format("the argument of `{}` is not a plain name", word));
      if (std::holds_alternative<Undefined>(value)) refuse("a value in it is not there");
      if (!problem_.empty()) return PythonNone{};
      return word == "repr" ? repr_of(value) : str_of(value);
    }
    return variable(word);
  }

  TemplateValue variable(const std::string& word) {
    const auto place = values_.find(word);
    if (place == values_.end()) {
      refuse(fmt::format("`{}` is no value that is known here", word));
      return PythonNone{};
    }
    if (!accept('.')) return place->second;
    const std::string field = name();
    const auto* date = std::get_if<PythonDate>(&place->second);
    const auto found =
        date == nullptr ? decltype(date->fields.begin()){} : date->fields.find(field);
    if (date == nullptr || found == date->fields.end()) {
      refuse(fmt::format("`{}.{}` is not understood", word, field));
      return PythonNone{};
    }
    return std::to_string(found->second);
  }

  TemplateValue literal() {
    const char quote = text_[at_++];
    std::string out;
    for (; at_ < text_.size() && text_[at_] != quote; ++at_) {
      if (text_[at_] == '\n') break;
      if (text_[at_] != '\\') {
        out += text_[at_];
        continue;
      }
      constexpr std::string_view kEscapes = "n\nt\t\\\\''\"\"";
      ++at_;
      const std::size_t known = at_ < text_.size() ? kEscapes.find(text_[at_]) : 1;
      if (known % 2 != 0 || known == std::string_view::npos) {
        refuse("an escape in a string is not understood");
        return PythonNone{};
      }
      out += kEscapes[known + 1];
    }
    if (!accept(quote)) refuse("a string does not end");
    if (out.empty() && at_ < text_.size() && text_[at_] == quote) refuse("a long string");
    return out;
  }

  // Mako applies str first, unless `n` stands anywhere, and then the filters from left to right.
  std::optional<std::string> filtered(TemplateValue value,
                                      const std::vector<std::string>& filters) {
    if (std::holds_alternative<Undefined>(value)) {
      refuse("its value is not there when a revision is written by hand");
      return std::nullopt;
    }
    const bool raw = std::find(filters.begin(), filters.end(), "n") != filters.end();
    if (!raw) value = str_of(value);
    for (const std::string& filter : filters) {
      if (filter == "n") continue;
      std::optional<std::string> out;
      if (filter == "comma") {
        out = comma(value);
      } else if (filter == "str") {
        out = str_of(value);
      } else if (filter == "trim" && std::holds_alternative<std::string>(value)) {
        out = std::string(strip(std::get<std::string>(value)));
      }
      if (!out) {
        refuse(fmt::format("the filter `{}` is not understood", filter));
        return std::nullopt;
      }
      value = *std::move(out);
    }
    if (!std::holds_alternative<std::string>(value)) {
      refuse("with the filter `n` it is no text");
      return std::nullopt;
    }
    return std::get<std::string>(std::move(value));
  }

  std::string_view text_;
  std::size_t at_;
  const TemplateValues& values_;
  std::string problem_;
};

class Renderer {
 public:
  Renderer(std::string_view text, std::string_view path, const TemplateValues& values)
      : text_(text), path_(path), values_(values) {}

  Result<std::string> run() {
    bool at_line_start = true;
    while (at_ < text_.size()) {
      if (at_line_start) {
        const std::size_t first = text_.find_first_not_of(" \t", at_);
        const std::string_view rest = text_.substr(std::min(first, text_.size()));
        if (rest.starts_with("##")) {
          skip_comment();
          continue;
        }
        if (rest.starts_with('%')) return refuse("this line is a Mako control line");
      }
      const char c = text_[at_];
      const std::string_view rest = text_.substr(at_);
      at_line_start = false;
      if (rest.starts_with("${")) {
        Expression expression(text_, at_ + 2, values_);
        const auto written = expression.run();
        if (!written) {
          return refuse(fmt::format("this expression is not understood: {}", expression.problem()));
        }
        out_ += *written;
        at_ = expression.end();
      } else if (rest.starts_with("<%") || rest.starts_with("</%")) {
        return refuse("this is a Mako tag or a block of Python");
      } else if (rest.starts_with("\\\n") || rest.starts_with("\\\r\n")) {
        at_ += rest[1] == '\n' ? 2 : 3;
        at_line_start = true;
      } else if (c == '\r' && !rest.starts_with("\r\n")) {
        return refuse("a carriage return stands alone");
      } else {
        out_ += c;
        ++at_;
        at_line_start = c == '\n';
      }
    }
    return std::move(out_);
  }

 private:
  tl::unexpected<Error> refuse(std::string_view why) const {
    const auto line =
        1 + std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(at_), '\n');
    return fail(ErrorKind::kConfig,
                fmt::format("{}:{}: The template is not run, and {}.", path_, line, why),
                {"`--template builtin` writes the file without the project's template."});
  }

  // A comment goes on where its line ends in a backslash, as for Mako.
  void skip_comment() {
    for (;;) {
      const std::size_t end = text_.find('\n', at_);
      if (end == std::string_view::npos) {
        at_ = text_.size();
        return;
      }
      std::size_t last = end;
      if (last > at_ && text_[last - 1] == '\r') --last;
      const bool goes_on = last > at_ && text_[last - 1] == '\\';
      at_ = end + 1;
      if (!goes_on) return;
    }
  }

  std::string_view text_, path_;
  const TemplateValues& values_;
  std::size_t at_ = 0;
  std::string out_;
};

// Mako's magic comment: "#…coding: name" on the first line.
bool names_other_encoding(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  if (!line.starts_with('#')) return false;
  for (const std::string_view mark : {"coding:", "coding="}) {
    const std::size_t at = line.find(mark);
    if (at == std::string_view::npos) continue;
    const std::string name = to_lower(strip_left(line.substr(at + mark.size())));
    return !name.starts_with("utf-8") && !name.starts_with("utf8");
  }
  return false;
}

}  // namespace

std::string repr_of(const TemplateValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return python_repr(*text);
  if (const auto* tuple = std::get_if<PythonTuple>(&value)) {
    return fmt::format("({}{})", joined_repr(tuple->items), tuple->items.size() == 1 ? "," : "");
  }
  if (const auto* list = std::get_if<PythonList>(&value)) {
    return fmt::format("[{}]", joined_repr(list->items));
  }
  return "None";
}

Result<std::string> render_template(std::string_view text, std::string_view path,
                                    const TemplateValues& values) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (!is_utf8(text) || names_other_encoding(text)) {
    return fail(ErrorKind::kConfig, fmt::format("{}:1: The template is not UTF-8.", path),
                {"`--template builtin` writes the file without the project's template."});
  }
  return Renderer(text, path, values).run();
}

}  // namespace migrate::alembic
