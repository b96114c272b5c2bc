// A quick look at a file, so that the grammar's parser need not see most revision files.
#pragma once

#include <string_view>

namespace migrate::python {

// True when the text is valid Python 3 of a small kind: imports, assignments, calls, literals,
// `def`, `if`, `for` and `with`, as revision files are made of. False says nothing. One pass,
// bounded stack.
bool is_plain_python(std::string_view code);

}  // namespace migrate::python
