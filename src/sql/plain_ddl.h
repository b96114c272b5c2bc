// Definitions in SQLite's text, and the few of MySQL's that are the same, as operations.
#pragma once

#include <optional>

#include "migrate/ir/operation.h"
#include "sql/cursor.h"

namespace migrate::sql {

// Nothing unless every token of the statement is understood.
std::optional<ir::Operation> plain_definition(Cursor cursor);

}  // namespace migrate::sql
