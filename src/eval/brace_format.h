// str.format: "{0.name[key]!r:>{width}}", as CPython has it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "eval/outcome.h"

namespace migrate::eval {

struct FormatField {
  std::string name;  // "" is the next positional one
  struct Step {
    bool attribute = false;  // else an element
    std::string name;
  };
  std::vector<Step> steps;
};

// `find` gives the value of a field.
Outcome brace_format(const Str& format, const std::function<Outcome(const FormatField&)>& find);

}  // namespace migrate::eval
