// Statements that define, rename, drop or comment an object, as operations where they exist.
#pragma once

#include <vector>

#include "migrate/ir/operation.h"
#include "sql/tree.h"

namespace migrate::sql {

// Adds what the statement does; false, adding nothing, when it is of another family.
bool define(const Node& statement, std::vector<ir::Operation>& operations);

}  // namespace migrate::sql
