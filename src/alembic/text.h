// Text as Python's str methods see it, as far as configuration files need them: ASCII.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace migrate::alembic {

// What str.isspace() says of an ASCII character.
bool is_space(char c);
std::string_view strip(std::string_view text);
std::string_view strip_left(std::string_view text);
std::string_view strip_right(std::string_view text);
std::string to_lower(std::string_view text);
// text.split(separator), with empty parts.
std::vector<std::string> split(std::string_view text, char separator);
// re.split(r", *|(?: +)", text): how Alembic splits lists when no separator is configured. With
// `colon`, a ':' separates as well. Empty parts are left out.
std::vector<std::string> split_legacy(std::string_view text, bool colon);
// repr() of a str. Characters outside ASCII are taken as printable.
std::string python_repr(std::string_view text);
// Whether it is well-formed UTF-8: no surrogates, nothing above U+10FFFF, no overlong forms.
bool is_utf8(std::string_view text);
// The code point that starts at `offset`, which moves past it. The text must be well-formed.
char32_t next_code_point(std::string_view text, std::size_t& offset);
void append_utf8(std::string& out, char32_t code_point);

}  // namespace migrate::alembic
