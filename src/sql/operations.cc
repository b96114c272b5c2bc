#include "sql/operations.h"

#include <variant>

#include "sql/alter_table.h"
#include "sql/define.h"
#include "sql/object_statement.h"
#include "sql/objects.h"
#include "sql/query.h"
#include "sql/utility.h"

namespace migrate::sql {
namespace {

ir::SqlStatement statement_of(const Node& node) {
  ir::SqlStatement statement;
  if (query(node, statement) || object_statement(node, statement)) return statement;
  return utility(node);
}

}  // namespace

std::vector<ir::Operation> operations_of(const Node& statement) {
  std::vector<ir::Operation> operations;
  if (statement.node_case == PG_QUERY__NODE__NODE_ALTER_TABLE_STMT)
    operations = alter_table(*statement.alter_table_stmt);
  else if (!define(statement, operations))
    operations.emplace_back(statement_of(statement));
  for (ir::Operation& operation : operations)
    if (auto* own = std::get_if<ir::SqlStatement>(&operation)) unify(*own);
  return operations;
}

}  // namespace migrate::sql
