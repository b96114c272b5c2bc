// Whether a text that the grammar of PostgreSQL 15 refuses is wrong on every server.
#pragma once

#include <string_view>
#include <vector>

#include "sql/lexer.h"
#include "sql/split.h"

namespace migrate::sql {

// A reason why the statement may be right elsewhere: syntax of a newer PostgreSQL, of another
// database, or a placeholder that something still fills in. Empty: it is wrong everywhere.
std::string_view may_be_right(std::string_view text, const std::vector<Token>& tokens,
                              const Piece& statement, std::string_view error);

}  // namespace migrate::sql
