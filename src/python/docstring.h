// The module docstring in the form that Alembic's template writes.
#pragma once

#include <string>
#include <vector>

#include "migrate/python/header.h"
#include "python/source_text.h"

namespace migrate::python {

// Reads the docstring that stands at `span`, made of `literals` (no bytes, no formatted ones).
Docstring read_docstring(const SourceText& source, Span span, const std::vector<Span>& literals);

}  // namespace migrate::python
