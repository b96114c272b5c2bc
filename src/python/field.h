// The parts of a formatted string: text and replacement fields.
#pragma once

#include <string_view>
#include <vector>

#include "migrate/span.h"
#include "python/string_literal.h"

namespace migrate::python {

struct FormattedPart {
  bool is_field = false;
  Span span;    // of text as it is written, or of a field's expression with its `!r`
  Span format;  // of what follows a field's colon, fields in it included
};

// In order, of a literal that ends. A brace that nothing closes reaches to the end.
std::vector<FormattedPart> formatted_parts(std::string_view code, const StringLiteral& literal);

}  // namespace migrate::python
