#include "eval/brace_format.h"

#include <algorithm>

#include "eval/format_spec.h"
#include "eval/text.h"

namespace migrate::eval {
namespace {

Outcome invalid(std::string what) { return Outcome::raise("ValueError", std::move(what)); }

bool parse_field(std::string_view text, FormatField& field) {
  const std::size_t end = std::min(text.find_first_of(".["), text.size());
  field.name = std::string(text.substr(0, end));
  text.remove_prefix(end);
  while (!text.empty()) {
    if (text[0] == '.') {
      const std::size_t stop = std::min(text.find_first_of(".[", 1), text.size());
      field.steps.push_back({true, std::string(text.substr(1, stop - 1))});
      text.remove_prefix(stop);
    } else {
      const std::size_t stop = text.find(']');
      if (text[0] != '[' || stop == text.npos) return false;
      field.steps.push_back({false, std::string(text.substr(1, stop - 1))});
      text.remove_prefix(stop + 1);
    }
  }
  return std::none_of(field.steps.begin(), field.steps.end(),
                      [](const FormatField::Step& step) { return step.name.empty(); });
}

using Find = std::function<Outcome(const FormatField&)>;

// The text of the fields in a format specification; nothing: not modelled, or an exception.
std::optional<std::string> nested(std::string_view spec, const Find& find) {
  std::string result;
  while (true) {
    const std::size_t open = spec.find('{');
    result += spec.substr(0, open);
    if (open == spec.npos) return result;
    const std::size_t close = spec.find('}', open);
    if (close == spec.npos) return std::nullopt;
    FormatField field;
    const std::string_view inner = spec.substr(open + 1, close - open - 1);
    if (inner.find_first_of("!:{") != inner.npos || !parse_field(inner, field)) return std::nullopt;
    const Outcome value = find(field);
    if (value.raised) return std::nullopt;
    const Outcome text = format_field(value.value, '\0', "");
    if (text.raised || !text.value.text()) return std::nullopt;
    result += *text.value.text();
    spec.remove_prefix(close + 1);
  }
}

}  // namespace

Outcome brace_format(const Str& format_text, const Find& find) {
  const std::string_view format = format_text.text;
  TextParts parts;
  std::size_t at = 0;
  std::size_t size = 0;
  while (at < format.size()) {
    const std::size_t next = std::min(format.find_first_of("{}", at), format.size());
    parts.add(format_text, at, next);
    if (next == format.size()) break;
    at = next + 1;
    if (at < format.size() && format[at] == format[next]) {
      parts.add(format_text, at, at + 1);
      ++at;
      continue;
    }
    if (format[next] == '}') return invalid("Single '}' encountered in format string");
    std::size_t depth = 1;
    std::size_t end = at;
    for (; end < format.size(); ++end) {
      depth += format[end] == '{' ? 1U : 0U;
      depth -= format[end] == '}' ? 1U : 0U;
      if (depth == 0) break;
    }
    if (depth > 0) return invalid("expected '}' before end of string");
    std::string_view inner = format.substr(at, end - at);
    at = end + 1;
    // A '[' may hold any of the marks.
    if (inner.find('[') != inner.npos && inner.find_first_of("!:") < inner.find(']'))
      if (inner.find_first_of("!:") > inner.find('[')) return unmodelled("this field of a format");
    const std::size_t mark = std::min(inner.find_first_of("!:"), inner.size());
    FormatField field;
    if (!parse_field(inner.substr(0, mark), field))
      return invalid("Empty attribute in format string");
    inner.remove_prefix(mark);
    char conversion = 0;
    if (!inner.empty() && inner[0] == '!') {
      if (inner.size() < 2 || (inner.size() > 2 && inner[2] != ':'))
        return invalid("expected ':' after conversion specifier");
      conversion = inner[1];
      if (std::string_view("sra").find(conversion) == std::string_view::npos)
        return invalid("Unknown conversion specifier");
      inner.remove_prefix(2);
    }
    if (!inner.empty()) inner.remove_prefix(1);
    Outcome value = find(field);
    if (value.raised) return value;
    const auto spec = nested(inner, find);
    if (!spec) return unmodelled("the format of a field");
    Outcome piece = format_field(value.value, conversion, *spec);
    if (piece.raised) return piece;
    if (piece.value.text()) size += piece.value.text()->size();
    if (size > kLongestText) return unmodelled("a string that long");
    parts.add(piece.value);
  }
  return parts.finish();
}

}  // namespace migrate::eval
