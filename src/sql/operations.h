// One statement of the tree as operations.
#pragma once

#include <vector>

#include "migrate/ir/operation.h"
#include "sql/tree.h"

namespace migrate::sql {

// Never empty but for a DROP or ALTER of nothing.
std::vector<ir::Operation> operations_of(const Node& statement);

}  // namespace migrate::sql
