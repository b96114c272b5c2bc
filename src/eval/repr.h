// repr() and str(), as CPython has them; nothing where it is not known what they give.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "eval/value.h"

namespace migrate::eval {

std::string float_repr(double value);
std::string text_repr(std::string_view text);
std::optional<std::string> repr(const Value& value, int depth = 0);
std::optional<std::string> str(const Value& value);

}  // namespace migrate::eval
