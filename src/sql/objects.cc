#include "sql/objects.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "sql/functions.h"
#include "sql/names.h"

namespace migrate::sql {

using ir::ObjectKind;
using ir::ObjectRef;

namespace {

// Walks the tree through its own description, so that no kind of node is forgotten; the few that
// mean something are taken apart by hand. Recursion is as deep as the tree, which kMaxNesting
// bounds.
class Collector {
 public:
  explicit Collector(ir::SqlStatement& statement) : statement_(statement) {}

  void visit(const Node* node) {
    if (node != nullptr && node->node_case != PG_QUERY__NODE__NODE__NOT_SET)
      visit(reinterpret_cast<const ProtobufCMessage*>(node->alias));
  }

 private:
  void visit(const ProtobufCMessage* message) {
    if (message == nullptr) return;
    const ProtobufCMessageDescriptor* const type = message->descriptor;
    if (type == &pg_query__node__descriptor) return visit(reinterpret_cast<const Node*>(message));
    if (type == &pg_query__range_var__descriptor)
      return read(*reinterpret_cast<const PgQuery__RangeVar*>(message));
    if (type == &pg_query__select_stmt__descriptor)
      return select(*reinterpret_cast<const PgQuery__SelectStmt*>(message));
    if (type == &pg_query__insert_stmt__descriptor)
      return change(*reinterpret_cast<const PgQuery__InsertStmt*>(message));
    if (type == &pg_query__update_stmt__descriptor)
      return change(*reinterpret_cast<const PgQuery__UpdateStmt*>(message));
    if (type == &pg_query__delete_stmt__descriptor)
      return change(*reinterpret_cast<const PgQuery__DeleteStmt*>(message));
    if (type == &pg_query__merge_stmt__descriptor)
      return change(*reinterpret_cast<const PgQuery__MergeStmt*>(message));
    if (type == &pg_query__func_call__descriptor)
      call(*reinterpret_cast<const PgQuery__FuncCall*>(message));
    if (type == &pg_query__sub_link__descriptor)
      return sublink(*reinterpret_cast<const PgQuery__SubLink*>(message));
    // FOR UPDATE OF names aliases, not tables.
    if (type == &pg_query__locking_clause__descriptor) return;
    children(message);
  }

  // All but the two that the caller has dealt with.
  void children(const ProtobufCMessage* message, const void* done = nullptr,
                const void* also_done = nullptr) {
    const ProtobufCMessageDescriptor* const type = message->descriptor;
    const char* const base = reinterpret_cast<const char*>(message);
    for (unsigned i = 0; i < type->n_fields; ++i) {
      const ProtobufCFieldDescriptor& field = type->fields[i];
      if (field.type != PROTOBUF_C_TYPE_MESSAGE) continue;
      if (field.label == PROTOBUF_C_LABEL_REPEATED) {
        const auto count = *reinterpret_cast<const std::size_t*>(base + field.quantifier_offset);
        auto* const* const first =
            *reinterpret_cast<ProtobufCMessage* const* const*>(base + field.offset);
        for (std::size_t k = 0; k < count; ++k) visit(first[k]);
        continue;
      }
      // Of a oneof only the field that its case names.
      if ((field.flags & PROTOBUF_C_FIELD_FLAG_ONEOF) != 0 &&
          *reinterpret_cast<const std::uint32_t*>(base + field.quantifier_offset) != field.id)
        continue;
      const auto* const child = *reinterpret_cast<ProtobufCMessage* const*>(base + field.offset);
      if (child != done && child != also_done) visit(child);
    }
  }

  void read(const PgQuery__RangeVar& table) {
    if (*table.schemaname == '\0') {
      const auto found = names_.find(table.relname);
      if (found != names_.end() && found->second > 0) return;
    }
    statement_.reads.push_back(ref_of(&table));
  }

  void write(const PgQuery__RangeVar* table) {
    if (table != nullptr) statement_.writes.push_back(ref_of(table));
  }

