// Columns, constraints and indexes of the tree as `ir` has them. Spans stay empty: a place in SQL
// text is none in the file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "migrate/ir/table.h"
#include "sql/tree.h"

namespace migrate::sql {

// SQL as it stands; unknown where libpg_query cannot write it.
ir::Expression verbatim(const Node* expression);
ir::ServerDefault server_default(const Node* expression);
ir::Identity identity_of(Items<Node> options);

ir::Constraint constraint_of(const PgQuery__Constraint& from);

// A column and the constraints written inside of it. In a CREATE TABLE, `table` takes them, but for
// a plain PRIMARY KEY or UNIQUE, which is a mark of the column; without a table the column keeps
// them all.
ir::Column column_of(const PgQuery__ColumnDef& from, ir::Table* table);

ir::Index index_of(const PgQuery__IndexStmt& from);
// Column or expression of an index, exclusion constraint or key, with its order.
ir::Index::Element element_of(const PgQuery__IndexElem& from);

// "fillfactor=70, autovacuum_enabled=false"
std::string options_text(Items<Node> options);
// The value of an option or setting: a name, number or string; empty: none.
std::string value_text(const Node* value);

}  // namespace migrate::sql
