// Text of any other database than PostgreSQL.
#pragma once

#include <string_view>

#include "migrate/sql/parse.h"

namespace migrate::sql {

ParseResult parse_plain(std::string_view text, Grammar grammar);

}  // namespace migrate::sql
