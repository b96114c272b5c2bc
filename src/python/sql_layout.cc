#include "python/sql_layout.h"

#include <algorithm>
#include <array>
#include <string>

namespace migrate::python {
namespace {

constexpr std::string_view kBlank = " \t\r\n\f\v";

constexpr std::array<std::string_view, 16> kVerbs = {
    "alter", "analyze", "comment", "copy",   "create", "delete",   "do",     "drop",
    "grant", "insert",  "lock",    "revoke", "select", "truncate", "update", "with"};

bool is_blank(char c) { return kBlank.find(c) != std::string_view::npos; }

bool begins_statement(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(kBlank), text.size()));
  std::string word;
  for (const char c : text.substr(0, text.find_first_of(kBlank)).substr(0, 10))
    word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return word.size() < text.size() && std::find(kVerbs.begin(), kVerbs.end(), word) != kVerbs.end();
}

}  // namespace

std::string SqlLayout::next(std::string_view part, bool last) {
  if (mode_ == Mode::kStart) mode_ = begins_statement(part) ? Mode::kLayout : Mode::kVerbatim;
  std::string out;
  const auto write_space = [&] {
    if (space_ && written_) out += ' ';
    space_ = false;
    written_ = true;
  };
  for (std::size_t i = 0; i < part.size(); ++i) {
    const char c = part[i];
    const std::string_view rest = part.substr(i);
    const bool comment = rest.starts_with("--") || rest.starts_with("/*") || c == '#';
    if (quote_ == '\0' && comment) mode_ = Mode::kVerbatim;
    if (mode_ == Mode::kVerbatim) {
      write_space();
      return out.append(rest);
    }
    if (quote_ == '\0' && is_blank(c)) {
      space_ = true;
      continue;
    }
    write_space();
    out += c;
    if (quote_ == c)
      quote_ = '\0';
    else if (quote_ == '\0' && (c == '\'' || c == '"' || c == '`'))
      quote_ = c;
  }
  if (!last) write_space();
  return out;
}

}  // namespace migrate::python
