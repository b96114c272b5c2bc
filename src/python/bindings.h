// The names that a statement binds or deletes in the scope it stands in.
#pragma once

#include <string_view>
#include <vector>

#include "python/syntax_tree.h"

namespace migrate::python {

struct Bindings {
  std::vector<std::string_view> names;         // in no order, repeated where bound repeatedly
  std::vector<std::string_view> star_imports;  // the modules of `from … import *`
};

// Looks at the whole subtree except the bodies of functions, classes and lambdas, which are scopes
// of their own. Iterative.
Bindings bindings(std::string_view code, const Node& node);

}  // namespace migrate::python
