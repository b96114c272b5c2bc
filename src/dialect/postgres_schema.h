// What the schema says about foreign keys, for locks on the tables at their other ends.
#pragma once

#include <string_view>

#include "dialect/postgres_answer.h"
#include "migrate/ir/schema.h"

namespace migrate::dialect::postgres {

struct References {
  Tables tables;
  bool complete = true;  // false: it may refer to more
};

// The tables that a table's foreign keys refer to, those inside of its columns included.
References references_of(const ir::Table& table);
// Only those that a column is part of.
References references_of(const ir::Table& table, std::string_view column);

// Whether the table is known to be partitioned.
bool is_partitioned(const ir::Table* table);

// A constraint of the table by its name; nullptr where none is known.
const ir::Constraint* find_constraint(const ir::Table* table, const ir::Arg<std::string>& name);

// Whether a condition says that the column is not null, as SET NOT NULL takes it for a proof.
bool proves_not_null(const ir::Constraint& constraint, std::string_view column);

}  // namespace migrate::dialect::postgres
