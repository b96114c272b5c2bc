#include "python/field.h"

namespace migrate::python {
namespace {

// Skips the string that starts at `at`, whose quote it is.
std::uint32_t behind_string(std::string_view code, std::uint32_t at, std::uint32_t end) {
  const char quote = code[at];
  const bool triple = at + 2 < end && code[at + 1] == quote && code[at + 2] == quote;
  at += triple ? 3 : 1;
  while (at < end && (code[at] != quote || (triple && (at + 2 >= end || code[at + 1] != quote ||
                                                       code[at + 2] != quote))))
    ++at;
  return at < end ? at + (triple ? 3 : 1) : end;
}

// `at` stands behind the opening brace; afterwards behind the closing one.
FormattedPart read_field(std::string_view code, std::uint32_t& at, std::uint32_t end) {
  FormattedPart part{true, {at, end}, {end, end}};
  std::uint32_t depth = 0;
  bool in_format = false;
  while (at < end) {
    const char c = code[at];
    if (!in_format && (c == '"' || c == '\'')) {
      at = behind_string(code, at, end);
      continue;
    }
    if (c == '}' && depth == 0) break;
    if (c == '(' || c == '[' || c == '{') ++depth;
    if ((c == ')' || c == ']' || c == '}') && depth > 0) --depth;
    if (c == ':' && depth == 0 && !in_format) {
      in_format = true;
      part.span.end = at;
      part.format.begin = at;
    }
    ++at;
  }
  if (in_format)
    part.format.end = at;
  else
    part = {true, {part.span.begin, at}, {at, at}};
  if (at < end) ++at;
  return part;
}

}  // namespace

std::vector<FormattedPart> formatted_parts(std::string_view code, const StringLiteral& literal) {
  std::vector<FormattedPart> parts;
  const std::uint32_t end = literal.content.end;
  std::uint32_t begin = literal.content.begin;
  for (std::uint32_t at = begin; at < end;) {
    const bool brace = code[at] == '{' || code[at] == '}';
    if (brace && at + 1 < end && code[at + 1] == code[at]) {
      at += 2;
    } else if (code[at] == '{') {
      if (at > begin) parts.push_back({false, {begin, at}, {}});
      parts.push_back(read_field(code, ++at, end));
      begin = at;
    } else {
      ++at;
    }
  }
  if (end > begin || parts.empty()) parts.push_back({false, {begin, end}, {}});
  return parts;
}

}  // namespace migrate::python
