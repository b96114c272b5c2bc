// PostgreSQL's text through libpg_query.
#pragma once

#include <string_view>

#include "migrate/sql/parse.h"

namespace migrate::sql {

ParseResult parse_postgres(std::string_view text);

}  // namespace migrate::sql
