// The operation that undoes another.
#pragma once

#include <optional>
#include <string>

#include "migrate/ir/operation.h"
#include "migrate/ir/schema.h"
#include "migrate/result.h"

namespace migrate::ir {

// `before` is the schema on which the operation runs: what a drop removes is read from it. An error
// of kind kUndecidable names what is missing ("nobody knows what the table users looked like").
Result<Operation> reverse(const Operation& operation, const Schema& before);

}  // namespace migrate::ir
