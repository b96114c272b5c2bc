#include "eval/format_spec.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "eval/compare.h"
#include "eval/engine_text.h"
#include "eval/repr.h"
#include "eval/text.h"

namespace migrate::eval {
namespace {

struct Spec {
  std::string fill = " ";
  bool filled = false;  // the fill is written
  char align = 0;
  char sign = '-';
  bool alternate = false;
  bool zero = false;
  std::size_t width = 0;
  char grouping = 0;
  int precision = -1;
  char type = 0;
};

bool is_align(std::string_view text) {
  return text.size() == 1 && std::string_view("<>=^").find(text[0]) != text.npos;
}

bool read_number(std::string_view& text, std::size_t& number) {
  const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
  if (result.ec != std::errc()) return false;
  text.remove_prefix(static_cast<std::size_t>(result.ptr - text.data()));
  return true;
}

bool take(std::string_view& text, std::string_view any, char& into) {
  if (text.empty() || any.find(text[0]) == any.npos) return false;
  into = text[0];
  text.remove_prefix(1);
  return true;
}

std::optional<Spec> parse(std::string_view text) {
  Spec spec;
  const auto letters = characters(text.substr(0, 8));
  if (letters.size() > 1 && is_align(letters[1])) {
    spec.fill = std::string(letters[0]);
    spec.filled = true;
    spec.align = letters[1][0];
    text.remove_prefix(letters[0].size() + 1);
  } else {
    take(text, "<>=^", spec.align);
  }
  take(text, "+- ", spec.sign);
  char mark = 0;
  spec.alternate = take(text, "#", mark);
  spec.zero = take(text, "0", mark);
  if (!text.empty() && text[0] >= '0' && text[0] <= '9' && !read_number(text, spec.width))
    return std::nullopt;
  take(text, ",_", spec.grouping);
  if (take(text, ".", mark)) {
    std::size_t digits = 0;
    if (!read_number(text, digits) || digits > 1000) return std::nullopt;
    spec.precision = static_cast<int>(digits);
  }
  if (text.size() == 1) take(text, "bcdeEfFgGnosxX%", spec.type);
  return text.empty() && spec.width <= kLongestText ? std::optional(spec) : std::nullopt;
}

std::string padded(const Spec& spec, char align, std::string_view head, std::string_view body) {
  const std::size_t length = code_points(head) + code_points(body);
  const std::size_t missing = spec.width > length ? spec.width - length : 0;
  const std::size_t before = align == '>' ? missing : align == '^' ? missing / 2 : 0;
  std::string result;
  for (std::size_t i = 0; i < before; ++i) result += spec.fill;
  result += head;
  if (align == '=')
    for (std::size_t i = 0; i < missing; ++i) result += spec.fill;
  result += body;
  if (align != '=')
    for (std::size_t i = before; i < missing; ++i) result += spec.fill;
  return result;
}

// Separators from the right, of the digits before a point or exponent.
std::string grouped(const std::string& digits, char separator, std::size_t size) {
  const std::size_t end = std::min(digits.find_first_of(".e"), digits.size());
  std::string result;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && i < end && (end - i) % size == 0) result += separator;
    result += digits[i];
  }
  return result;
}

Outcome number_text(Spec spec, bool negative, std::string prefix, std::string digits,
                    std::size_t group) {
  if (spec.zero) {
    if (spec.align == 0) spec.align = '=';
    if (!spec.filled) spec.fill = "0";
  }
  if (spec.grouping != 0) {
    if (spec.align == '=' && spec.width > 0) return unmodelled("separators among leading zeros");
    digits = grouped(digits, spec.grouping, group);
  }
  const std::string sign = negative ? "-" : spec.sign == '-' ? "" : std::string(1, spec.sign);
  return Value::string(padded(spec, spec.align == 0 ? '>' : spec.align, sign + prefix, digits));
}

Outcome wrong(std::string_view spec, std::string_view type) {
  return Outcome::raise(
      "ValueError",
      fmt::format("Invalid format specifier '{}' for object of type '{}'", spec, type));
}

Outcome format_float(const Spec& spec, double value) {
  if (spec.alternate || spec.type == 'n') return unmodelled("this form of a float's format");
  const bool negative = std::signbit(value) && !std::isnan(value);
  const double size = std::abs(value);
  std::string digits;
  if (spec.type == 0) {
    if (spec.precision >= 0) return unmodelled("a float's format with a precision and no type");
    digits = float_repr(size);
  } else if (spec.type == '%') {
    digits = float_text(size * 100, 'f', spec.precision < 0 ? 6 : spec.precision) + "%";
  } else {
    digits = float_text(size, spec.type, spec.precision < 0 ? 6 : spec.precision);
  }
  return number_text(spec, negative, "", digits, 3);
}

