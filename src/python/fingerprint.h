// A number that is equal for two files that mean the same (BodyFacts::meaning).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "python/imports.h"
#include "python/simple_statements.h"
#include "python/source_text.h"
#include "python/string_literal.h"

namespace migrate::python {

// Not cryptographic: who wants two texts with the same number can find them.
std::uint64_t fingerprint(const SourceText& source);

// Nothing but string literals without replacement fields: a docstring, or a string for nothing.
bool is_bare_string(std::string_view code, const std::vector<Token>& tokens);

}  // namespace migrate::python
