// Names that SQLAlchemy makes for constraints and indexes from a naming convention.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/ir/schema.h"

namespace migrate::ir {

// What a name is made from.
struct Naming {
  std::string_view prefix;  // "ix", "uq", "ck", "fk", "pk"
  const ObjectName& given;
  const TableName& table;
  std::vector<std::string> columns;
  bool columns_known = true;
  const TableName* referent = nullptr;  // of a foreign key
  std::vector<std::string> referent_columns;
};

// The key of a constraint of this kind in a naming convention; empty: it has none.
std::string_view prefix_of(Constraint::Kind kind);

// The name with which SQLAlchemy writes the DDL. Not given: it writes none, and the database makes
// one. `max_length` in characters, 0: no limit; a name that SQLAlchemy made or takes as final
// (op.f) is shortened to it, any other stays as it is.
Arg<std::string> conventional_name(const NamingConvention& convention, const Naming& naming,
                                   std::size_t max_length);

std::size_t characters(std::string_view utf8);
std::size_t max_identifier_length(std::string_view dialect);  // in characters; 0: no limit

}  // namespace migrate::ir
