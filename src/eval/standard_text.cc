#include "eval/standard_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "eval/collections.h"
#include "eval/compare.h"
#include "eval/interpreter.h"
#include "eval/repr.h"
#include "eval/text.h"

namespace migrate::eval {
namespace {

using Function = std::optional<Value> (*)(const Arguments& arguments);

const std::string* text_at(const Arguments& arguments, std::size_t position) {
  const Argument* const found = arguments.find(position, "\n");
  return found ? found->value.text() : nullptr;
}

std::optional<Value> dedented(const Arguments& arguments) {
  const Argument* const text = arguments.find(0, "text");
  if (!text || !text->value.text()) return std::nullopt;
  return dedent(**text->value.get<StrRef>());
}

std::optional<Value> path_join(const Arguments& arguments) {
  std::string path;
  for (std::size_t i = 0; i < arguments.items.size(); ++i) {
    const std::string* const part = text_at(arguments, i);
    if (!part) return std::nullopt;
    if (!part->empty() && (*part)[0] == '/')
      path = *part;
    else if (i == 0 || path.empty() || path.back() == '/')
      path += *part;
    else
      path += "/" + *part;
  }
  return Value::string(std::move(path));
}

std::optional<Value> path_base(const Arguments& arguments) {
  const std::string* const path = text_at(arguments, 0);
  if (!path) return std::nullopt;
  return Value::string(path->substr(path->rfind('/') + 1));
}

std::optional<Value> path_folder(const Arguments& arguments) {
  const std::string* const path = text_at(arguments, 0);
  if (!path) return std::nullopt;
  std::string head = path->substr(0, path->rfind('/') + 1);
  if (head.find_first_not_of('/') != head.npos) head.resize(head.find_last_not_of('/') + 1);
  return Value::string(std::move(head));
}

std::optional<Value> json_dumps(const Arguments& arguments) {
  const Argument* const value = arguments.find(0, "obj");
  if (!value || arguments.items.size() != 1) return std::nullopt;
  auto text = json_text(value->value);
  return text ? std::optional(Value::string(*std::move(text))) : std::nullopt;
}

std::string json_string(std::string_view text) {
  std::string result = "\"";
  for (const std::string_view letter : characters(text)) {
    const std::uint32_t code = decode(letter);
    if (letter == "\"" || letter == "\\")
      (result += '\\') += letter;
    else if (letter == "\n")
      result += "\\n";
    else if (letter == "\r")
      result += "\\r";
    else if (letter == "\t")
      result += "\\t";
    else if (letter == "\b")
      result += "\\b";
    else if (letter == "\f")
      result += "\\f";
    else if (code >= 0x10000)
      result += fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + ((code - 0x10000) >> 10U),
                            0xDC00 + ((code - 0x10000) & 0x3FFU));
    else if (code < 0x20 || code > 0x7E)
      result += fmt::format("\\u{:04x}", code);
    else
      result += letter;
  }
  return result + "\"";
}

std::optional<std::int64_t> number_at(const Arguments& arguments, std::size_t position,
                                      std::string_view name,
                                      std::optional<std::int64_t> otherwise) {
  const Argument* const found = arguments.find(position, name);
  return found ? integer_of(found->value) : otherwise;
}

std::optional<std::string> date_text(const Arguments& arguments) {
  const auto year = number_at(arguments, 0, "year", std::nullopt);
  const auto month = number_at(arguments, 1, "month", std::nullopt);
  const auto day = number_at(arguments, 2, "day", std::nullopt);
  if (!year || !month || !day || *year < 1 || *year > 9999 || *month < 1 || *month > 12 ||
      *day < 1 || *day > 31)
    return std::nullopt;
  return fmt::format("{:04}-{:02}-{:02}", *year, *month, *day);
}

std::optional<std::string> time_text(const Arguments& arguments, std::size_t first) {
  std::int64_t parts[4];
  const char* const names[] = {"hour", "minute", "second", "microsecond"};
  const std::int64_t limits[] = {24, 60, 60, 1'000'000};
  for (std::size_t i = 0; i < 4; ++i) {
    const auto part = number_at(arguments, first + i, names[i], 0);
    if (!part || *part < 0 || *part >= limits[i]) return std::nullopt;
    parts[i] = *part;
  }
  std::string text = fmt::format("{:02}:{:02}:{:02}", parts[0], parts[1], parts[2]);
  return parts[3] > 0 ? text + fmt::format(".{:06}", parts[3]) : text;
}

std::optional<std::string> span_text(const Arguments& arguments) {
  const std::pair<const char*, std::int64_t> units[] = {
      {"days", 86'400}, {"seconds", 1},   {"", 0},           {"", 0},
      {"minutes", 60},  {"hours", 3'600}, {"weeks", 604'800}};
  std::int64_t seconds = 0;
  for (std::size_t i = 0; i < std::size(units); ++i) {
    const auto [name, size] = units[i];
    if (size == 0) continue;
    const auto part = number_at(arguments, i, name, 0);
    if (!part || *part > 1'000'000'000 || *part < -1'000'000'000) return std::nullopt;
    seconds += *part * size;
  }
  for (const Argument& argument : arguments.items)
    if (argument.keyword == "milliseconds" || argument.keyword == "microseconds")
      return std::nullopt;
  if (arguments.positional_count() > 2) return std::nullopt;
  std::int64_t days = seconds / 86'400;
  std::int64_t rest = seconds % 86'400;
  if (rest < 0) {
    rest += 86'400;
    --days;
  }
  std::string text = fmt::format("{}:{:02}:{:02}", rest / 3600, rest / 60 % 60, rest % 60);
  if (days == 0) return text;
  return fmt::format("{} day{}, {}", days, days == 1 || days == -1 ? "" : "s", text);
}

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

std::optional<std::string> uuid_text(const Arguments& arguments) {
  const Argument* const hex = arguments.find(0, "hex");
  if (!hex || !hex->value.text() || arguments.items.size() != 1) return std::nullopt;
  std::string digits;
  for (const char c : *hex->value.text()) {
    if (c == '-' || c == '{' || c == '}') continue;
    if (!is_hex(c)) return std::nullopt;
    digits += static_cast<char>(c >= 'A' && c <= 'F' ? c + 32 : c);
  }
  if (digits.size() != 32) return std::nullopt;
  for (const std::size_t at : {20U, 16U, 12U, 8U}) digits.insert(at, 1, '-');
  return digits;
}

std::optional<std::string> decimal_text(const Arguments& arguments) {
  if (arguments.items.size() != 1) return std::nullopt;
  const Value& value = arguments.items[0].value;
  if (const auto number = integer_of(value)) return fmt::format("{}", *number);
  const std::string* const text = value.text();
  if (!text || text->empty() || text->find_first_not_of("0123456789.-") != text->npos ||
      text->find('-', 1) != text->npos || std::count(text->begin(), text->end(), '.') > 1 ||
      !(text->back() >= '0' && text->back() <= '9') || text->front() == '.' ||
      text->find_first_not_of("-0") == text->npos)
    return std::nullopt;
  // Decimal("007") is 7, and of what is small or long the text has an exponent.
  const std::size_t digit = text->front() == '-' ? 1 : 0;
  if (text->size() > 25 ||
      ((*text)[digit] == '0' && text->size() > digit + 1 && (*text)[digit + 1] != '.'))
    return std::nullopt;
  if (text->compare(digit, 7, "0.00000") == 0 || text->compare(digit, 1, ".") == 0)
    return std::nullopt;
  return *text;
}

}  // namespace

// Whitespace-only lines lose their blanks; of the others the longest common margin goes.
Value dedent(const Str& text) {
  const std::string_view whole = text.text;
  std::optional<std::string_view> margin;
  for (std::size_t at = 0; at < whole.size();) {
    const std::size_t end = std::min(whole.find('\n', at), whole.size());
    const std::string_view line = whole.substr(at, end - at);
    const std::size_t blanks = std::min(line.find_first_not_of(" \t"), line.size());
    if (blanks < line.size()) {
      const std::string_view indent = line.substr(0, blanks);
      if (!margin) margin = indent;
      std::size_t common = 0;
      while (common < margin->size() && common < indent.size() &&
             (*margin)[common] == indent[common])
        ++common;
      margin = margin->substr(0, common);
    }
    at = end + 1;
  }
  TextBuilder builder;
  for (std::size_t at = 0; at < whole.size();) {
    const std::size_t end = std::min(whole.find('\n', at), whole.size());
    const std::string_view line = whole.substr(at, end - at);
    const bool blank = line.find_first_not_of(" \t") == line.npos;
    const std::size_t cut = blank ? line.size() : margin.value_or("").size();
    builder.add(text, at + cut, std::min(end + 1, whole.size()));
    at = end + 1;
  }
  return builder.finish();
}

std::optional<std::string> json_text(const Value& value, int depth) {
  if (depth > 30 || !walk(depth, value.text() ? 1 + value.text()->size() / 64 : 1))
    return std::nullopt;
  if (value.is_none()) return "null";
  if (const auto* flag = value.get<bool>()) return *flag ? "true" : "false";
  if (const auto* number = value.get<std::int64_t>()) return fmt::format("{}", *number);
  if (const auto* real = value.get<double>())
    return std::isfinite(*real) ? std::optional(float_repr(*real)) : std::nullopt;
  if (const std::string* text = value.text()) return json_string(*text);
  if (const auto* dict = value.get<DictRef>()) {
    if (!(*dict)->incomplete.empty()) return std::nullopt;
    std::string result = "{";
    for (const auto& [key, item] : (*dict)->items) {
      const auto inner = json_text(item, depth + 1);
      if (!key.text() || !inner) return std::nullopt;
      result += (result.size() > 1 ? ", " : "") + json_string(*key.text()) + ": " + *inner;
    }
    return result + "}";
  }
  if (!value.get<ListRef>() && !value.get<TupleRef>()) return std::nullopt;
  const auto items = items_of(value);
  if (!items->incomplete.empty()) return std::nullopt;
  std::string result = "[";
  for (const Value& item : items->values) {
    const auto inner = json_text(item, depth + 1);
    if (!inner) return std::nullopt;
    result += (result.size() > 1 ? ", " : "") + *inner;
  }
  return result + "]";
}

std::optional<std::string> typed_text(std::string_view type, const Arguments& arguments) {
  if (!arguments.incomplete.empty()) return std::nullopt;
  if (type == "UUID") return uuid_text(arguments);
  if (type == "Decimal") return decimal_text(arguments);
  if (type == "timedelta") return span_text(arguments);
  if (arguments.find("tzinfo") || arguments.find("fold")) return std::nullopt;
  if (type == "time") return time_text(arguments, 0);
  const auto date = date_text(arguments);
  if (type == "date" || !date)
    return type == "date" && arguments.items.size() != 3 ? std::nullopt : date;
  if (type != "datetime") return std::nullopt;
  const auto time = time_text(arguments, 3);
  return time && arguments.positional_count() <= 7 ? std::optional(*date + " " + *time)
                                                   : std::nullopt;
}

std::optional<Value> text_function(std::string_view name) {
  static const std::map<std::string_view, Function> kFunctions = {{"textwrap.dedent", dedented},
                                                                  {"os.path.join", path_join},
                                                                  {"os.path.basename", path_base},
                                                                  {"os.path.dirname", path_folder},
                                                                  {"json.dumps", json_dumps}};
  const auto found = kFunctions.find(name);
  if (found == kFunctions.end()) return std::nullopt;
  return callable(std::string(name),
                  [function = found->second, called = std::string(name)](
                      Interpreter& interpreter, const Arguments& arguments, Span place) {
                    for (const Argument& argument : arguments.items)
                      if (const UnknownValue* const why = argument.value.why_unknown())
                        return interpolated(*why);
                    if (arguments.incomplete.empty())
                      if (auto result = function(arguments)) return *std::move(result);
                    return interpreter.unknown("unmodelled", "these arguments of " + called, place);
                  });
}

}  // namespace migrate::eval
