#include "sql/psql.h"

#include <algorithm>
#include <cstddef>

#include "sql/lexer.h"

namespace migrate::sql {
namespace {

bool starts_copy(std::string_view line) {
  const std::string upper = to_upper(line);
  const std::size_t from = upper.find(" FROM STDIN");
  return upper.compare(0, 5, "COPY ") == 0 && from != std::string::npos &&
         upper.find(';', from) != std::string::npos;
}

}  // namespace

std::string without_psql(std::string_view text) {
  if (text.substr(0, 1) != "\\" && text.find("\n\\") == std::string_view::npos) return {};
  std::string result(text);
  bool rows = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    const bool command = line.substr(0, 1) == "\\";
    if (rows || command)
      std::fill(result.begin() + static_cast<std::ptrdiff_t>(begin),
                result.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    // \g and its kin send what stands before them.
    if (!rows && line.substr(0, 2) == "\\g") result[begin] = ';';
    rows = rows ? line.substr(0, 2) != "\\." : starts_copy(line);
    begin = end + 1;
  }
  return result;
}

}  // namespace migrate::sql
