#pragma once

#include <string>
#include <string_view>

#include "migrate/alembic/toml_value.h"
#include "migrate/result.h"

namespace migrate::alembic {

// Reads a TOML document. Errors: kConfig with "path:line:column: …", also for nesting deeper than
// 64 and for documents over 1 MB, which the parser, being recursive, is not given.
Result<TomlTable> read_toml(std::string_view text, const std::string& path);

}  // namespace migrate::alembic
