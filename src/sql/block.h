// What a block of PL/pgSQL may touch.
#pragma once

#include "migrate/ir/sql_statement.h"

namespace migrate::sql {

// `statement` is a DO of plpgsql, with its text in `detail`. Adds the objects that the statements
// of the block read and write, whatever branch they stand in, and sets objects_complete where every
// statement is known: no EXECUTE of a text, no function of somebody's own, nothing that the grammar
// refuses.
void read_block(ir::SqlStatement& statement);

}  // namespace migrate::sql
