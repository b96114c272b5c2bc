// Dumps of the parts of operations. Private to dumps.
#pragma once

#include <string>

#include "migrate/ir/table.h"

namespace migrate::ir {

std::string dump(const ServerDefault& server_default);
std::string dump(const Computed& computed);
std::string dump(const Identity& identity);
std::string dump(const Constraint& constraint);
std::string dump(const Column& column);
std::string dump(const Index& index);
// The columns, constraints and indexes, one a line, each after `indent`.
std::string dump_members(const Table& table, std::string_view indent);

}  // namespace migrate::ir
