#include "sql/object_statement.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sql/columns.h"
#include "sql/names.h"
#include "sql/objects.h"

namespace migrate::sql {
namespace {

using ir::ObjectKind;
using ir::ObjectRef;
using ir::SqlStatement;
using Kind = SqlStatement::Kind;

void start(SqlStatement& result, Kind kind, std::string tag, ObjectRef object) {
  result.kind = kind;
  result.tag = std::move(tag);
  result.name = object.part.empty() ? object.name : object.part;
  result.writes.push_back(std::move(object));
}

ObjectRef named(ObjectKind kind, std::string name) { return {kind, {}, std::move(name), {}}; }

ObjectRef part_of(const PgQuery__RangeVar* table, ObjectKind kind, std::string part) {
  ObjectRef ref = ref_of(table, kind);
  ref.part = std::move(part);
  return ref;
}

void view(const PgQuery__ViewStmt& from, SqlStatement& result) {
  start(result, Kind::kCreate, from.replace ? "CREATE OR REPLACE VIEW" : "CREATE VIEW",
        ref_of(from.view, ObjectKind::kView));
  collect(from.query, result);
}

void function(const PgQuery__CreateFunctionStmt& from, SqlStatement& result) {
  std::string tag = from.replace ? "CREATE OR REPLACE " : "CREATE ";
  tag += from.is_procedure ? "PROCEDURE" : "FUNCTION";
  start(result, Kind::kCreate, std::move(tag),
        ref_of(strings_of(items(from.funcname, from.n_funcname)), ObjectKind::kFunction));
}

void trigger(const PgQuery__CreateTrigStmt& from, SqlStatement& result) {
  start(result, Kind::kCreate, from.replace ? "CREATE OR REPLACE TRIGGER" : "CREATE TRIGGER",
        part_of(from.relation, ObjectKind::kTrigger, from.trigname));
  result.reads.push_back(
      ref_of(strings_of(items(from.funcname, from.n_funcname)), ObjectKind::kFunction));
  if (from.constrrel != nullptr) result.reads.push_back(ref_of(from.constrrel));
}

// The columns that a sequence belongs to count as read: OWNED BY ties it to their life.
void sequence(Kind kind, std::string tag, const PgQuery__RangeVar* name, Items<Node> options,
              SqlStatement& result) {
  start(result, kind, std::move(tag), ref_of(name, ObjectKind::kSequence));
  for (const Node* node : options) {
    if (node->node_case != PG_QUERY__NODE__NODE_DEF_ELEM ||
        std::string_view(node->def_elem->defname) != "owned_by")
      continue;
    const auto names = strings_of(node->def_elem->arg);
    if (names.size() > 1) result.reads.push_back(part_ref(names, ObjectKind::kColumn));
  }
}

void rule(const PgQuery__RuleStmt& from, SqlStatement& result) {
  start(result, Kind::kCreate, from.replace ? "CREATE OR REPLACE RULE" : "CREATE RULE",
        part_of(from.relation, ObjectKind::kOther, from.rulename));
}

std::string_view domain_change(std::string_view code) {
  if (code == "T") return "SET DEFAULT";
  if (code == "N") return "DROP NOT NULL";
  if (code == "O") return "SET NOT NULL";
  if (code == "C") return "ADD CONSTRAINT";
  if (code == "X") return "DROP CONSTRAINT";
  return "VALIDATE CONSTRAINT";
}

void alter_domain(const PgQuery__AlterDomainStmt& from, SqlStatement& result) {
  std::string tag = "ALTER DOMAIN ";
  tag += domain_change(from.subtype);
  start(result, Kind::kAlter, std::move(tag),
        ref_of(strings_of(items(from.type_name, from.n_type_name)), ObjectKind::kDomain));
  if (from.def != nullptr && from.def->node_case == PG_QUERY__NODE__NODE_CONSTRAINT) {
    result.detail = from.def->constraint->conname;
    if (from.def->constraint->skip_validation) result.tag += " NOT VALID";
  } else {
    result.detail = from.name;
  }
  result.cascade = from.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE;
}

// SET SCHEMA and OWNER TO of any object.
void alter_object(PgQuery__ObjectType type, const PgQuery__RangeVar* relation, const Node* object,
                  std::string_view words, std::string detail, SqlStatement& result) {
  std::string tag = "ALTER ";
  tag.append(words_of(type)).append(" ").append(words);
  const bool table = type == PG_QUERY__OBJECT_TYPE__OBJECT_TABLE;
  start(result, table ? Kind::kAlterTable : Kind::kAlter, std::move(tag),
        relation != nullptr ? ref_of(relation, kind_of(type)) : object_of(object, type));
  result.detail = std::move(detail);
}

void publication(Kind kind, std::string tag, std::string name, Items<Node> objects,
                 SqlStatement& result) {
  start(result, kind, std::move(tag), named(ObjectKind::kOther, std::move(name)));
  SqlStatement tables;
  for (const Node* node : objects) collect(node, tables);
  result.reads = std::move(tables.reads);
}

}  // namespace

bool object_statement(const Node& node, SqlStatement& result) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_VIEW_STMT:
      view(*node.view_stmt, result);
      return true;
    case PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT:
      function(*node.create_function_stmt, result);
      return true;
    case PG_QUERY__NODE__NODE_CREATE_TRIG_STMT:
      trigger(*node.create_trig_stmt, result);
      return true;
    case PG_QUERY__NODE__NODE_CREATE_SEQ_STMT: {
      const PgQuery__CreateSeqStmt& from = *node.create_seq_stmt;
      sequence(Kind::kCreate, "CREATE SEQUENCE", from.sequence, items(from.options, from.n_options),
               result);
      result.if_not_exists = from.if_not_exists;
      return true;
    }
    case PG_QUERY__NODE__NODE_ALTER_SEQ_STMT: {
      const PgQuery__AlterSeqStmt& from = *node.alter_seq_stmt;
      sequence(Kind::kAlter, "ALTER SEQUENCE", from.sequence, items(from.options, from.n_options),
               result);
      result.if_exists = from.missing_ok;
      return true;
    }
    case PG_QUERY__NODE__NODE_CREATE_EXTENSION_STMT: {
      const PgQuery__CreateExtensionStmt& from = *node.create_extension_stmt;
      start(result, Kind::kCreate, "CREATE EXTENSION", named(ObjectKind::kExtension, from.extname));
      result.if_not_exists = from.if_not_exists;
      return true;
    }
    case PG_QUERY__NODE__NODE_ALTER_EXTENSION_STMT:
      start(result, Kind::kAlter, "ALTER EXTENSION UPDATE",
            named(ObjectKind::kExtension, node.alter_extension_stmt->extname));
      return true;
    case PG_QUERY__NODE__NODE_ALTER_EXTENSION_CONTENTS_STMT:
      start(result, Kind::kAlter, "ALTER EXTENSION",
            named(ObjectKind::kExtension, node.alter_extension_contents_stmt->extname));
      return true;
    case PG_QUERY__NODE__NODE_CREATE_POLICY_STMT:
      start(result, Kind::kCreate, "CREATE POLICY",
            part_of(node.create_policy_stmt->table, ObjectKind::kPolicy,
                    node.create_policy_stmt->policy_name));
      return true;
    case PG_QUERY__NODE__NODE_ALTER_POLICY_STMT:
      start(result, Kind::kAlter, "ALTER POLICY",
            part_of(node.alter_policy_stmt->table, ObjectKind::kPolicy,
                    node.alter_policy_stmt->policy_name));
      return true;
    case PG_QUERY__NODE__NODE_RULE_STMT:
      rule(*node.rule_stmt, result);
      return true;
    case PG_QUERY__NODE__NODE_DEFINE_STMT: {
      const PgQuery__DefineStmt& from = *node.define_stmt;
      std::string tag = "CREATE ";
      tag += words_of(from.kind);
      start(result, Kind::kCreate, std::move(tag),
            ref_of(strings_of(items(from.defnames, from.n_defnames)), kind_of(from.kind)));
      result.if_not_exists = from.if_not_exists;
      return true;
    }
    case PG_QUERY__NODE__NODE_COMPOSITE_TYPE_STMT:
      start(result, Kind::kCreate, "CREATE TYPE",
            ref_of(node.composite_type_stmt->typevar, ObjectKind::kType));
      return true;
    case PG_QUERY__NODE__NODE_CREATE_RANGE_STMT: {
      const PgQuery__CreateRangeStmt& from = *node.create_range_stmt;
      start(result, Kind::kCreate, "CREATE TYPE",
            ref_of(strings_of(items(from.type_name, from.n_type_name)), ObjectKind::kType));
      return true;
    }
    case PG_QUERY__NODE__NODE_ALTER_TYPE_STMT: {
      const PgQuery__AlterTypeStmt& from = *node.alter_type_stmt;
      start(result, Kind::kAlter, "ALTER TYPE SET",
            ref_of(strings_of(items(from.type_name, from.n_type_name)), ObjectKind::kType));
      return true;
    }
    case PG_QUERY__NODE__NODE_CREATE_DOMAIN_STMT: {
      const PgQuery__CreateDomainStmt& from = *node.create_domain_stmt;
      start(result, Kind::kCreate, "CREATE DOMAIN",
            ref_of(strings_of(items(from.domainname, from.n_domainname)), ObjectKind::kDomain));
      return true;
    }
    case PG_QUERY__NODE__NODE_ALTER_DOMAIN_STMT:
      alter_domain(*node.alter_domain_stmt, result);
      return true;
    case PG_QUERY__NODE__NODE_ALTER_OBJECT_SCHEMA_STMT: {
      const PgQuery__AlterObjectSchemaStmt& from = *node.alter_object_schema_stmt;
      alter_object(from.object_type, from.relation, from.object, "SET SCHEMA", from.newschema,
                   result);
      result.if_exists = from.missing_ok;
      return true;
    }
    case PG_QUERY__NODE__NODE_ALTER_OWNER_STMT: {
      const PgQuery__AlterOwnerStmt& from = *node.alter_owner_stmt;
      alter_object(from.object_type, from.relation, from.object, "OWNER TO",
                   role_name(from.newowner), result);
      return true;
    }
    case PG_QUERY__NODE__NODE_ALTER_OBJECT_DEPENDS_STMT: {
      const PgQuery__AlterObjectDependsStmt& from = *node.alter_object_depends_stmt;
      alter_object(from.object_type, from.relation, from.object, "DEPENDS ON EXTENSION",
                   from.extname != nullptr ? from.extname->sval : "", result);
      return true;
    }
    case PG_QUERY__NODE__NODE_ALTER_FUNCTION_STMT: {
      const PgQuery__AlterFunctionStmt& from = *node.alter_function_stmt;
      ObjectRef ref{ObjectKind::kFunction, {}, {}, {}};
      if (from.func != nullptr)
        ref = ref_of(strings_of(items(from.func->objname, from.func->n_objname)), ref.kind);
      std::string tag = "ALTER ";
      tag += words_of(from.objtype);
      start(result, Kind::kAlter, std::move(tag), std::move(ref));
      return true;
    }
    case PG_QUERY__NODE__NODE_CREATE_FOREIGN_TABLE_STMT: {
      const PgQuery__CreateForeignTableStmt& from = *node.create_foreign_table_stmt;
      const PgQuery__RangeVar* const table =
          from.base_stmt != nullptr ? from.base_stmt->relation : nullptr;
      start(result, Kind::kCreate, "CREATE FOREIGN TABLE", ref_of(table));
      if (from.base_stmt != nullptr) result.if_not_exists = from.base_stmt->if_not_exists;
      return true;
    }
    case PG_QUERY__NODE__NODE_CREATE_STATS_STMT: {
      const PgQuery__CreateStatsStmt& from = *node.create_stats_stmt;
      start(result, Kind::kCreate, "CREATE STATISTICS",
            ref_of(strings_of(items(from.defnames, from.n_defnames)), ObjectKind::kOther));
      for (const Node* table : items(from.relations, from.n_relations)) collect(table, result);
      return true;
    }
    case PG_QUERY__NODE__NODE_CREATE_PUBLICATION_STMT: {
      const PgQuery__CreatePublicationStmt& from = *node.create_publication_stmt;
      publication(Kind::kCreate, "CREATE PUBLICATION", from.pubname,
                  items(from.pubobjects, from.n_pubobjects), result);
      return true;
    }
    case PG_QUERY__NODE__NODE_ALTER_PUBLICATION_STMT: {
      const PgQuery__AlterPublicationStmt& from = *node.alter_publication_stmt;
      publication(Kind::kAlter, "ALTER PUBLICATION", from.pubname,
                  items(from.pubobjects, from.n_pubobjects), result);
      return true;
    }
    case PG_QUERY__NODE__NODE_CREATE_EVENT_TRIG_STMT:
      start(result, Kind::kCreate, "CREATE EVENT TRIGGER",
            named(ObjectKind::kOther, node.create_event_trig_stmt->trigname));
      return true;
    case PG_QUERY__NODE__NODE_CREATE_FDW_STMT:
      start(result, Kind::kCreate, "CREATE FOREIGN DATA WRAPPER",
            named(ObjectKind::kOther, node.create_fdw_stmt->fdwname));
      return true;
    case PG_QUERY__NODE__NODE_CREATE_FOREIGN_SERVER_STMT:
      start(result, Kind::kCreate, "CREATE SERVER",
            named(ObjectKind::kOther, node.create_foreign_server_stmt->servername));
      result.if_not_exists = node.create_foreign_server_stmt->if_not_exists;
      return true;
    case PG_QUERY__NODE__NODE_CREATE_CAST_STMT:
      start(result, Kind::kCreate, "CREATE CAST", named(ObjectKind::kOther, {}));
      return true;
    default:
      return false;
  }
}

}  // namespace migrate::sql
