#include "sql/utility.h"

#include <string>
#include <string_view>
#include <utility>

#include "sql/columns.h"
#include "sql/lexer.h"
#include "sql/names.h"
#include "sql/objects.h"

namespace migrate::sql {
namespace {

using ir::ObjectKind;
using ir::ObjectRef;
using ir::SqlStatement;
using Kind = SqlStatement::Kind;

SqlStatement start(Kind kind, std::string tag) {
  SqlStatement result;
  result.kind = kind;
  result.tag = std::move(tag);
  return result;
}

SqlStatement on(Kind kind, std::string tag, ObjectRef object) {
  SqlStatement result = start(kind, std::move(tag));
  result.name = object.name;
  result.writes.push_back(std::move(object));
  return result;
}

ObjectRef named(ObjectKind kind, std::string name) { return {kind, {}, std::move(name), {}}; }

// The options of VACUUM (FULL, ANALYZE false) and REINDEX (CONCURRENTLY).
bool has_option(Items<Node> options, std::string_view name) {
  for (const Node* node : options) {
    if (node->node_case != PG_QUERY__NODE__NODE_DEF_ELEM || node->def_elem->defname != name)
      continue;
    const std::string value = value_text(node->def_elem->arg);
    return value != "false" && value != "off" && value != "0";
  }
  return false;
}

SqlStatement set(const PgQuery__VariableSetStmt& from) {
  const bool reset = from.kind == PG_QUERY__VARIABLE_SET_KIND__VAR_RESET ||
                     from.kind == PG_QUERY__VARIABLE_SET_KIND__VAR_RESET_ALL;
  SqlStatement result = start(reset ? Kind::kReset : Kind::kSet, reset ? "RESET" : "SET");
  result.name = from.name;
  result.local = from.is_local;
  if (from.is_local) result.tag = "SET LOCAL";
  if (from.kind == PG_QUERY__VARIABLE_SET_KIND__VAR_RESET_ALL) result.name = "ALL";
  if (from.kind == PG_QUERY__VARIABLE_SET_KIND__VAR_SET_DEFAULT) result.detail = "DEFAULT";
  if (from.kind == PG_QUERY__VARIABLE_SET_KIND__VAR_SET_MULTI) {
    // SET TRANSACTION and SET SESSION CHARACTERISTICS.
    result.tag = "SET " + result.name;
    result.detail = options_text(items(from.args, from.n_args));
    return result;
  }
  for (const Node* node : items(from.args, from.n_args))
    result.detail += (result.detail.empty() ? "" : ", ") + value_text(node);
  return result;
}

SqlStatement transaction(const PgQuery__TransactionStmt& from) {
  const auto tag = [&]() -> std::string_view {
    switch (from.kind) {
      case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_BEGIN:
      case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_START:
        return "BEGIN";
      case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_COMMIT:
        return "COMMIT";
      case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_ROLLBACK:
        return "ROLLBACK";
      case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_SAVEPOINT:
        return "SAVEPOINT";
      case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_RELEASE:
        return "RELEASE SAVEPOINT";
      case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_ROLLBACK_TO:
        return "ROLLBACK TO SAVEPOINT";
      case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_PREPARE:
        return "PREPARE TRANSACTION";
      case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_COMMIT_PREPARED:
        return "COMMIT PREPARED";
      default:
        return "ROLLBACK PREPARED";
    }
  }();
  SqlStatement result = start(Kind::kTransaction, std::string(tag));
  result.name = from.savepoint_name;
  return result;
}

SqlStatement vacuum(const PgQuery__VacuumStmt& from) {
  SqlStatement result = start(from.is_vacuumcmd ? Kind::kVacuum : Kind::kAnalyze,
                              from.is_vacuumcmd ? "VACUUM" : "ANALYZE");
  result.full = has_option(items(from.options, from.n_options), "full");
  if (result.full) result.tag = "VACUUM FULL";
  for (const Node* node : items(from.rels, from.n_rels))
    if (node->node_case == PG_QUERY__NODE__NODE_VACUUM_RELATION)
      result.writes.push_back(ref_of(node->vacuum_relation->relation));
  if (!result.writes.empty()) result.name = result.writes.front().name;
  result.objects_complete = !result.writes.empty();  // else every table
  return result;
}

SqlStatement cluster(const PgQuery__ClusterStmt& from) {
  SqlStatement result = start(Kind::kCluster, "CLUSTER");
  result.detail = from.indexname;
  result.objects_complete = from.relation != nullptr;
  if (from.relation == nullptr) return result;
  result.name = from.relation->relname;
  result.writes.push_back(ref_of(from.relation));
  return result;
}

SqlStatement reindex(const PgQuery__ReindexStmt& from) {
  SqlStatement result = start(Kind::kReindex, "REINDEX");
  result.concurrently = has_option(items(from.params, from.n_params), "concurrently");
  switch (from.kind) {
    case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_INDEX:
      result.tag += " INDEX";
      result.writes.push_back(ref_of(from.relation, ObjectKind::kIndex));
      break;
    case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_TABLE:
      result.tag += " TABLE";
      result.writes.push_back(ref_of(from.relation));
      break;
    case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_SCHEMA:
      result.tag += " SCHEMA";
      result.writes.push_back(named(ObjectKind::kSchema, from.name));
      result.objects_complete = false;
      break;
    default:
      result.tag += from.kind == PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_SYSTEM ? " SYSTEM"
                                                                                      : " DATABASE";
      result.writes.push_back(named(ObjectKind::kDatabase, from.name));
      result.objects_complete = false;
      break;
  }
  result.name = result.writes.front().name;
  return result;
}

SqlStatement grant(const PgQuery__GrantStmt& from) {
  SqlStatement result =
      start(from.is_grant ? Kind::kGrant : Kind::kRevoke, from.is_grant ? "GRANT" : "REVOKE");
  for (const Node* node : items(from.privileges, from.n_privileges)) {
    if (node->node_case != PG_QUERY__NODE__NODE_ACCESS_PRIV) continue;
    result.detail += (result.detail.empty() ? "" : ", ") + to_upper(node->access_priv->priv_name);
  }
  if (result.detail.empty()) result.detail = "ALL";
  // Grantees are written to, and so are the objects: their access list changes.
  const bool all = from.targtype == PG_QUERY__GRANT_TARGET_TYPE__ACL_TARGET_ALL_IN_SCHEMA;
  result.objects_complete = !all;
  for (const Node* node : items(from.objects, from.n_objects)) {
    if (node->node_case == PG_QUERY__NODE__NODE_RANGE_VAR)
      result.writes.push_back(ref_of(node->range_var, kind_of(from.objtype)));
    else if (from.targtype == PG_QUERY__GRANT_TARGET_TYPE__ACL_TARGET_OBJECT)
      result.writes.push_back(object_of(node, from.objtype));
    else if (all)
      result.writes.push_back(named(ObjectKind::kSchema, std::string(string_of(node))));
  }
  if (!result.writes.empty()) result.name = result.writes.front().name;
  for (const Node* node : items(from.grantees, from.n_grantees))
    if (node->node_case == PG_QUERY__NODE__NODE_ROLE_SPEC)
      result.writes.push_back(named(ObjectKind::kRole, role_name(node->role_spec)));
  result.cascade = from.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE && !from.is_grant;
  return result;
}

SqlStatement grant_role(const PgQuery__GrantRoleStmt& from) {
  SqlStatement result =
      start(from.is_grant ? Kind::kGrant : Kind::kRevoke, from.is_grant ? "GRANT" : "REVOKE");
  for (const Node* node : items(from.granted_roles, from.n_granted_roles))
    if (node->node_case == PG_QUERY__NODE__NODE_ACCESS_PRIV)
      result.detail +=
          (result.detail.empty() ? "" : ", ") + std::string(node->access_priv->priv_name);
  for (const Node* node : items(from.grantee_roles, from.n_grantee_roles))
    if (node->node_case == PG_QUERY__NODE__NODE_ROLE_SPEC)
      result.writes.push_back(named(ObjectKind::kRole, role_name(node->role_spec)));
  return result;
}

SqlStatement drop_roles(const PgQuery__DropRoleStmt& from) {
  SqlStatement result = start(Kind::kDrop, "DROP ROLE");
  result.if_exists = from.missing_ok;
  for (const Node* node : items(from.roles, from.n_roles))
    if (node->node_case == PG_QUERY__NODE__NODE_ROLE_SPEC)
      result.writes.push_back(named(ObjectKind::kRole, role_name(node->role_spec)));
  if (!result.writes.empty()) result.name = result.writes.front().name;
  return result;
}

SqlStatement refresh(const PgQuery__RefreshMatViewStmt& from) {
  SqlStatement result = on(Kind::kRefreshMaterializedView, "REFRESH MATERIALIZED VIEW",
                           ref_of(from.relation, ObjectKind::kMaterializedView));
  result.concurrently = from.concurrent;
  return result;
}

// A block in a procedural language: `name` is the language, `detail` its text.
SqlStatement block(const PgQuery__DoStmt& from) {
  SqlStatement result = start(Kind::kDo, "DO");
  result.name = "plpgsql";
  for (const Node* node : items(from.args, from.n_args)) {
    if (node->node_case != PG_QUERY__NODE__NODE_DEF_ELEM) continue;
    const std::string_view option = node->def_elem->defname;
    if (option == "language") result.name = value_text(node->def_elem->arg);
    if (option == "as") result.detail = value_text(node->def_elem->arg);
  }
  result.objects_complete = false;
  return result;
}

SqlStatement call(const PgQuery__CallStmt& from) {
  SqlStatement result = start(Kind::kCall, "CALL");
  result.objects_complete = false;
  if (from.funccall == nullptr) return result;
  const ObjectRef function = ref_of(
      strings_of(items(from.funccall->funcname, from.funccall->n_funcname)), ObjectKind::kFunction);
  result.name = function.name;
  result.reads.push_back(function);
  return result;
}

SqlStatement unknown() {
  SqlStatement result = start(Kind::kUnknown, "");
  result.objects_complete = false;
  return result;
}

// Objects of the whole server or database, which no schema holds.
SqlStatement server_object(const Node& node) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_CREATE_ROLE_STMT:
      return on(Kind::kCreate, "CREATE ROLE",
                named(ObjectKind::kRole, node.create_role_stmt->role));
    case PG_QUERY__NODE__NODE_ALTER_ROLE_STMT:
      return on(Kind::kAlter, "ALTER ROLE",
                named(ObjectKind::kRole, role_name(node.alter_role_stmt->role)));
    case PG_QUERY__NODE__NODE_ALTER_ROLE_SET_STMT:
      return on(Kind::kAlter, "ALTER ROLE SET",
                named(ObjectKind::kRole, role_name(node.alter_role_set_stmt->role)));
    case PG_QUERY__NODE__NODE_DROP_ROLE_STMT:
      return drop_roles(*node.drop_role_stmt);
    case PG_QUERY__NODE__NODE_DROP_OWNED_STMT: {
      SqlStatement result = start(Kind::kDrop, "DROP OWNED");
      result.objects_complete = false;
      return result;
    }
    case PG_QUERY__NODE__NODE_REASSIGN_OWNED_STMT: {
      SqlStatement result = start(Kind::kAlter, "REASSIGN OWNED");
      result.detail = role_name(node.reassign_owned_stmt->newrole);
      return result;
    }
    case PG_QUERY__NODE__NODE_CREATEDB_STMT:
      return on(Kind::kCreate, "CREATE DATABASE",
                named(ObjectKind::kDatabase, node.createdb_stmt->dbname));
    case PG_QUERY__NODE__NODE_DROPDB_STMT:
      return on(Kind::kDrop, "DROP DATABASE",
                named(ObjectKind::kDatabase, node.dropdb_stmt->dbname));
    case PG_QUERY__NODE__NODE_ALTER_DATABASE_STMT:
      return on(Kind::kAlter, "ALTER DATABASE",
                named(ObjectKind::kDatabase, node.alter_database_stmt->dbname));
    case PG_QUERY__NODE__NODE_ALTER_DATABASE_SET_STMT:
      return on(Kind::kAlter, "ALTER DATABASE SET",
                named(ObjectKind::kDatabase, node.alter_database_set_stmt->dbname));
    case PG_QUERY__NODE__NODE_ALTER_SYSTEM_STMT:
      return start(Kind::kAlter, "ALTER SYSTEM");
    case PG_QUERY__NODE__NODE_CREATE_TABLE_SPACE_STMT:
      return on(Kind::kCreate, "CREATE TABLESPACE",
                named(ObjectKind::kOther, node.create_table_space_stmt->tablespacename));
    case PG_QUERY__NODE__NODE_DROP_TABLE_SPACE_STMT:
      return on(Kind::kDrop, "DROP TABLESPACE",
                named(ObjectKind::kOther, node.drop_table_space_stmt->tablespacename));
    case PG_QUERY__NODE__NODE_ALTER_DEFAULT_PRIVILEGES_STMT:
      return start(Kind::kAlter, "ALTER DEFAULT PRIVILEGES");
    case PG_QUERY__NODE__NODE_CREATE_SUBSCRIPTION_STMT:
      return on(Kind::kCreate, "CREATE SUBSCRIPTION",
                named(ObjectKind::kOther, node.create_subscription_stmt->subname));
    case PG_QUERY__NODE__NODE_ALTER_SUBSCRIPTION_STMT:
      return on(Kind::kAlter, "ALTER SUBSCRIPTION",
                named(ObjectKind::kOther, node.alter_subscription_stmt->subname));
    case PG_QUERY__NODE__NODE_DROP_SUBSCRIPTION_STMT:
      return on(Kind::kDrop, "DROP SUBSCRIPTION",
                named(ObjectKind::kOther, node.drop_subscription_stmt->subname));
    default:
      return unknown();
  }
}

