#include "ir/postgres_names.h"

namespace migrate::ir {

namespace {

constexpr std::size_t kNameBytes = 64;  // NAMEDATALEN, with the zero at the end

// At most `bytes` of it, never a part of a character.
std::string_view clipped(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xc0U) == 0x80) --bytes;
  return text.substr(0, bytes);
}

}  // namespace

std::string postgres_name(std::string_view table, std::string_view middle, std::string_view label) {
  std::size_t overhead = label.size() + 1;
  if (!middle.empty()) ++overhead;
  const std::size_t available = kNameBytes - 1 - overhead;
  std::size_t first = table.size();
  std::size_t second = middle.size();
  while (first + second > available) {
    if (first > second)
      --first;
    else
      --second;
  }
  std::string name(clipped(table, first));
  if (!middle.empty()) {
    name += '_';
    name += clipped(middle, second);
  }
  name += '_';
  return name.append(label);
}

std::string postgres_middle(const std::vector<std::string>& columns) {
  std::string text;
  for (const std::string& column : columns) {
    if (!text.empty()) text += '_';
    text += clipped(column, kNameBytes - 1);
    if (text.size() >= kNameBytes) break;
  }
  return text;
}

}  // namespace migrate::ir
