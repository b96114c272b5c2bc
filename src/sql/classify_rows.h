// Statements that read or change rows, by their keywords.
#pragma once

#include "migrate/ir/sql_statement.h"
#include "sql/cursor.h"

namespace migrate::sql {

// Fills `result`; false, leaving it alone, when the statement is of another family.
bool classify_rows(const Cursor& cursor, ir::SqlStatement& result);

// Adds the tables that stand behind FROM and JOIN.
void collect_tables(const Cursor& cursor, ir::SqlStatement& result);

}  // namespace migrate::sql