  // A name of WITH is known to the queries after it, and to itself where it says RECURSIVE.
  class Scope {
   public:
    Scope(Collector& owner, const PgQuery__WithClause* with) : owner_(owner) {
      if (with == nullptr) return;
      for (const Node* node : items(with->ctes, with->n_ctes)) {
        if (node->node_case != PG_QUERY__NODE__NODE_COMMON_TABLE_EXPR) continue;
        const PgQuery__CommonTableExpr& table = *node->common_table_expr;
        if (with->recursive) hide(table.ctename);
        owner_.visit(table.ctequery);
        if (!with->recursive) hide(table.ctename);
      }
    }
    ~Scope() {
      for (const std::string& name : hidden_) --owner_.names_[name];
    }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    void hide(const char* name) {
      ++owner_.names_[name];
      hidden_.emplace_back(name);
    }
    Collector& owner_;
    std::vector<std::string> hidden_;
  };

  void nodes(Items<Node> list) {
    for (const Node* node : list) visit(node);
  }

  void select(const PgQuery__SelectStmt& select) {
    const Scope scope(*this, select.with_clause);
    if (!in_exists_)
      for (const Node* node : items(select.target_list, select.n_target_list)) star(node);
    // SELECT INTO: its target is no table that it reads.
    if (select.into_clause != nullptr) write(select.into_clause->rel);
    children(&select.base, select.with_clause, select.into_clause);
  }

  void star(const Node* target) {
    if (target->node_case != PG_QUERY__NODE__NODE_RES_TARGET) return;
    const Node* const value = target->res_target->val;
    if (value == nullptr || value->node_case != PG_QUERY__NODE__NODE_COLUMN_REF) return;
    const auto fields = items(value->column_ref->fields, value->column_ref->n_fields);
    if (!fields.empty() && fields[fields.size() - 1]->node_case == PG_QUERY__NODE__NODE_A_STAR)
      statement_.select_star = true;
  }

  void change(const PgQuery__InsertStmt& insert) {
    const Scope scope(*this, insert.with_clause);
    write(insert.relation);
    if (insert.n_cols == 0 && insert.select_stmt != nullptr) statement_.select_star = true;
    visit(insert.select_stmt);
    if (insert.on_conflict_clause != nullptr) visit(&insert.on_conflict_clause->base);
    nodes(items(insert.returning_list, insert.n_returning_list));
  }

  void change(const PgQuery__UpdateStmt& update) {
    const Scope scope(*this, update.with_clause);
    write(update.relation);
    nodes(items(update.target_list, update.n_target_list));
    nodes(items(update.from_clause, update.n_from_clause));
    visit(update.where_clause);
    nodes(items(update.returning_list, update.n_returning_list));
  }

  void change(const PgQuery__DeleteStmt& remove) {
    const Scope scope(*this, remove.with_clause);
    write(remove.relation);
    nodes(items(remove.using_clause, remove.n_using_clause));
    visit(remove.where_clause);
    nodes(items(remove.returning_list, remove.n_returning_list));
  }

  void change(const PgQuery__MergeStmt& merge) {
    const Scope scope(*this, merge.with_clause);
    write(merge.relation);
    visit(merge.source_relation);
    visit(merge.join_condition);
    nodes(items(merge.merge_when_clauses, merge.n_merge_when_clauses));
  }

  void sublink(const PgQuery__SubLink& link) {
    const bool before = std::exchange(
        in_exists_, in_exists_ || link.sub_link_type == PG_QUERY__SUB_LINK_TYPE__EXISTS_SUBLINK);
    children(&link.base);
    in_exists_ = before;
  }

  void call(const PgQuery__FuncCall& function) {
    const auto names = strings_of(items(function.funcname, function.n_funcname));
    if (names.empty()) return;
    const bool builtin = names.size() == 1 || names.front() == "pg_catalog";
    const Volatility volatility = builtin ? volatility_of(names.back()) : Volatility::kUnknown;
    if (volatility == Volatility::kStable) return;
    statement_.volatile_functions = true;
    if (volatility == Volatility::kUnknown) statement_.objects_complete = false;
    if (names.back() == "nextval" || names.back() == "setval")
      sequence(items(function.args, function.n_args));
  }

  // 'schema.name', perhaps cast to regclass.
  void sequence(Items<Node> arguments) {
    const Node* argument = arguments.empty() ? nullptr : arguments[0];
    if (argument != nullptr && argument->node_case == PG_QUERY__NODE__NODE_TYPE_CAST)
      argument = argument->type_cast->arg;
    if (argument == nullptr || argument->node_case != PG_QUERY__NODE__NODE_A_CONST ||
        argument->a_const->val_case != PG_QUERY__A__CONST__VAL_SVAL) {
      statement_.objects_complete = false;
      return;
    }
    std::string name = argument->a_const->sval->sval;
    name.erase(std::remove(name.begin(), name.end(), '"'), name.end());
    ObjectRef ref{ObjectKind::kSequence, {}, name, {}};
    if (const std::size_t dot = name.find('.'); dot != std::string::npos) {
      ref.schema = name.substr(0, dot);
      ref.name = name.substr(dot + 1);
    }
    statement_.writes.push_back(std::move(ref));
  }

