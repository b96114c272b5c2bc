// CREATE and ALTER of the objects that no operation describes.
#pragma once

#include "migrate/ir/sql_statement.h"
#include "sql/tree.h"

namespace migrate::sql {

// Fills `result`; false, leaving it alone, when the statement is of another family.
bool object_statement(const Node& statement, ir::SqlStatement& result);

}  // namespace migrate::sql