Outcome format_integer(const Spec& spec, std::int64_t value) {
  if (spec.type != 0 && std::string_view("eEfFgG%").find(spec.type) != std::string_view::npos)
    return format_float(spec, static_cast<double>(value));
  if (spec.precision >= 0)
    return Outcome::raise("ValueError", "Precision not allowed in integer format specifier");
  if (spec.type == 'c' || spec.type == 'n' || spec.type == 's')
    return spec.type == 's'
               ? Outcome::raise("ValueError", "Unknown format code 's' for object of type 'int'")
               : Outcome(unmodelled("this form of an integer's format"));
  const bool negative = value < 0;
  const std::uint64_t size =
      negative ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
  const char type = spec.type == 0 ? 'd' : spec.type;
  std::string prefix;
  if (spec.alternate && type != 'd') prefix = std::string("0") + type;
  const std::string digits = type == 'b'   ? fmt::format("{:b}", size)
                             : type == 'o' ? fmt::format("{:o}", size)
                             : type == 'x' ? fmt::format("{:x}", size)
                             : type == 'X' ? fmt::format("{:X}", size)
                                           : fmt::format("{}", size);
  if (type != 'd' && spec.grouping == ',')
    return Outcome::raise("ValueError", fmt::format("Cannot specify ',' with '{}'.", type));
  return number_text(spec, negative, prefix, digits, type == 'd' ? 3 : 4);
}

Outcome format_text(const Spec& spec, const std::string& text, std::string_view written) {
  if ((spec.type != 0 && spec.type != 's') || spec.sign != '-' || spec.align == '=' ||
      spec.alternate || spec.grouping != 0)
    return wrong(written, "str");
  if (spec.zero) return unmodelled("a string's format with leading zeros");
  std::string_view shown = text;
  if (spec.precision >= 0)
    shown = shown.substr(0, byte_of(text, static_cast<std::size_t>(spec.precision)));
  return Value::string(padded(spec, spec.align == 0 ? '<' : spec.align, "", shown));
}

}  // namespace

std::string float_text(double value, char type, int precision) {
  if (std::isnan(value) || std::isinf(value)) {
    const bool upper = type == 'E' || type == 'F' || type == 'G';
    return std::isnan(value) ? upper ? "NAN" : "nan" : upper ? "INF" : "inf";
  }
  const char lower = static_cast<char>(type | 0x20);
  const auto format = lower == 'e'   ? std::chars_format::scientific
                      : lower == 'f' ? std::chars_format::fixed
                                     : std::chars_format::general;
  std::string buffer(static_cast<std::size_t>(precision) + 400, '\0');
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format,
                                 lower == 'g' ? std::max(precision, 1) : precision)
                       .ptr;
  buffer.resize(static_cast<std::size_t>(end - buffer.data()));
  if (type == 'E' || type == 'G') std::replace(buffer.begin(), buffer.end(), 'e', 'E');
  return buffer;
}

Outcome format_value(const Value& value, std::string_view spec_text) {
  if (spec_text.empty()) {
    if (value.text()) return value;
    auto text = str(value);
    return text ? Value::string(*std::move(text))
                : unmodelled("the text of this value is not modelled");
  }
  const bool plain_type = value.text() || real_of(value);
  if (!plain_type) {
    if (value.get<InstanceRef>() || value.native<Native>())
      return unmodelled("the format of this value is not modelled");
    return Outcome::raise("TypeError", "unsupported format string passed to " +
                                           std::string(type_name(value)) + ".__format__");
  }
  const auto spec = parse(spec_text);
  if (!spec) return unmodelled("the format \"" + std::string(spec_text) + "\" is not modelled");
  if (const std::string* text = value.text()) return format_text(*spec, *text, spec_text);
  if (const double* real = value.get<double>()) {
    if (spec->type != 0 && std::string_view("bcdosxX").find(spec->type) != std::string_view::npos)
      return Outcome::raise(
          "ValueError",
          fmt::format("Unknown format code '{}' for object of type 'float'", spec->type));
    return format_float(*spec, *real);
  }
  return format_integer(*spec, *integer_of(value));
}

Outcome format_field(const Value& value, char conversion, std::string_view spec) {
  if (value.is_unknown() && value.why_unknown()->interpolated && conversion == 0 && spec.empty())
    return value;
  if (value.is_unknown()) return interpolated(*value.why_unknown());
  if (value.native<EngineText>() && conversion != 'r' && spec.empty()) return value;
  if (const auto* several = value.get<AlternativesRef>()) {
    TextParts parts;
    std::vector<Value> texts;
    for (const Value& one : (*several)->values) {
      Outcome text = format_field(one, conversion, spec);
      if (text.raised || text.value.is_unknown()) return text;
      texts.push_back(std::move(text.value));
    }
    parts.add(
        Value(Value::State(std::make_shared<const Alternatives>(Alternatives{std::move(texts)}))));
    return parts.finish();
  }
  if (conversion == 0 || (conversion == 's' && value.text())) {
    Outcome result = format_value(value, spec);
    const Value* const inner = result.value.is_unknown() ? first_unknown(value) : nullptr;
    if (result.value.is_unknown())
      return interpolated(*(inner ? *inner : result.value).why_unknown());
    return result;
  }
  auto text = conversion == 's' ? str(value) : repr(value);
  if (text) return format_value(Value::string(*std::move(text)), spec);
  const Value* const inner = first_unknown(value);
  return interpolated(
      *(inner ? *inner : unmodelled("the text of this value is not modelled")).why_unknown());
}

}  // namespace migrate::eval