SqlStatement harmless(const Node& node) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_VARIABLE_SHOW_STMT: {
      SqlStatement result = start(Kind::kUtility, "SHOW");
      result.name = node.variable_show_stmt->name;
      return result;
    }
    case PG_QUERY__NODE__NODE_LISTEN_STMT:
      return start(Kind::kUtility, "LISTEN");
    case PG_QUERY__NODE__NODE_UNLISTEN_STMT:
      return start(Kind::kUtility, "UNLISTEN");
    case PG_QUERY__NODE__NODE_NOTIFY_STMT:
      return start(Kind::kUtility, "NOTIFY");
    case PG_QUERY__NODE__NODE_DEALLOCATE_STMT:
      return start(Kind::kUtility, "DEALLOCATE");
    case PG_QUERY__NODE__NODE_FETCH_STMT:
      return start(Kind::kUtility, "FETCH");
    case PG_QUERY__NODE__NODE_CLOSE_PORTAL_STMT:
      return start(Kind::kUtility, "CLOSE");
    case PG_QUERY__NODE__NODE_CHECK_POINT_STMT:
      return start(Kind::kUtility, "CHECKPOINT");
    case PG_QUERY__NODE__NODE_CONSTRAINTS_SET_STMT:
      return start(Kind::kUtility, "SET CONSTRAINTS");
    case PG_QUERY__NODE__NODE_LOAD_STMT:
      return start(Kind::kUtility, "LOAD");
    case PG_QUERY__NODE__NODE_DISCARD_STMT:
      return start(Kind::kUtility, node.discard_stmt->target == PG_QUERY__DISCARD_MODE__DISCARD_ALL
                                       ? "DISCARD ALL"
                                       : "DISCARD");
    default:
      return server_object(node);
  }
}

}  // namespace

