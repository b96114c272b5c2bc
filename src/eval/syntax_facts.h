// What can be told of a piece of syntax without running it.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "migrate/python/ast.h"

namespace migrate::eval {

// Whether a function's body yields; nested functions are others.
bool yields(const python::Module& module, python::NodeId body);
// Whether statements hold a return, break or continue; of a function's body a return at its very
// end does not count.
bool leaves_early(const python::Module& module, python::NodeId body, bool function);
// The names that statements bind, in order of first binding; nested functions are others.
std::vector<std::string> bound_names(const python::Module& module, python::NodeId statement);
// The names whose list, dictionary or set a statement changes in place (`x.append()`, `x[y] = z`),
// and those that it binds.
std::set<std::string> changed_names(const python::Module& module, python::NodeId statement);
// The attributes that are asked of a name ("execute" of `op.execute`).
std::set<std::string> attributes_of(const python::Module& module, python::NodeId root,
                                    const std::string& name);

}  // namespace migrate::eval
