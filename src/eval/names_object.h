// What globals() and locals() give.
#pragma once

#include <memory>

#include "eval/value.h"

namespace migrate::eval {

// The names of a scope as a dictionary. By an engine name that is not known, every function whose
// name it may make is found: calling it calls each, under a guard.
Value names_object(std::shared_ptr<Scope> scope);

}  // namespace migrate::eval
