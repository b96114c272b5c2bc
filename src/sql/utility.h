// Every other statement: settings, transactions, maintenance, rights, objects without an operation.
#pragma once

#include "migrate/ir/sql_statement.h"
#include "sql/tree.h"

namespace migrate::sql {

// A statement that nothing here knows comes out as kUnknown with objects_complete = false.
ir::SqlStatement utility(const Node& statement);

}  // namespace migrate::sql
