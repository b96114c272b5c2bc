// What single literals of Python stand for, where ast.h needs more than string_literal.h tells.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "migrate/python/ast.h"
#include "python/string_literal.h"

namespace migrate::python {

// The text of a kInteger, kFloat or kComplex; sets `kind`. Empty when it is no number of Python 3.
// An integer of base 2, 8 or 16 that has more than kMostDigits stays as it is written.
std::string number_text(std::string_view written, Ast& kind);
inline constexpr std::size_t kMostDigits = 300;

// The byte that stands at `at` in a bytes literal, an escape resolved. False when it is no Python.
bool append_byte_unit(std::string_view code, const StringLiteral& literal, std::size_t& at,
                      std::string& out);

}  // namespace migrate::python
