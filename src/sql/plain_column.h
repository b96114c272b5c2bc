// Columns and constraints in SQLite's text.
#pragma once

#include <cstddef>
#include <optional>

#include "migrate/ir/table.h"
#include "sql/cursor.h"

namespace migrate::sql {

// Reads one column definition and adds it to the table. With a table, constraints of the column go
// to it, but for a plain PRIMARY KEY or UNIQUE, which is a mark of the column. Without one the
// column goes to `holder` and keeps them. False: not understood.
bool column(Cursor& cursor, ir::Table* table, ir::Table* holder = nullptr);

// Whether a constraint of the table, and no column, stands here.
bool at_constraint(const Cursor& cursor);
bool table_constraint(Cursor& cursor, ir::Table& table);

// A column or expression of an index, with its order; up to the comma or bracket behind it.
std::optional<ir::Expression> index_element(Cursor& cursor);

// The text from token `first` to here as SQL.
ir::Expression verbatim_from(const Cursor& cursor, std::size_t first);

}  // namespace migrate::sql
