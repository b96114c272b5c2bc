#include "eval/percent_format.h"

#include <fmt/format.h>

#include <cmath>

#include "eval/compare.h"
#include "eval/engine_text.h"
#include "eval/format_spec.h"
#include "eval/repr.h"
#include "eval/text.h"

namespace migrate::eval {
namespace {

struct Directive {
  bool left = false, plus = false, space = false, zero = false, alternate = false;
  std::size_t width = 0;
  int precision = -1;
  char type = 0;
};

// The values in the order in which directives take them.
class Source {
 public:
  explicit Source(const Value& values) : values_(values) {
    if (const auto* tuple = values.get<TupleRef>()) items_ = &(*tuple)->items;
  }
  const Value* next() {
    if (items_) return taken_ < items_->size() ? &(*items_)[taken_++] : nullptr;
    return taken_++ == 0 || values_.is_unknown() ? &values_ : nullptr;
  }
  Outcome named(std::string_view name) {
    named_ = true;
    const auto* dict = values_.get<DictRef>();
    if (dict == nullptr) {
      if (values_.is_unknown()) return values_;
      if (values_.get<InstanceRef>() || values_.native<Native>())
        return unmodelled("what \"%(name)s\" takes from is not modelled");
      return Outcome::raise("TypeError", "format requires a mapping");
    }
    for (const auto& [key, value] : (*dict)->items)
      if (key.text() && *key.text() == name) return value;
    if (!(*dict)->incomplete.empty()) return unmodelled((*dict)->incomplete);
    return Outcome::raise("KeyError", text_repr(name));
  }
  bool left_over() const {
    if (named_) return false;
    const bool mapping = values_.get<DictRef>() || values_.get<ListRef>() ||
                         values_.get<BytesRef>() || values_.get<InstanceRef>() ||
                         values_.native<Native>();
    return items_ ? taken_ < items_->size() : taken_ == 0 && !mapping;
  }

