// ALTER TABLE and its kin, one operation a subcommand.
#pragma once

#include <vector>

#include "migrate/ir/operation.h"
#include "sql/tree.h"

namespace migrate::sql {

// As many operations as there are subcommands, in their order.
std::vector<ir::Operation> alter_table(const PgQuery__AlterTableStmt& statement);

}  // namespace migrate::sql
