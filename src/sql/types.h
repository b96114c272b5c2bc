// SQL types as ir::Type has them: SQLAlchemy's name in capitals. What the SQL standard and
// SQLAlchemy's own module know goes by that name (SMALLINT, INTEGER, BIGINT, NUMERIC, REAL,
// VARCHAR, CHAR, TEXT, BOOLEAN, DATE), whatever alias the text has; the rest of PostgreSQL's types
// by its dialect ("postgresql.JSONB", "postgresql.TIMESTAMP" with `timezone`, "postgresql.ARRAY");
// any other as "sql.name(arguments)", with `type_name` and `schema` for the case that it is an
// enumeration or a domain.
#pragma once

#include <string>
#include <string_view>

#include "migrate/ir/type.h"
#include "sql/tree.h"

namespace migrate::sql {

struct ColumnType {
  ir::Type type;
  bool serial = false;  // serial, bigserial, smallserial
};

ColumnType column_type(const PgQuery__TypeName* name, const PgQuery__CollateClause* collation);

// Of a type that SQLite or another database names, from its words: "varchar", {"255"}.
ir::Type plain_type(std::string_view name, const std::vector<std::string>& arguments);

}  // namespace migrate::sql
