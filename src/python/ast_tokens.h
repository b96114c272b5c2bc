// The tokens of a file, cut into logical lines, as the parser of ast.h reads them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "python/lexer.h"

namespace migrate::python {

// Up to eight characters of an operator or a name as one number: every keyword of Python fits.
constexpr std::uint64_t word(std::string_view text) {
  std::uint64_t packed = 0;
  if (text.size() > 8) return packed;
  for (const char c : text) packed = packed << 8U | static_cast<unsigned char>(c);
  return packed;
}

struct AstToken {
  Span span;
  std::uint64_t word = 0;  // of names and operators that are short enough
  TokenKind kind = TokenKind::kEnd;
  bool keyword = false;  // a name that Python keeps for itself
};

struct AstLine {
  std::uint32_t first = 0, end = 0;  // its tokens; at least one
  std::uint32_t indent = 0;
};

AstToken ast_token(std::string_view code, const Token& token);

// The next token, an f-string of Python 3.12 in one piece: there a replacement field may hold the
// quotes that are around it, and lines.
Token next_token(std::string_view code, Lexer& lexer, std::uint32_t end, int level = 0);

class AstTokens {
 public:
  // Comments are left out. A bracket that is never closed ends with its logical line where a
  // keyword stands that no bracket can hold, such as `def`: what follows can be read then.
  explicit AstTokens(std::string_view code);

  std::vector<AstToken> tokens;
  std::vector<AstLine> lines;
};

}  // namespace migrate::python
