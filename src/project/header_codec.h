// A RevisionHeader as bytes, for the cache. Integers are LEB128; strings are a length and bytes.
#pragma once

#include <string>
#include <string_view>

#include "migrate/python/header.h"

namespace migrate::project {

std::string encode(const python::RevisionHeader& header);
// False, with `header` in any state, when the bytes are not what `encode` writes.
bool decode(std::string_view bytes, python::RevisionHeader& header);

}  // namespace migrate::project
