// Statements that read or change rows.
#pragma once

#include "migrate/ir/sql_statement.h"
#include "sql/tree.h"

namespace migrate::sql {

// Fills `result`; false, leaving it alone, when the statement is of another family.
bool query(const Node& statement, ir::SqlStatement& result);

}  // namespace migrate::sql
