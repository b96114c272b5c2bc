// A number that is equal for two files that mean the same (BodyFacts::meaning).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "python/logical_line.h"
#include "python/source_text.h"

namespace migrate::python {

// Fed with the lines of one file in order. Not cryptographic: who wants two texts with the same
// number can find them.
class Fingerprint {
 public:
  explicit Fingerprint(const SourceText& source) : source_(source) {}

  void add(const LogicalLine& line);
  std::uint64_t value() const;

 private:
  struct Bracket {
    char open;
    bool operand;  // stands behind a value: a call or a subscript, not a tuple or list
    std::uint32_t commas;
  };

  bool leaves_no_trace(const LogicalLine& line) const;
  void add_token(const LogicalLine& line, std::size_t index);
  void add_string(Token token);
  bool is_optional_comma(const LogicalLine& line, std::size_t index) const;
  void flush_string();
  void mix(char tag, std::string_view text);

  const SourceText& source_;
  std::vector<Bracket> brackets_;
  std::string string_;  // the value of the literals that stand side by side
  bool has_string_ = false;
  std::uint64_t state_ = 0x9E3779B97F4A7C15U;
};

// Nothing but string literals without replacement fields: a docstring, or a string for nothing.
bool is_bare_string(std::string_view code, const std::vector<Token>& tokens);

}  // namespace migrate::python
