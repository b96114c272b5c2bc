#include "eval/repr.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "eval/compare.h"
#include "eval/text.h"

namespace migrate::eval {
namespace {

constexpr int kDeepest = 30;

std::optional<std::string> join(const std::vector<Value>& values, std::string_view open,
                                std::string_view close, int depth) {
  std::string result(open);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto item = repr(values[i], depth + 1);
    if (!item) return std::nullopt;
    result += i > 0 ? ", " : "";
    result += *item;
  }
  return result += close;
}

std::string bytes_repr(std::string_view bytes) {
  const char quote = bytes.find('\'') != bytes.npos && bytes.find('"') == bytes.npos ? '"' : '\'';
  std::string result = std::string("b") + quote;
  for (const char byte : bytes) {
    if (byte == quote || byte == '\\')
      (result += '\\') += byte;
    else if (byte == '\n')
      result += "\\n";
    else if (byte == '\r')
      result += "\\r";
    else if (byte == '\t')
      result += "\\t";
    else if (byte < 0x20 || byte == 0x7F)
      result += fmt::format("\\x{:02x}", static_cast<unsigned char>(byte));
    else
      result += byte;
  }
  return result + quote;
}

std::optional<std::string> instance_text(const InstanceValue& instance, bool as_repr) {
  if (!instance.of->enumeration) return std::nullopt;
  const auto name = instance.attributes.find("name");
  const auto value = instance.attributes.find("value");
  if (name == instance.attributes.end() || value == instance.attributes.end() ||
      name->second.text() == nullptr || instance.of->names->names.count("__str__") > 0 ||
      instance.of->names->names.count("__repr__") > 0)
    return std::nullopt;
  const std::string& dotted = instance.of->name;
  const std::string text = dotted.substr(dotted.rfind('.') + 1) + "." + *name->second.text();
  if (!as_repr) return text;
  const auto inner = repr(value->second, 1);
  return inner ? std::optional("<" + text + ": " + *inner + ">") : std::nullopt;
}

}  // namespace

// Python writes the shortest digits that read back as the same number, with an exponent below 1e-4
// and from 1e16 on.
std::string float_repr(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  char buffer[64];
  const double size = std::abs(value);
  const bool scientific = value != 0 && (size < 1e-4 || size >= 1e16);
  const auto end =
      std::to_chars(buffer, buffer + sizeof buffer, value,
                    scientific ? std::chars_format::scientific : std::chars_format::fixed)
          .ptr;
  std::string result(buffer, end);
  if (!scientific && result.find('.') == result.npos) result += ".0";
  return result;
}

std::string text_repr(std::string_view text) {
  const char quote = text.find('\'') != text.npos && text.find('"') == text.npos ? '"' : '\'';
  std::string result(1, quote);
  for (const char byte : text) {
    if (byte == quote || byte == '\\')
      (result += '\\') += byte;
    else if (byte == '\n')
      result += "\\n";
    else if (byte == '\r')
      result += "\\r";
    else if (byte == '\t')
      result += "\\t";
    else if (static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F)
      result += fmt::format("\\x{:02x}", static_cast<unsigned char>(byte));
    else
      result += byte;
  }
  return result + quote;
}

std::optional<std::string> repr(const Value& value, int depth) {
  if (depth > kDeepest || !walk(depth, value.text() ? 1 + value.text()->size() / 64 : 1))
    return std::nullopt;
  if (const std::string* text = value.text()) {
    // Which of the other characters Python escapes depends on its Unicode tables.
    return is_ascii(*text) ? std::optional(text_repr(*text)) : std::nullopt;
  }
  if (const auto* bytes = value.get<BytesRef>())
    return is_ascii((*bytes)->bytes) ? std::optional(bytes_repr((*bytes)->bytes)) : std::nullopt;
  if (const auto* list = value.get<ListRef>())
    return (*list)->incomplete.empty() ? join((*list)->items, "[", "]", depth) : std::nullopt;
  if (const auto* tuple = value.get<TupleRef>())
    return join((*tuple)->items, "(", (*tuple)->items.size() == 1 ? ",)" : ")", depth);
  if (const auto* set = value.get<SetRef>()) {
    if ((*set)->items.empty()) return "set()";
    // The order of a larger set is not Python's to promise.
    return (*set)->items.size() == 1 ? join((*set)->items, "{", "}", depth) : std::nullopt;
  }
  if (const auto* dict = value.get<DictRef>()) {
    if (!(*dict)->incomplete.empty()) return std::nullopt;
    std::string result = "{";
    for (const auto& [key, item] : (*dict)->items) {
      const auto left = repr(key, depth + 1);
      const auto right = repr(item, depth + 1);
      if (!left || !right) return std::nullopt;
      if (result.size() > 1) result += ", ";
      result += *left + ": " + *right;
    }
    return result + "}";
  }
  if (const auto* flag = value.get<bool>()) return *flag ? "True" : "False";
  if (const auto* number = value.get<std::int64_t>()) return fmt::format("{}", *number);
  if (const auto* real = value.get<double>()) return float_repr(*real);
  if (value.is_none()) return "None";
  if (const auto* instance = value.get<InstanceRef>()) return instance_text(**instance, true);
  return std::nullopt;
}

std::optional<std::string> str(const Value& value) {
  if (const std::string* text = value.text()) return *text;
  if (const auto* instance = value.get<InstanceRef>()) {
    if (&plain(value) != &value) return std::nullopt;  // differs between versions of Python
    return instance_text(**instance, false);
  }
  if (const auto* typed = value.native<TypedObject>();
      typed && (typed->value().type == "UUID" || typed->value().type == "Decimal"))
    return typed->value().text;
  return repr(value);
}

}  // namespace migrate::eval
