#include "sql/define.h"

#include <string>
#include <string_view>
#include <utility>

#include "sql/columns.h"
#include "sql/lexer.h"
#include "sql/names.h"
#include "sql/objects.h"
#include "sql/types.h"

namespace migrate::sql {
namespace {

using ir::ObjectKind;
using ir::ObjectRef;
using ir::Operation;
using ir::SqlStatement;
using Operations = std::vector<Operation>;

ir::TableName table_of(const ObjectRef& ref) { return {given(ref.schema), given(ref.name)}; }

// "RANGE (created_at)"
std::string partition_text(const PgQuery__PartitionSpec& from) {
  std::string keys;
  for (const Node* node : items(from.part_params, from.n_part_params)) {
    if (node->node_case != PG_QUERY__NODE__NODE_PARTITION_ELEM) continue;
    const PgQuery__PartitionElem& key = *node->partition_elem;
    if (!keys.empty()) keys += ", ";
    keys += *key.name != '\0' ? std::string(key.name) : "(" + verbatim(key.expr).name + ")";
  }
  return to_upper(from.strategy) + " (" + keys + ")";
}

void note_incomplete(ir::Table& table, std::string why) {
  if (table.incomplete.empty()) table.incomplete = std::move(why);
}

void create_table(const PgQuery__CreateStmt& from, Operations& operations) {
  ir::CreateTable create;
  ir::Table& table = create.table;
  table.name = table_name(from.relation);
  create.if_not_exists = when(from.if_not_exists);
  const std::string_view persistence =
      from.relation != nullptr ? from.relation->relpersistence : std::string_view{};
  if (persistence == "t") table.prefixes = std::vector<std::string>{"TEMPORARY"};
  if (persistence == "u") table.prefixes = std::vector<std::string>{"UNLOGGED"};
  for (const Node* node : items(from.table_elts, from.n_table_elts)) {
    if (node->node_case == PG_QUERY__NODE__NODE_COLUMN_DEF) {
      ir::Column column = column_of(*node->column_def, &table);
      table.columns.push_back(std::move(column));
    } else if (node->node_case == PG_QUERY__NODE__NODE_CONSTRAINT) {
      table.constraints.push_back(constraint_of(*node->constraint));
    } else if (node->node_case == PG_QUERY__NODE__NODE_TABLE_LIKE_CLAUSE) {
      const ObjectRef like = ref_of(node->table_like_clause->relation);
      note_incomplete(table, "it takes the columns of " + like.name + " (LIKE)");
    }
  }
  for (const Node* node : items(from.inh_relations, from.n_inh_relations)) {
    if (node->node_case != PG_QUERY__NODE__NODE_RANGE_VAR) continue;
    const std::string parent = node->range_var->relname;
    const bool partition = from.partbound != nullptr;
    note_incomplete(table, (partition ? "it is a partition of " : "it inherits from ") + parent);
    table.options[partition ? "postgresql_partition_of" : "postgresql_inherits"] =
        ir::Literal{parent};
  }
  if (from.of_typename != nullptr) note_incomplete(table, "its columns are those of a type");
  if (from.partspec != nullptr)
    table.options["postgresql_partition_by"] = ir::Literal{partition_text(*from.partspec)};
  if (from.n_options > 0)
    table.options["postgresql_with"] =
        ir::Literal{options_text(items(from.options, from.n_options))};
  if (*from.tablespacename != '\0')
    table.options["postgresql_tablespace"] = ir::Literal{std::string(from.tablespacename)};
  if (*from.access_method != '\0')
    table.options["postgresql_using"] = ir::Literal{std::string(from.access_method)};
  operations.emplace_back(std::move(create));
}

Operation drop_other(const PgQuery__DropStmt& from, ObjectRef object) {
  SqlStatement statement;
  statement.kind = SqlStatement::Kind::kDrop;
  statement.tag = "DROP ";
  statement.tag += words_of(from.remove_type);
  statement.name = object.part.empty() ? object.name : object.part;
  statement.cascade = from.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE;
  statement.if_exists = from.missing_ok;
  // What hangs on it goes too, and nothing here says what that is.
  statement.objects_complete = !statement.cascade;
  statement.writes.push_back(std::move(object));
  return statement;
}

Operation drop_one(const PgQuery__DropStmt& from, const Node* node) {
  ObjectRef object = object_of(node, from.remove_type);
  const bool cascade = from.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE;
  const ir::Arg<bool> if_exists = when(from.missing_ok);
  switch (from.remove_type) {
    case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE:
      return ir::DropTable{table_of(object), if_exists, cascade};
    case PG_QUERY__OBJECT_TYPE__OBJECT_INDEX: {
      ir::DropIndex drop;
      drop.name.name = given(object.name);
      drop.table.schema = given(object.schema);
      drop.if_exists = if_exists;
      drop.concurrently = when(from.concurrent);
      drop.cascade = cascade;
      return drop;
    }
    case PG_QUERY__OBJECT_TYPE__OBJECT_TYPE:
      return ir::DropType{given(object.schema), given(object.name), if_exists, cascade};
    case PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA:
      return ir::DropSchema{given(object.name), if_exists, when(cascade)};
    default:
      return drop_other(from, std::move(object));
  }
}

void rename(const PgQuery__RenameStmt& from, Operations& operations) {
  const ir::TableName table = table_name(from.relation);
  const bool of_table = from.relation_type == PG_QUERY__OBJECT_TYPE__OBJECT_TABLE;
  switch (from.rename_type) {
    case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE:
      operations.emplace_back(ir::RenameTable{table, given(from.newname)});
      return;
    case PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN:
      if (of_table) {
        ir::AlterColumn alter;
        alter.table = table;
        alter.column = given(from.subname);
        alter.new_name = given(from.newname);
        operations.emplace_back(std::move(alter));
        return;
      }
      break;
    case PG_QUERY__OBJECT_TYPE__OBJECT_TABCONSTRAINT:
      operations.emplace_back(
          ir::RenameConstraint{table, given(from.subname), given(from.newname)});
      return;
    case PG_QUERY__OBJECT_TYPE__OBJECT_INDEX:
      operations.emplace_back(ir::RenameIndex{table.schema, table.name, given(from.newname)});
      return;
    case PG_QUERY__OBJECT_TYPE__OBJECT_TYPE: {
      const ObjectRef type = object_of(from.object, from.rename_type);
      operations.emplace_back(
          ir::RenameType{given(type.schema), given(type.name), given(from.newname)});
      return;
    }
    default:
      break;
  }
  SqlStatement statement;
  statement.kind = SqlStatement::Kind::kRename;
  // A column of a view, an attribute of a type: the words are those of what it belongs to.
  const bool part = from.rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN ||
                    from.rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_ATTRIBUTE;
  const PgQuery__ObjectType owner = part ? from.relation_type : from.rename_type;
  statement.tag.append("ALTER ").append(words_of(owner)).append(" RENAME");
  if (part) statement.tag.append(" ").append(words_of(from.rename_type));
  ObjectRef object = from.relation != nullptr ? ref_of(from.relation, kind_of(owner))
                                              : object_of(from.object, from.rename_type);
  if (object.name.empty())
    object.name = from.subname;  // a schema, role or database
  else
    object.part = from.subname;
  statement.name = object.part.empty() ? object.name : object.part;
  statement.detail = from.newname;
  statement.if_exists = from.missing_ok;
  statement.writes.push_back(std::move(object));
  operations.emplace_back(std::move(statement));
}

void alter_enum(const PgQuery__AlterEnumStmt& from, Operations& operations) {
  const ObjectRef type =
      ref_of(strings_of(items(from.type_name, from.n_type_name)), ObjectKind::kType);
  if (*from.old_val != '\0') {
    operations.emplace_back(ir::RenameEnumValue{given(type.schema), given(type.name),
                                                std::string(from.old_val),
                                                std::string(from.new_val)});
    return;
  }
  ir::AddEnumValue add;
  add.schema = given(type.schema);
  add.name = given(type.name);
  add.value = std::string(from.new_val);
  (from.new_val_is_after ? add.after : add.before) = given(from.new_val_neighbor);
  add.if_not_exists = from.skip_if_new_val_exists;
  operations.emplace_back(std::move(add));
}

void create_enum(const PgQuery__CreateEnumStmt& from, Operations& operations) {
  const ObjectRef type =
      ref_of(strings_of(items(from.type_name, from.n_type_name)), ObjectKind::kType);
  operations.emplace_back(ir::CreateEnum{given(type.schema), given(type.name),
                                         strings_of(items(from.vals, from.n_vals)),
                                         ir::Arg<bool>()});
}

void create_schema(const PgQuery__CreateSchemaStmt& from, Operations& operations) {
  const std::string name = *from.schemaname != '\0' ? from.schemaname : role_name(from.authrole);
  operations.emplace_back(ir::CreateSchema{given(name), when(from.if_not_exists)});
  // CREATE SCHEMA may hold the definitions of what goes into it.
  for (const Node* node : items(from.schema_elts, from.n_schema_elts)) define(*node, operations);
}

void comment(const PgQuery__CommentStmt& from, Operations& operations) {
  const ObjectRef object = object_of(from.object, from.objtype);
  if (from.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_TABLE) {
    operations.emplace_back(ir::SetTableComment{table_of(object), given(from.comment)});
    return;
  }
  if (from.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN) {
    ir::AlterColumn alter;
    alter.table = table_of(object);
    alter.column = given(object.part);
    alter.comment = given(from.comment);
    alter.drop_comment = !alter.comment.given();
    operations.emplace_back(std::move(alter));
    return;
  }
  SqlStatement statement;
  statement.kind = SqlStatement::Kind::kComment;
  statement.tag = "COMMENT ON ";
  statement.tag += words_of(from.objtype);
  statement.name = object.part.empty() ? object.name : object.part;
  statement.detail = from.comment;
  statement.writes.push_back(object);
  operations.emplace_back(std::move(statement));
}

}  // namespace

bool define(const Node& statement, Operations& operations) {
  switch (statement.node_case) {
    case PG_QUERY__NODE__NODE_CREATE_STMT:
      create_table(*statement.create_stmt, operations);
      return true;
    case PG_QUERY__NODE__NODE_INDEX_STMT: {
      const PgQuery__IndexStmt& from = *statement.index_stmt;
      operations.emplace_back(
          ir::CreateIndex{index_of(from), when(from.if_not_exists), when(from.concurrent)});
      return true;
    }
    case PG_QUERY__NODE__NODE_DROP_STMT: {
      const PgQuery__DropStmt& from = *statement.drop_stmt;
      for (const Node* node : items(from.objects, from.n_objects))
        operations.push_back(drop_one(from, node));
      return true;
    }
    case PG_QUERY__NODE__NODE_RENAME_STMT:
      rename(*statement.rename_stmt, operations);
      return true;
    case PG_QUERY__NODE__NODE_CREATE_ENUM_STMT:
      create_enum(*statement.create_enum_stmt, operations);
      return true;
    case PG_QUERY__NODE__NODE_ALTER_ENUM_STMT:
      alter_enum(*statement.alter_enum_stmt, operations);
      return true;
    case PG_QUERY__NODE__NODE_CREATE_SCHEMA_STMT:
      create_schema(*statement.create_schema_stmt, operations);
      return true;
    case PG_QUERY__NODE__NODE_COMMENT_STMT:
      comment(*statement.comment_stmt, operations);
      return true;
    default:
      return false;
  }
}

}  // namespace migrate::sql
