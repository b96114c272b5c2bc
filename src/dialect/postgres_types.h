// Types of columns as PostgreSQL has them, and what changing one into another takes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "migrate/ir/step.h"
#include "migrate/ir/type.h"

namespace migrate::dialect::postgres {

struct ServerType {
  std::string name;  // as pg_type has it: "varchar", "int4"; a type of the project's own as written
  bool own = false;  // an enumeration, a domain, or the type of an extension
  bool is_enum = false;
  bool array = false;                     // of `name`
  std::optional<std::int64_t> length;     // varchar, bpchar, bit, varbit
  std::optional<std::int64_t> precision;  // numeric, times, interval
  std::int64_t scale = 0;                 // numeric
  std::string fields;                     // interval
  friend bool operator==(const ServerType&, const ServerType&) = default;
};

// Nothing where the type, or a parameter of it, is not known.
std::optional<ServerType> server_type(const ir::Type& type);

// ALTER COLUMN TYPE without USING.
ir::Truth rewrites(const ServerType& from, const ServerType& to);
// Whether indexes on the column are built again although the table is not rewritten.
ir::Truth rebuilds_indexes(const ServerType& from, const ServerType& to);

}  // namespace migrate::dialect::postgres