 private:
  const Value& values_;
  const std::vector<Value>* items_ = nullptr;
  std::size_t taken_ = 0;
  bool named_ = false;
};

std::string pad(const Directive& directive, std::string sign, const std::string& digits) {
  const std::size_t length = code_points(sign) + code_points(digits);
  const std::size_t missing = directive.width > length ? directive.width - length : 0;
  if (directive.left) return sign + digits + std::string(missing, ' ');
  if (directive.zero) return sign + std::string(missing, '0') + digits;
  return std::string(missing, ' ') + sign + digits;
}

std::string sign_of(const Directive& directive, bool negative) {
  return negative ? "-" : directive.plus ? "+" : directive.space ? " " : "";
}

Outcome integer(const Directive& directive, const Value& value) {
  std::optional<std::int64_t> number = integer_of(value);
  const bool decimal = directive.type == 'd' || directive.type == 'i' || directive.type == 'u';
  if (const double* real = value.get<double>(); real && decimal) {
    if (!(std::abs(*real) < 9e18)) return unmodelled("an integer beyond 64 bits");
    number = static_cast<std::int64_t>(*real);
  }
  if (!number) {
    if (value.get<InstanceRef>() || value.native<Native>())
      return unmodelled("the number of this value is not modelled");
    return Outcome::raise("TypeError", fmt::format("%{} format: a number is required, not {}",
                                                   directive.type, type_name(value)));
  }
  if (directive.precision >= 0 || directive.alternate)
    return unmodelled("this form of an integer after %");
  const bool negative = *number < 0;
  const std::uint64_t size =
      negative ? ~static_cast<std::uint64_t>(*number) + 1 : static_cast<std::uint64_t>(*number);
  const std::string digits = directive.type == 'x'   ? fmt::format("{:x}", size)
                             : directive.type == 'X' ? fmt::format("{:X}", size)
                             : directive.type == 'o' ? fmt::format("{:o}", size)
                                                     : fmt::format("{}", size);
  return Value::string(pad(directive, sign_of(directive, negative), digits));
}

Outcome real(const Directive& directive, const Value& value) {
  const auto number = real_of(value);
  if (!number || directive.alternate) {
    if (number || value.get<InstanceRef>() || value.native<Native>())
      return unmodelled("this form of a number after %");
    return Outcome::raise("TypeError", "must be real number, not " + std::string(type_name(value)));
  }
  const bool negative = std::signbit(*number) && !std::isnan(*number);
  return Value::string(pad(directive, sign_of(directive, negative),
                           float_text(std::abs(*number), directive.type,
                                      directive.precision < 0 ? 6 : directive.precision)));
}

Outcome text(Directive directive, const Value& value) {
  const bool plain_text = directive.width == 0 && directive.precision < 0;
  if (value.is_unknown() || value.get<AlternativesRef>() || value.native<EngineText>())
    return plain_text ? format_field(value, directive.type, "")
                      : Outcome(unmodelled("the width of an unknown value"));
  if (directive.type == 's' && plain_text && value.text()) return value;
  Outcome whole = format_field(value, directive.type, "");
  if (whole.raised || whole.value.is_unknown()) return whole;
  std::string shown = *whole.value.text();
  if (directive.precision >= 0)
    shown.resize(byte_of(shown, static_cast<std::size_t>(directive.precision)));
  directive.zero = false;
  return Value::string(pad(directive, "", shown));
}

Outcome convert(const Directive& directive, const Value& value) {
  if (std::string_view("sra").find(directive.type) != std::string_view::npos)
    return text(directive, value);
  if (value.is_unknown()) return value;
  if (value.get<AlternativesRef>()) return unmodelled("it depends on the branches taken");
  if (std::string_view("diuxXo").find(directive.type) != std::string_view::npos)
    return integer(directive, value);
  if (std::string_view("eEfFgG").find(directive.type) != std::string_view::npos)
    return real(directive, value);
  return unmodelled(fmt::format("%{} is not modelled", directive.type));
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t number(std::string_view format, std::size_t& at) {
  std::size_t result = 0;
  while (at < format.size() && is_digit(format[at]) && result <= kLongestText)
    result = result * 10 + static_cast<std::size_t>(format[at++] - '0');
  return result;
}

}  // namespace

Outcome percent_format(const Str& format_text, const Value& values) {
  const std::string_view format = format_text.text;
  Source source(values);
  TextParts parts;
  std::size_t size = 0;
  std::size_t at = 0;
  while (at < format.size()) {
    const std::size_t next = std::min(format.find('%', at), format.size());
    parts.add(format_text, at, next);
    at = next + 1;
    if (next == format.size()) break;
    std::optional<Outcome> value;
    if (at < format.size() && format[at] == '(') {
      std::size_t depth = 1;
      const std::size_t begin = ++at;
      while (at < format.size() && depth > 0) {
        depth += format[at] == '(' ? 1U : 0U;
        depth -= format[at] == ')' ? 1U : 0U;
        ++at;
      }
      if (depth > 0) return Outcome::raise("ValueError", "incomplete format key");
      value = source.named(format.substr(begin, at - 1 - begin));
      if (value->raised) return *value;
    }
    Directive directive;
    for (; at < format.size() && std::string_view("#0- +").find(format[at]) != format.npos; ++at) {
      directive.alternate |= format[at] == '#';
      directive.zero |= format[at] == '0';
      directive.left |= format[at] == '-';
      directive.space |= format[at] == ' ';
      directive.plus |= format[at] == '+';
    }
    if (at < format.size() && format[at] == '*') return unmodelled("\"%*\" is not modelled");
    directive.width = number(format, at);
    if (at < format.size() && format[at] == '.') {
      ++at;
      if (at < format.size() && format[at] == '*') return unmodelled("\"%.*\" is not modelled");
      directive.precision = static_cast<int>(std::min<std::size_t>(number(format, at), 2000));
    }
    while (at < format.size() && std::string_view("hlL").find(format[at]) != format.npos) ++at;
    if (directive.width > kLongestText || directive.precision > 1000)
      return unmodelled("a width that large");
    if (at >= format.size()) return Outcome::raise("ValueError", "incomplete format");
    directive.type = format[at];
    if (directive.type == '%') {
      parts.add(format_text, at, at + 1);
      ++at;
      continue;
    }
    ++at;
    if (std::string_view("sradiuxXoeEfFgGc").find(directive.type) == format.npos)
      return Outcome::raise("ValueError", "unsupported format character");
    if (!value) {
      const Value* const found = source.next();
      if (found == nullptr)
        return Outcome::raise("TypeError", "not enough arguments for format string");
      value = *found;
    }
    Outcome piece = convert(directive, value->value);
    if (piece.raised) return piece;
    if (piece.value.text()) size += piece.value.text()->size();
    if (size > kLongestText) return unmodelled("a string that long");
    parts.add(piece.value);
  }
  if (source.left_over()) {
    // Of an unknown value nobody knows how many directives it fills.
    if (values.is_unknown()) return interpolated(*values.why_unknown());
    return Outcome::raise("TypeError", "not all arguments converted during string formatting");
  }
  return parts.finish();
}

}  // namespace migrate::eval
