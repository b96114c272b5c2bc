// format(value, spec): CPython's mini-language for strings, integers and floats.
#pragma once

#include <string>
#include <string_view>

#include "eval/outcome.h"

namespace migrate::eval {

// The values are known. Strings beyond this many bytes are not made.
inline constexpr std::size_t kLongestText = std::size_t{1} << 20U;

Outcome format_value(const Value& value, std::string_view spec);

// A field of an f-string or of str.format: `conversion` is 's', 'r', 'a' or '\0'. An unknown value
// gives an unknown one, one of several gives several.
Outcome format_field(const Value& value, char conversion, std::string_view spec);

// A float as "%.<precision><type>" writes it, without sign; `type` is one of "eEfFgG".
std::string float_text(double value, char type, int precision);

}  // namespace migrate::eval
