#include "sql/alter_table.h"

#include <string>
#include <string_view>
#include <utility>

#include "sql/columns.h"
#include "sql/names.h"
#include "sql/objects.h"
#include "sql/types.h"

namespace migrate::sql {
namespace {

using ir::ObjectKind;
using ir::Operation;
using ir::SqlStatement;

// The words of a subcommand that no operation describes.
std::string_view words_of(PgQuery__AlterTableType type) {
#define WORDS(NAME, TEXT)                     \
  case PG_QUERY__ALTER_TABLE_TYPE__AT_##NAME: \
    return TEXT
  switch (type) {
    WORDS(AddColumn, "ADD COLUMN");
    WORDS(DropColumn, "DROP COLUMN");
    WORDS(AlterColumnType, "ALTER COLUMN TYPE");
    WORDS(ColumnDefault, "ALTER COLUMN SET DEFAULT");
    WORDS(SetNotNull, "ALTER COLUMN SET NOT NULL");
    WORDS(DropNotNull, "ALTER COLUMN DROP NOT NULL");
    WORDS(AddConstraint, "ADD CONSTRAINT");
    WORDS(DropConstraint, "DROP CONSTRAINT");
    WORDS(ValidateConstraint, "VALIDATE CONSTRAINT");
    WORDS(AlterConstraint, "ALTER CONSTRAINT");
    WORDS(DropExpression, "ALTER COLUMN DROP EXPRESSION");
    WORDS(SetStatistics, "ALTER COLUMN SET STATISTICS");
    WORDS(SetOptions, "ALTER COLUMN SET");
    WORDS(ResetOptions, "ALTER COLUMN RESET");
    WORDS(SetStorage, "ALTER COLUMN SET STORAGE");
    WORDS(SetCompression, "ALTER COLUMN SET COMPRESSION");
    WORDS(AlterColumnGenericOptions, "ALTER COLUMN OPTIONS");
    WORDS(ChangeOwner, "OWNER TO");
    WORDS(ClusterOn, "CLUSTER ON");
    WORDS(DropCluster, "SET WITHOUT CLUSTER");
    WORDS(SetLogged, "SET LOGGED");
    WORDS(SetUnLogged, "SET UNLOGGED");
    WORDS(DropOids, "SET WITHOUT OIDS");
    WORDS(SetAccessMethod, "SET ACCESS METHOD");
    WORDS(SetTableSpace, "SET TABLESPACE");
    WORDS(SetRelOptions, "SET");
    WORDS(ResetRelOptions, "RESET");
    WORDS(EnableTrig, "ENABLE TRIGGER");
    WORDS(EnableAlwaysTrig, "ENABLE ALWAYS TRIGGER");
    WORDS(EnableReplicaTrig, "ENABLE REPLICA TRIGGER");
    WORDS(DisableTrig, "DISABLE TRIGGER");
    WORDS(EnableTrigAll, "ENABLE TRIGGER ALL");
    WORDS(DisableTrigAll, "DISABLE TRIGGER ALL");
    WORDS(EnableTrigUser, "ENABLE TRIGGER USER");
    WORDS(DisableTrigUser, "DISABLE TRIGGER USER");
    WORDS(EnableRule, "ENABLE RULE");
    WORDS(EnableAlwaysRule, "ENABLE ALWAYS RULE");
    WORDS(EnableReplicaRule, "ENABLE REPLICA RULE");
    WORDS(DisableRule, "DISABLE RULE");
    WORDS(AddInherit, "INHERIT");
    WORDS(DropInherit, "NO INHERIT");
    WORDS(AddOf, "OF");
    WORDS(DropOf, "NOT OF");
    WORDS(ReplicaIdentity, "REPLICA IDENTITY");
    WORDS(EnableRowSecurity, "ENABLE ROW LEVEL SECURITY");
    WORDS(DisableRowSecurity, "DISABLE ROW LEVEL SECURITY");
    WORDS(ForceRowSecurity, "FORCE ROW LEVEL SECURITY");
    WORDS(NoForceRowSecurity, "NO FORCE ROW LEVEL SECURITY");
    WORDS(GenericOptions, "OPTIONS");
    WORDS(AttachPartition, "ATTACH PARTITION");
    WORDS(DetachPartition, "DETACH PARTITION");
    WORDS(DetachPartitionFinalize, "DETACH PARTITION FINALIZE");
    default:
      return "OTHER";
  }
#undef WORDS
}

bool cascades(const PgQuery__AlterTableCmd& command) {
  return command.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE;
}

// What a subcommand's own definition names: another table, a role, a set of options.
void describe(const PgQuery__AlterTableCmd& command, SqlStatement& statement) {
  const Node* const definition = command.def;
  if (command.newowner != nullptr) statement.detail = role_name(command.newowner);
  if (definition == nullptr) return;
  switch (definition->node_case) {
    case PG_QUERY__NODE__NODE_PARTITION_CMD:
      // Both tables change: the partition takes or loses its bounds.
      if (definition->partition_cmd->name != nullptr) {
        statement.detail = definition->partition_cmd->name->relname;
        statement.writes.push_back(ref_of(definition->partition_cmd->name));
      }
      statement.concurrently = definition->partition_cmd->concurrent;
      break;
    case PG_QUERY__NODE__NODE_RANGE_VAR:
      statement.detail = definition->range_var->relname;
      statement.reads.push_back(ref_of(definition->range_var));
      break;
    case PG_QUERY__NODE__NODE_LIST:
      statement.detail = options_text(items(definition->list->items, definition->list->n_items));
      break;
    case PG_QUERY__NODE__NODE_REPLICA_IDENTITY_STMT:
      statement.detail = definition->replica_identity_stmt->name;
      break;
    case PG_QUERY__NODE__NODE_CONSTRAINT:
      statement.detail = definition->constraint->conname;
      break;
    case PG_QUERY__NODE__NODE_STRING:
    case PG_QUERY__NODE__NODE_INTEGER:
      statement.detail = value_text(definition);
      break;
    default:
      break;
  }
}

SqlStatement other(const PgQuery__AlterTableStmt& statement,
                   const PgQuery__AlterTableCmd& command) {
  SqlStatement result;
  const bool table = statement.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_TABLE;
  result.kind = table ? SqlStatement::Kind::kAlterTable : SqlStatement::Kind::kAlter;
  result.tag = "ALTER ";
  result.tag.append(sql::words_of(statement.objtype)).append(" ");
  std::string words(words_of(command.subtype));
  if (statement.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_TYPE)
    // A composite type has attributes where a table has columns.
    if (const auto at = words.find("COLUMN"); at != std::string::npos)
      words.replace(at, 6, "ATTRIBUTE");
  result.tag += words;
  result.name = command.name;
  result.cascade = cascades(command);
  result.if_exists = statement.missing_ok || command.missing_ok;
  result.writes.push_back(ref_of(statement.relation, kind_of(statement.objtype)));
  describe(command, result);
  return result;
}

Operation alter_column(const PgQuery__AlterTableStmt& statement,
                       const PgQuery__AlterTableCmd& command) {
  ir::AlterColumn alter;
  alter.table = table_name(statement.relation);
  alter.column = given(command.name);
  const Node* const definition = command.def;
  switch (command.subtype) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetNotNull:
      alter.nullable = false;
      break;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropNotNull:
      alter.nullable = true;
      break;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ColumnDefault:
      alter.server_default = server_default(definition);
      break;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropIdentity:
      alter.drop_identity = true;
      break;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddIdentity:
      if (definition != nullptr && definition->node_case == PG_QUERY__NODE__NODE_CONSTRAINT) {
        const PgQuery__Constraint& identity = *definition->constraint;
        alter.identity = identity_of(items(identity.options, identity.n_options));
        alter.identity->always = std::string_view(identity.generated_when) == "a";
      }
      break;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetIdentity:
      if (definition != nullptr && definition->node_case == PG_QUERY__NODE__NODE_LIST)
        alter.identity = identity_of(items(definition->list->items, definition->list->n_items));
      break;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnType:
      if (definition != nullptr && definition->node_case == PG_QUERY__NODE__NODE_COLUMN_DEF) {
        const PgQuery__ColumnDef& column = *definition->column_def;
        alter.type = column_type(column.type_name, column.coll_clause).type;
        if (column.raw_default != nullptr) {
          const ir::Expression expression = verbatim(column.raw_default);
          alter.using_ = expression.known() ? ir::Arg<std::string>(expression.name)
                                            : ir::Arg<std::string>(ir::Unknown{expression.name});
        }
      }
      break;
    default:
      break;
  }
  return alter;
}

Operation operation_of(const PgQuery__AlterTableStmt& statement,
                       const PgQuery__AlterTableCmd& command) {
  // An index, view, type or foreign table is no table.
  if (statement.objtype != PG_QUERY__OBJECT_TYPE__OBJECT_TABLE) return other(statement, command);
  const ir::TableName table = table_name(statement.relation);
  const Node* const definition = command.def;
  switch (command.subtype) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn:
      if (definition == nullptr || definition->node_case != PG_QUERY__NODE__NODE_COLUMN_DEF)
        return other(statement, command);
      return ir::AddColumn{table, column_of(*definition->column_def, nullptr),
                           when(command.missing_ok)};
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropColumn:
      return ir::DropColumn{table, given(command.name), when(command.missing_ok),
                            cascades(command)};
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetNotNull:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropNotNull:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ColumnDefault:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddIdentity:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetIdentity:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropIdentity:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnType:
      return alter_column(statement, command);
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddConstraint:
      if (definition == nullptr || definition->node_case != PG_QUERY__NODE__NODE_CONSTRAINT)
        return other(statement, command);
      return ir::AddConstraint{table, constraint_of(*definition->constraint)};
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ValidateConstraint:
      return ir::ValidateConstraint{table, given(command.name)};
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropConstraint:
      return ir::DropConstraint{table,
                                {given(command.name), false},
                                ir::Constraint::Kind::kUnknown,
                                when(command.missing_ok),
                                cascades(command)};
    default:
      return other(statement, command);
  }
}

}  // namespace

std::vector<Operation> alter_table(const PgQuery__AlterTableStmt& statement) {
  std::vector<Operation> operations;
  for (const Node* node : items(statement.cmds, statement.n_cmds))
    if (node->node_case == PG_QUERY__NODE__NODE_ALTER_TABLE_CMD)
      operations.push_back(operation_of(statement, *node->alter_table_cmd));
  return operations;
}

}  // namespace migrate::sql
