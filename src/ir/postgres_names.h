// Names that PostgreSQL makes for constraints and indexes that have none.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace migrate::ir {

// table_middle_label, shortened to 63 bytes as PostgreSQL does (indexcmds.c, makeObjectName).
// `middle` may be empty.
std::string postgres_name(std::string_view table, std::string_view middle, std::string_view label);

// The columns as they stand in the middle of such a name.
std::string postgres_middle(const std::vector<std::string>& columns);

}  // namespace migrate::ir
