// Which objects a statement reads and writes.
#pragma once

#include "migrate/ir/sql_statement.h"
#include "sql/tree.h"

namespace migrate::sql {

// Adds what `node` and everything below it reads and writes: tables in FROM and the like, not the
// names of common table expressions; the targets of INSERT, UPDATE, DELETE and MERGE; sequences
// that nextval() and setval() name. Sets select_star, volatile_functions and objects_complete.
// `node` may be null.
void collect(const Node* node, ir::SqlStatement& statement);

// Leaves each object once in either list, in the order of first use.
void unify(ir::SqlStatement& statement);

// Whether a WHERE clause leaves anything out: not `true`, `1 = 1` or an OR with one of them.
bool is_condition(const Node* expression);

}  // namespace migrate::sql
