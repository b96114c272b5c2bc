// Runs a few lines of Python, for the tests of the interpreter.
#pragma once

#include <string>
#include <string_view>

namespace migrate::eval {

// What a program leaves in `result`: its repr, "unknown: why", "one of a | b", "a list of …, and
// more: why", or "raises KeyError".
std::string result_of(std::string_view program);

// The dump of what upgrade() of a revision file does. The project has two modules: "app.tools" and
// "app.names" (run_test.cc).
std::string upgrade_of(std::string_view file);
// The same for lines that are the body of upgrade(); op and sa are imported.
std::string steps_of(std::string_view lines);

}  // namespace migrate::eval
