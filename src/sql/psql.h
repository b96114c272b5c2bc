// What psql reads itself in a file that holds SQL: its own commands and the rows of COPY.
#pragma once

#include <string>
#include <string_view>

namespace migrate::sql {

// The text with blanks in place of lines that begin with a backslash and of the rows that follow
// `COPY … FROM stdin;` up to `\.`; every byte of the rest keeps its place. Empty when there is no
// such line.
std::string without_psql(std::string_view text);

}  // namespace migrate::sql
