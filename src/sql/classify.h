// Statements by their keywords, for text that no parser here reads.
#pragma once

#include <string_view>
#include <vector>

#include "migrate/ir/operation.h"
#include "sql/lexer.h"
#include "sql/split.h"

namespace migrate::sql {

// What the statement is, and the objects that its keywords show. kUnknown, with
// objects_complete = false, when its first words say nothing.
ir::SqlStatement classify(std::string_view text, const std::vector<Token>& tokens,
                          const Piece& piece, Grammar grammar);

}  // namespace migrate::sql
