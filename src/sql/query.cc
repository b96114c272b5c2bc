#include "sql/query.h"

#include <string>
#include <string_view>

#include "sql/columns.h"
#include "sql/names.h"
#include "sql/objects.h"

namespace migrate::sql {
namespace {

using ir::ObjectKind;
using ir::SqlStatement;
using Kind = SqlStatement::Kind;

void start(SqlStatement& result, Kind kind, std::string tag) {
  result.kind = kind;
  result.tag = std::move(tag);
}

std::vector<std::string> target_names(Items<Node> targets) {
  std::vector<std::string> names;
  for (const Node* node : targets)
    if (node->node_case == PG_QUERY__NODE__NODE_RES_TARGET && *node->res_target->name != '\0')
      names.emplace_back(node->res_target->name);
  return names;
}

// SELECT set_config('name', 'value', local) is SET in other words: dumps begin with it.
bool set_config(const PgQuery__SelectStmt& from, SqlStatement& result) {
  if (from.n_target_list != 1 || from.n_from_clause > 0 || from.where_clause != nullptr)
    return false;
  const Node* const target = from.target_list[0];
  if (target->node_case != PG_QUERY__NODE__NODE_RES_TARGET || target->res_target->val == nullptr ||
      target->res_target->val->node_case != PG_QUERY__NODE__NODE_FUNC_CALL)
    return false;
  const PgQuery__FuncCall& call = *target->res_target->val->func_call;
  const auto names = strings_of(items(call.funcname, call.n_funcname));
  if (names.empty() || names.back() != "set_config" || call.n_args != 3) return false;
  for (const Node* argument : items(call.args, call.n_args))
    if (argument->node_case != PG_QUERY__NODE__NODE_A_CONST) return false;
  result.local = value_text(call.args[2]) == "true";
  start(result, Kind::kSet, result.local ? "SET LOCAL" : "SET");
  result.name = value_text(call.args[0]);
  result.detail = value_text(call.args[1]);
  return true;
}

void select(const Node& node, SqlStatement& result) {
  const PgQuery__SelectStmt& from = *node.select_stmt;
  if (set_config(from, result)) return;
  // `SELECT … INTO t UNION …` keeps its INTO at the first query.
  const PgQuery__SelectStmt* first = &from;
  while (first->larg != nullptr) first = first->larg;
  start(result, first->into_clause != nullptr ? Kind::kCreateTableAs : Kind::kSelect,
        first->into_clause != nullptr ? "SELECT INTO" : "SELECT");
  if (first->into_clause != nullptr && first->into_clause->rel != nullptr)
    result.name = first->into_clause->rel->relname;
  if (from.n_values_lists > 0) result.tag = "VALUES";
  result.has_where = is_condition(from.where_clause);
  collect(&node, result);
}

void insert(const Node& node, SqlStatement& result) {
  const PgQuery__InsertStmt& from = *node.insert_stmt;
  start(result, Kind::kInsert, "INSERT");
  result.columns = target_names(items(from.cols, from.n_cols));
  if (from.relation != nullptr) result.name = from.relation->relname;
  // A condition of the query that it takes its rows from.
  if (from.select_stmt != nullptr &&
      from.select_stmt->node_case == PG_QUERY__NODE__NODE_SELECT_STMT)
    result.has_where = is_condition(from.select_stmt->select_stmt->where_clause);
  if (from.on_conflict_clause != nullptr)
    result.detail =
        from.on_conflict_clause->action == PG_QUERY__ON_CONFLICT_ACTION__ONCONFLICT_NOTHING
            ? "ON CONFLICT DO NOTHING"
            : "ON CONFLICT DO UPDATE";
  collect(&node, result);
}

void update(const Node& node, SqlStatement& result) {
  const PgQuery__UpdateStmt& from = *node.update_stmt;
  start(result, Kind::kUpdate, "UPDATE");
  result.columns = target_names(items(from.target_list, from.n_target_list));
  if (from.relation != nullptr) result.name = from.relation->relname;
  result.has_where = is_condition(from.where_clause);
  collect(&node, result);
}

void remove(const Node& node, SqlStatement& result) {
  const PgQuery__DeleteStmt& from = *node.delete_stmt;
  start(result, Kind::kDelete, "DELETE");
  if (from.relation != nullptr) result.name = from.relation->relname;
  result.has_where = is_condition(from.where_clause);
  collect(&node, result);
}

void merge(const Node& node, SqlStatement& result) {
  start(result, Kind::kMerge, "MERGE");
  if (node.merge_stmt->relation != nullptr) result.name = node.merge_stmt->relation->relname;
  result.has_where = is_condition(node.merge_stmt->join_condition);
  collect(&node, result);
}

void create_table_as(const PgQuery__CreateTableAsStmt& from, SqlStatement& result) {
  const bool view = from.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW;
  start(result, view ? Kind::kCreate : Kind::kCreateTableAs,
        view ? "CREATE MATERIALIZED VIEW" : "CREATE TABLE AS");
  result.if_not_exists = from.if_not_exists;
  if (from.into != nullptr && from.into->rel != nullptr) {
    result.name = from.into->rel->relname;
    result.writes.push_back(
        ref_of(from.into->rel, view ? ObjectKind::kMaterializedView : ObjectKind::kTable));
  }
  if (from.query != nullptr && from.query->node_case == PG_QUERY__NODE__NODE_SELECT_STMT)
    result.has_where = is_condition(from.query->select_stmt->where_clause);
  collect(from.query, result);
}

void copy(const PgQuery__CopyStmt& from, SqlStatement& result) {
  start(result, Kind::kCopy, from.is_from ? "COPY FROM" : "COPY TO");
  if (from.relation != nullptr) {
    result.name = from.relation->relname;
    (from.is_from ? result.writes : result.reads).push_back(ref_of(from.relation));
  }
  result.columns = strings_of(items(from.attlist, from.n_attlist));
  result.detail = from.filename;
  result.has_where = is_condition(from.where_clause);
  collect(from.query, result);
}

void truncate(const PgQuery__TruncateStmt& from, SqlStatement& result) {
  start(result, Kind::kTruncate, "TRUNCATE");
  result.cascade = from.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE;
  result.objects_complete = !result.cascade;
  for (const Node* node : items(from.relations, from.n_relations))
    if (node->node_case == PG_QUERY__NODE__NODE_RANGE_VAR)
      result.writes.push_back(ref_of(node->range_var));
  if (!result.writes.empty()) result.name = result.writes.front().name;
}

std::string_view lock_mode(int mode) {
  switch (mode) {
    case 1:
      return "ACCESS SHARE";
    case 2:
      return "ROW SHARE";
    case 3:
      return "ROW EXCLUSIVE";
    case 4:
      return "SHARE UPDATE EXCLUSIVE";
    case 5:
      return "SHARE";
    case 6:
      return "SHARE ROW EXCLUSIVE";
    case 7:
      return "EXCLUSIVE";
    default:
      return "ACCESS EXCLUSIVE";
  }
}

void lock(const PgQuery__LockStmt& from, SqlStatement& result) {
  start(result, Kind::kLockTable, "LOCK TABLE");
  result.detail = lock_mode(from.mode);
  for (const Node* node : items(from.relations, from.n_relations))
    if (node->node_case == PG_QUERY__NODE__NODE_RANGE_VAR)
      result.writes.push_back(ref_of(node->range_var));
  if (!result.writes.empty()) result.name = result.writes.front().name;
}

// EXPLAIN, PREPARE, DECLARE: what they hold is read, or run, with them.
void wrapped(const Node* inner, bool runs, SqlStatement& result) {
  if (inner == nullptr) return;
  SqlStatement own;
  if (!query(*inner, own)) {
    result.objects_complete = result.objects_complete && !runs;
    return;
  }
  if (!runs) {
    own.reads.insert(own.reads.end(), own.writes.begin(), own.writes.end());
    own.writes.clear();
    own.objects_complete = true;
  }
  for (ir::ObjectRef& ref : own.reads) result.reads.push_back(std::move(ref));
  for (ir::ObjectRef& ref : own.writes) result.writes.push_back(std::move(ref));
  result.objects_complete = result.objects_complete && own.objects_complete;
}

void explain(const PgQuery__ExplainStmt& from, SqlStatement& result) {
  start(result, Kind::kUtility, "EXPLAIN");
  bool runs = false;
  for (const Node* node : items(from.options, from.n_options))
    runs = runs || (node->node_case == PG_QUERY__NODE__NODE_DEF_ELEM &&
                    std::string_view(node->def_elem->defname) == "analyze");
  wrapped(from.query, runs, result);
}

}  // namespace

bool query(const Node& statement, SqlStatement& result) {
  switch (statement.node_case) {
    case PG_QUERY__NODE__NODE_SELECT_STMT:
      select(statement, result);
      return true;
    case PG_QUERY__NODE__NODE_INSERT_STMT:
      insert(statement, result);
      return true;
    case PG_QUERY__NODE__NODE_UPDATE_STMT:
      update(statement, result);
      return true;
    case PG_QUERY__NODE__NODE_DELETE_STMT:
      remove(statement, result);
      return true;
    case PG_QUERY__NODE__NODE_MERGE_STMT:
      merge(statement, result);
      return true;
    case PG_QUERY__NODE__NODE_CREATE_TABLE_AS_STMT:
      create_table_as(*statement.create_table_as_stmt, result);
      return true;
    case PG_QUERY__NODE__NODE_COPY_STMT:
      copy(*statement.copy_stmt, result);
      return true;
    case PG_QUERY__NODE__NODE_TRUNCATE_STMT:
      truncate(*statement.truncate_stmt, result);
      return true;
    case PG_QUERY__NODE__NODE_LOCK_STMT:
      lock(*statement.lock_stmt, result);
      return true;
    case PG_QUERY__NODE__NODE_EXPLAIN_STMT:
      explain(*statement.explain_stmt, result);
      return true;
    case PG_QUERY__NODE__NODE_PREPARE_STMT:
      start(result, Kind::kUtility, "PREPARE");
      result.name = statement.prepare_stmt->name;
      wrapped(statement.prepare_stmt->query, false, result);
      return true;
    case PG_QUERY__NODE__NODE_EXECUTE_STMT:
      start(result, Kind::kUtility, "EXECUTE");
      result.name = statement.execute_stmt->name;
      result.objects_complete = false;
      return true;
    case PG_QUERY__NODE__NODE_DECLARE_CURSOR_STMT:
      start(result, Kind::kUtility, "DECLARE CURSOR");
      result.name = statement.declare_cursor_stmt->portalname;
      wrapped(statement.declare_cursor_stmt->query, true, result);
      return true;
    default:
      return false;
  }
}

}  // namespace migrate::sql
