// The fast way of parse_header: takes the plain files that nearly all are, and leaves the rest to
// header_reader.h.
#pragma once

#include <optional>

#include "migrate/python/header.h"
#include "python/source_text.h"

namespace migrate::python {

// The same as read_header(source), or nothing where the text has any form that it does not know.
//
// It takes a docstring, comments, imports and assignments of plain literals to the four names, in
// column 0. From the first other line on it only makes sure that none of the words follows that
// could bind one of the names: the names themselves and those of header_words.h. Comments and
// strings count too, so that no text can be hidden from it.
std::optional<RevisionHeader> scan_header(const SourceText& source);

}  // namespace migrate::python