  ir::SqlStatement& statement_;
  std::unordered_map<std::string, int> names_;  // of WITH, and how often it is in force
  bool in_exists_ = false;
};

enum class Constant { kNone, kTrue, kFalse };

bool equal_constants(const Node* a, const Node* b) {
  if (a == nullptr || b == nullptr || a->node_case != PG_QUERY__NODE__NODE_A_CONST ||
      b->node_case != PG_QUERY__NODE__NODE_A_CONST || a->a_const->isnull || b->a_const->isnull ||
      a->a_const->val_case != b->a_const->val_case)
    return false;
  switch (a->a_const->val_case) {
    case PG_QUERY__A__CONST__VAL_IVAL:
      return a->a_const->ival->ival == b->a_const->ival->ival;
    case PG_QUERY__A__CONST__VAL_SVAL:
      return std::string_view(a->a_const->sval->sval) == b->a_const->sval->sval;
    case PG_QUERY__A__CONST__VAL_BOOLVAL:
      return a->a_const->boolval->boolval == b->a_const->boolval->boolval;
    default:
      return false;
  }
}

Constant constant_of(const Node* node);

Constant constant_of(const PgQuery__BoolExpr& expression) {
  const auto arguments = items(expression.args, expression.n_args);
  if (expression.boolop == PG_QUERY__BOOL_EXPR_TYPE__NOT_EXPR) {
    const Constant inner = arguments.empty() ? Constant::kNone : constant_of(arguments[0]);
    return inner == Constant::kNone    ? inner
           : inner == Constant::kFalse ? Constant::kTrue
                                       : Constant::kFalse;
  }
  // One of them decides: true an OR, false an AND.
  const bool is_or = expression.boolop == PG_QUERY__BOOL_EXPR_TYPE__OR_EXPR;
  const Constant decides = is_or ? Constant::kTrue : Constant::kFalse;
  bool all_known = true;
  for (const Node* argument : arguments) {
    const Constant value = constant_of(argument);
    if (value == decides) return decides;
    all_known = all_known && value != Constant::kNone;
  }
  if (!all_known) return Constant::kNone;
  return is_or ? Constant::kFalse : Constant::kTrue;
}

Constant constant_of(const Node* node) {
  if (node == nullptr) return Constant::kNone;
  switch (node->node_case) {
    case PG_QUERY__NODE__NODE_A_CONST:
      if (node->a_const->isnull || node->a_const->val_case != PG_QUERY__A__CONST__VAL_BOOLVAL)
        return Constant::kNone;
      return node->a_const->boolval->boolval ? Constant::kTrue : Constant::kFalse;
    case PG_QUERY__NODE__NODE_BOOL_EXPR:
      return constant_of(*node->bool_expr);
    case PG_QUERY__NODE__NODE_A_EXPR: {
      const PgQuery__AExpr& expression = *node->a_expr;
      return expression.kind == PG_QUERY__A__EXPR__KIND__AEXPR_OP && expression.n_name == 1 &&
                     string_of(expression.name[0]) == "=" &&
                     equal_constants(expression.lexpr, expression.rexpr)
                 ? Constant::kTrue
                 : Constant::kNone;
    }
    default:
      return Constant::kNone;
  }
}

}  // namespace

void collect(const Node* node, ir::SqlStatement& statement) { Collector(statement).visit(node); }

void unify(ir::SqlStatement& statement) {
  for (std::vector<ObjectRef>* const list : {&statement.reads, &statement.writes}) {
    if (list->size() < 2) continue;
    std::set<ObjectRef> seen;
    list->erase(std::remove_if(list->begin(), list->end(),
                               [&](const ObjectRef& ref) { return !seen.insert(ref).second; }),
                list->end());
  }
}

bool is_condition(const Node* expression) {
  return expression != nullptr && constant_of(expression) != Constant::kTrue;
}

}  // namespace migrate::sql
