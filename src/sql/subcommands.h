// The subcommands of ALTER TABLE in the text: the tree does not say where they are.
#pragma once

#include <string_view>
#include <vector>

#include "sql/lexer.h"
#include "sql/split.h"

namespace migrate::sql {

// Of a statement that begins with ALTER and what it alters; each without the comma before it.
std::vector<Span> subcommands(std::string_view text, const std::vector<Token>& tokens,
                              const Piece& statement);

}  // namespace migrate::sql