SqlStatement utility(const Node& node) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_VARIABLE_SET_STMT:
      return set(*node.variable_set_stmt);
    case PG_QUERY__NODE__NODE_TRANSACTION_STMT:
      return transaction(*node.transaction_stmt);
    case PG_QUERY__NODE__NODE_VACUUM_STMT:
      return vacuum(*node.vacuum_stmt);
    case PG_QUERY__NODE__NODE_CLUSTER_STMT:
      return cluster(*node.cluster_stmt);
    case PG_QUERY__NODE__NODE_REINDEX_STMT:
      return reindex(*node.reindex_stmt);
    case PG_QUERY__NODE__NODE_REFRESH_MAT_VIEW_STMT:
      return refresh(*node.refresh_mat_view_stmt);
    case PG_QUERY__NODE__NODE_GRANT_STMT:
      return grant(*node.grant_stmt);
    case PG_QUERY__NODE__NODE_GRANT_ROLE_STMT:
      return grant_role(*node.grant_role_stmt);
    case PG_QUERY__NODE__NODE_DO_STMT:
      return block(*node.do_stmt);
    case PG_QUERY__NODE__NODE_CALL_STMT:
      return call(*node.call_stmt);
    default:
      return harmless(node);
  }
}

}  // namespace migrate::sql
