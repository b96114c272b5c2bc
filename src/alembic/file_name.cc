#include "alembic/file_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "alembic/text.h"
#include "alembic/unicode.h"

namespace migrate::alembic {
namespace {

// A file name has at most 255 bytes; a width beyond that is a mistake.
constexpr std::size_t kMaxWidth = 255;

struct Conversion {
  bool left = false, zero = false, plus = false, space = false;
  std::size_t width = 0;
  std::optional<std::size_t> precision;
};

std::string padded(const std::string& sign, const std::string& digits, const Conversion& how) {
  const std::size_t size = sign.size() + digits.size();
  const std::size_t missing = how.width > size ? how.width - size : 0;
  if (how.left) return sign + digits + std::string(missing, ' ');
  if (how.zero) return sign + std::string(missing, '0') + digits;
  return std::string(missing, ' ') + sign + digits;
}

std::string as_number(std::int64_t number, const Conversion& how) {
  std::string digits = fmt::format("{}", number < 0 ? -number : number);
  if (how.precision && *how.precision > digits.size()) {
    digits.insert(0, *how.precision - digits.size(), '0');
  }
  return padded(number < 0 ? "-" : how.plus ? "+" : how.space ? " " : "", digits, how);
}

std::string as_text(std::string_view text, Conversion how) {
  std::size_t end = 0;
  std::size_t characters = 0;
  while (end < text.size() && (!how.precision || characters < *how.precision)) {
    next_code_point(text, end);
    ++characters;
  }
  how.zero = false;
  how.width += end - characters;  // widths are characters, padded() counts bytes
  return padded("", std::string(text.substr(0, end)), how);
}

class Filler {
 public:
  Filler(std::string_view text, const FileNameTokens& tokens) : text_(text), tokens_(tokens) {}

  Result<std::string> run() {
    while (at_ < text_.size()) {
      if (text_[at_] != '%') {
        out_ += text_[at_++];
      } else if (text_.substr(at_, 2) == "%%") {
        out_ += '%';
        at_ += 2;
      } else {
        MIGRATE_CHECK(conversion());
      }
    }
    return std::move(out_);
  }

 private:
  tl::unexpected<Error> wrong(std::string_view what) const {
    return fail(ErrorKind::kConfig, fmt::format("file_template `{}`: {}.", text_, what));
  }

  std::size_t digits() {
    std::size_t value = 0;
    for (; at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9'; ++at_) {
      value = std::min(value * 10 + static_cast<std::size_t>(text_[at_] - '0'), kMaxWidth + 1);
    }
    return value;
  }

  Result<void> conversion() {
    const std::size_t close = text_.find(')', at_);
    if (text_.substr(at_, 2) != "%(" || close == std::string_view::npos) {
      return wrong("a `%` is neither `%%` nor `%(name)s`");
    }
    const std::string_view name = text_.substr(at_ + 2, close - at_ - 2);
    at_ = close + 1;
    Conversion how;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      how.left |= c == '-';
      how.zero |= c == '0';
      how.plus |= c == '+';
      how.space |= c == ' ';
      if (c != '-' && c != '0' && c != '+' && c != ' ' && c != '#') break;
    }
    how.width = digits();
    if (at_ < text_.size() && text_[at_] == '.') {
      ++at_;
      how.precision = digits();
    }
    if (how.width > kMaxWidth || how.precision.value_or(0) > kMaxWidth) {
      return wrong("a width is larger than a file name");
    }
    const char kind = at_ < text_.size() ? text_[at_] : '\0';
    ++at_;
    return write(name, kind, how);
  }

  Result<void> write(std::string_view name, char kind, const Conversion& how) {
    const auto text = tokens_.texts.find(name);
    const auto number = tokens_.numbers.find(name);
    const bool is_number = number != tokens_.numbers.end();
    if (!is_number && text == tokens_.texts.end()) {
      return wrong(fmt::format("there is no token `{}`", name));
    }
    if (kind == 's') {
      out_ += as_text(is_number ? fmt::format("{}", number->second) : text->second, how);
    } else if ((kind == 'd' || kind == 'i') && is_number) {
      out_ += as_number(number->second, how);
    } else {
      return wrong(fmt::format("`%({})` needs a conversion: s, or d for numbers", name));
    }
    return {};
  }

  std::string_view text_;
  const FileNameTokens& tokens_;
  std::size_t at_ = 0;
  std::string out_;
};

}  // namespace

std::string slug_of(std::string_view message, int length) {
  std::u32string slug;
  bool in_word = false;
  for (std::size_t i = 0; i < message.size();) {
    const char32_t c = next_code_point(message, i);
    if (is_word(c)) {
      if (!in_word && !slug.empty()) slug += U'_';
      slug += lower(c);
    }
    in_word = is_word(c);
  }
  const auto size = static_cast<std::int64_t>(slug.size());
  if (size > length) {
    // Python's slug[:length] counts a negative length from the end.
    const std::int64_t kept = length >= 0 ? length : std::max<std::int64_t>(0, size + length);
    slug.resize(static_cast<std::size_t>(kept));
    slug.resize(std::min(slug.rfind(U'_'), slug.size()));
    slug += U'_';
  }
  std::string out;
  for (const char32_t c : slug) append_utf8(out, c);
  return out;
}

Result<std::string> fill_file_template(std::string_view file_template,
                                       const FileNameTokens& tokens) {
  return Filler(file_template, tokens).run();
}

}  // namespace migrate::alembic
