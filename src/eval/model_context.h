// alembic.context and op.get_context().
#pragma once

#include "eval/model_values.h"

namespace migrate::eval {

// The module alembic.context.
Value environment_context();
// What op.get_context() returns.
Value migration_context();

}  // namespace migrate::eval
