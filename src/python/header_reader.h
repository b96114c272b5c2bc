// Reads the header by following the module's top level statement by statement, as Python would run
// them: every form that is understood at all. The slow and complete way of parse_header.
#pragma once

#include "migrate/python/header.h"
#include "python/source_text.h"

namespace migrate::python {

// Longer statements are not parsed: what they assign is unknown.
constexpr std::size_t kMaxStatement = std::size_t{256} * 1024;

// The attributes and the docstring; the rest of the header stays empty.
RevisionHeader read_header(const SourceText& source);

// The first line that starts with a conflict marker at or behind `from`; empty when there is none.
Span conflict_marker(std::string_view code, std::string_view marker, std::size_t from = 0);

}  // namespace migrate::python
