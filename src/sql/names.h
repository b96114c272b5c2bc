// Names in the tree.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "migrate/ir/sql_statement.h"
#include "migrate/ir/table.h"
#include "sql/tree.h"

namespace migrate::sql {

// The text of a String node; empty for any other.
std::string_view string_of(const Node* node);
// Of a list of String nodes, or of the nodes inside of a List node.
std::vector<std::string> strings_of(Items<Node> nodes);
std::vector<std::string> strings_of(const Node* list);

// An argument that is not given when it is empty.
ir::Arg<std::string> given(std::string_view text);
// An argument that is given when it is true.
ir::Arg<bool> when(bool value);

ir::TableName table_name(const PgQuery__RangeVar* relation);
ir::ObjectRef ref_of(const PgQuery__RangeVar* relation,
                     ir::ObjectKind kind = ir::ObjectKind::kTable);
// Of "schema.name" in parts; a database name before them is left out.
ir::ObjectRef ref_of(const std::vector<std::string>& names, ir::ObjectKind kind);
// The same where the last part belongs to a table: a trigger, policy, rule, constraint, column.
ir::ObjectRef part_ref(const std::vector<std::string>& names, ir::ObjectKind kind);

ir::ObjectKind kind_of(PgQuery__ObjectType type);
// "MATERIALIZED VIEW"
std::string_view words_of(PgQuery__ObjectType type);
// Whatever names an object in DROP, COMMENT, RENAME or OWNER TO: String, List, TypeName,
// ObjectWithArgs.
ir::ObjectRef object_of(const Node* node, PgQuery__ObjectType type);

std::string role_name(const PgQuery__RoleSpec* role);

}  // namespace migrate::sql
