// The logical lines of a text, with the block level each stands on.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "python/lexer.h"

namespace migrate::python {

struct LogicalLine {
  std::vector<Token> tokens;  // at least one; no comments, no kNewline
  std::uint32_t level = 0;    // of indentation: 0 is the module's
};

class LogicalLines {
 public:
  explicit LogicalLines(std::string_view code) : lexer_(code) {}
  // False after the last line. Reuses the memory of `line`.
  bool next(LogicalLine& line);

 private:
  std::uint32_t level_of(std::uint32_t indent);

  Lexer lexer_;
  std::vector<std::uint32_t> indents_ = {0};
};

}  // namespace migrate::python
