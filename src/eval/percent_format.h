// text % values, as CPython has it.
#pragma once

#include "eval/outcome.h"

namespace migrate::eval {

Outcome percent_format(const Str& format, const Value& values);

}  // namespace migrate::eval
