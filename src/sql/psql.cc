#include "sql/psql.h"

#include <algorithm>
#include <cstddef>

#include "sql/lexer.h"

namespace migrate::sql {
namespace {

bool starts_copy(std::string_view line) {
  const std::string upper = to_upper(line);
  const std::size_t end = upper.find_last_not_of(" \t\r");
  return upper.compare(0, 5, "COPY ") == 0 && end != std::string::npos && upper[end] == ';' &&
         upper.find(" FROM STDIN") != std::string::npos;
}

}  // namespace

std::string without_psql(std::string_view text) {
  if (text.substr(0, 1) != "\\" && text.find("\n\\") == std::string_view::npos) return {};
  std::string result(text);
  bool rows = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    if (rows || line.substr(0, 1) == "\\")
      std::fill(result.begin() + static_cast<std::ptrdiff_t>(begin),
                result.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    rows = rows ? line.substr(0, 2) != "\\." : starts_copy(line);
    begin = end + 1;
  }
  return result;
}

}  // namespace migrate::sql
