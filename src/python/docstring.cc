#include "python/docstring.h"

#include "python/string_literal.h"

namespace migrate::python {
namespace {

// Length of the white space character at `at` as str.strip() sees it, 0 when there is none.
std::size_t space_length(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == ' ' || (c >= '\t' && c <= '\r') || (c >= '\x1c' && c <= '\x1f')) return 1;
  if (c > 0) return 0;
  const std::string_view two = text.substr(at, 2);
  if (two == "\xC2\x85" || two == "\xC2\xA0") return 2;
  const std::string_view three = text.substr(at, 3);
  const bool en_quad_family = three.substr(0, 2) == "\xE2\x80" && three.size() == 3 &&
                              (static_cast<unsigned char>(three[2]) <= 0x8A || three[2] == '\xA8' ||
                               three[2] == '\xA9' || three[2] == '\xAF');
  const bool other = three == "\xE1\x9A\x80" || three == "\xE2\x81\x9F" || three == "\xE3\x80\x80";
  return en_quad_family || other ? 3 : 0;
}

std::string_view strip(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = space_length(text, 0);
    if (length == 0) break;
    text.remove_prefix(length);
  }
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) --last;
    if (space_length(text, last) != text.size() - last) break;
    text.remove_suffix(text.size() - last);
  }
  return text;
}

void read_field(const SourceText& source, Span line, std::string_view label,
                Docstring::Field& field) {
  const std::string_view text = line.of(source.original());
  if (!field.span.empty() || text.substr(0, label.size()) != label) return;
  std::uint32_t begin = line.begin + static_cast<std::uint32_t>(label.size());
  const auto blank = [&](std::uint32_t at) {
    return source.original()[at] == ' ' || source.original()[at] == '\t';
  };
  while (begin < line.end && blank(begin)) ++begin;
  std::uint32_t end = line.end;
  while (end > begin && blank(end - 1)) --end;
  if (begin == end) return;
  field.span = {begin, end};
  field.text = decoded_text(source, field.span);
}

void read_fields(const SourceText& source, Span content, Docstring& doc) {
  const std::string_view text = source.original();
  for (std::uint32_t at = content.begin; at < content.end;) {
    while (at < content.end && (text[at] == ' ' || text[at] == '\t')) ++at;
    std::uint32_t end = at;
    while (end < content.end && text[end] != '\n' && text[end] != '\r') ++end;
    if (at < end && (text[at] == 'R' || text[at] == 'C')) {
      read_field(source, {at, end}, "Revision ID:", doc.revision_id);
      read_field(source, {at, end}, "Revises:", doc.revises);
      read_field(source, {at, end}, "Create Date:", doc.create_date);
    }
    at = end + 1;
  }
}

}  // namespace

Docstring read_docstring(const SourceText& source, Span span, const std::vector<Span>& literals) {
  Docstring doc;
  doc.present = true;
  doc.span = span;
  std::string value;
  for (const Span place : literals) {
    const StringLiteral literal = take_apart(source.code(), place);
    const std::size_t before = value.size();
    if (!append_value(source, literal, value).empty()) {
      value.resize(before);
      value += decoded_text(source, literal.content);
    }
    read_fields(source, literal.content, doc);
  }
  const std::string_view stripped = strip(value);
  doc.text = std::string(stripped);
  doc.message = std::string(stripped.substr(0, stripped.find("\n\n")));
  return doc;
}

}  // namespace migrate::python
