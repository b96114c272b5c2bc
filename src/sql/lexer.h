// SQL text into tokens, by the lexical rules of one database or, for kUnknown, by what most agree
// on. Never fails: what is not closed goes to the end of the text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/span.h"
#include "migrate/sql/parse.h"

namespace migrate::sql {

inline constexpr std::string_view kOperatorCharacters = "~!@#^&|`?+-*/%<>=";

struct Token {
  enum class Kind : std::uint8_t {
    kWord,    // a keyword or identifier without quotes
    kQuoted,  // an identifier in quotes
    kString,  // in quotes or between $tags$
    kNumber,
    kParameter,    // $1, and ? outside of PostgreSQL
    kOperator,     // one character of an operator
    kPunctuation,  // one of ( ) [ ] { } , ; . :
    kOther,        // a character that no grammar knows, such as a backslash
  };
  Kind kind = Kind::kOther;
  bool closed = true;  // of a string, quoted identifier: it ends before the text does
  Span span;
};

struct Tokens {
  std::vector<Token> tokens;
  // A comment that the text ends in without closing it.
  bool open_comment = false;
};

// `text` holds at most 4 GB. White space and comments are left out.
Tokens tokenize(std::string_view text, Grammar grammar);

// Whether a token is this keyword, in any case; `keyword` is in capitals.
bool is_keyword(std::string_view text, const Token& token, std::string_view keyword);
// Whether a token is this one character of punctuation or operator.
bool is_char(std::string_view text, const Token& token, char character);
// ASCII letters in capitals.
std::string to_upper(std::string_view text);
// The name that an identifier stands for, without its quotes; PostgreSQL folds one without quotes
// to lower case.
std::string name_of(std::string_view text, const Token& token, Grammar grammar);

}  // namespace migrate::sql
