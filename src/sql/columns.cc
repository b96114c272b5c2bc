#include "sql/columns.h"

#include <charconv>
#include <string_view>
#include <utility>

#include "sql/names.h"
#include "sql/types.h"

namespace migrate::sql {

using ir::Constraint;
using ir::Expression;

ir::Expression verbatim(const Node* expression) {
  Expression result;
  result.kind = Expression::Kind::kVerbatim;
  if (expression == nullptr) return result;
  // The commonest constants need no printer.
  if (expression->node_case == PG_QUERY__NODE__NODE_A_CONST) {
    const PgQuery__AConst& constant = *expression->a_const;
    if (constant.isnull)
      result.name = "NULL";
    else if (constant.val_case == PG_QUERY__A__CONST__VAL_IVAL)
      result.name = std::to_string(constant.ival->ival);
    else if (constant.val_case == PG_QUERY__A__CONST__VAL_FVAL)
      result.name = constant.fval->fval;
    else if (constant.val_case == PG_QUERY__A__CONST__VAL_BOOLVAL)
      result.name = constant.boolval->boolval ? "true" : "false";
  }
  if (result.name.empty()) result.name = expression_text(expression);
  if (result.name.empty()) return Expression::unknown("the expression cannot be printed");
  return result;
}

ir::ServerDefault server_default(const Node* expression) {
  ir::ServerDefault result;
  if (expression == nullptr) return result;  // dropped
  if (expression->node_case == PG_QUERY__NODE__NODE_A_CONST &&
      expression->a_const->val_case == PG_QUERY__A__CONST__VAL_SVAL) {
    result.kind = ir::ServerDefault::Kind::kLiteral;
    result.value.kind = Expression::Kind::kLiteral;
    result.value.value.value = std::string(expression->a_const->sval->sval);
    return result;
  }
  result.kind = ir::ServerDefault::Kind::kExpression;
  result.value = verbatim(expression);
  return result;
}

std::string value_text(const Node* value) {
  if (value == nullptr) return {};
  switch (value->node_case) {
    case PG_QUERY__NODE__NODE_STRING:
      return value->string->sval;
    case PG_QUERY__NODE__NODE_INTEGER:
      return std::to_string(value->integer->ival);
    case PG_QUERY__NODE__NODE_FLOAT:
      return value->float_->fval;
    case PG_QUERY__NODE__NODE_BOOLEAN:
      return value->boolean->boolval ? "true" : "false";
    case PG_QUERY__NODE__NODE_TYPE_NAME: {
      // A word that could be a type: `fillfactor = off`.
      const auto names = strings_of(value);
      return names.empty() ? std::string() : names.back();
    }
    case PG_QUERY__NODE__NODE_A_CONST:
      if (value->a_const->val_case == PG_QUERY__A__CONST__VAL_SVAL)
        return value->a_const->sval->sval;
      return verbatim(value).name;
    default:
      return expression_text(value);
  }
}

std::string options_text(Items<Node> options) {
  std::string text;
  for (const Node* node : options) {
    if (node->node_case != PG_QUERY__NODE__NODE_DEF_ELEM) continue;
    if (!text.empty()) text += ", ";
    if (*node->def_elem->defnamespace != '\0')
      text.append(node->def_elem->defnamespace).append(".");
    text += node->def_elem->defname;
    if (node->def_elem->arg != nullptr) text += "=" + value_text(node->def_elem->arg);
  }
  return text;
}

ir::Identity identity_of(Items<Node> options) {
  ir::Identity identity;
  for (const Node* node : options) {
    if (node->node_case != PG_QUERY__NODE__NODE_DEF_ELEM) continue;
    const PgQuery__DefElem& option = *node->def_elem;
    const std::string_view name = option.defname;
    const std::string text = value_text(option.arg);
    if (name == "generated") {
      // The grammar stores the letter of the catalog as a number.
      identity.always = text == std::to_string(static_cast<int>('a')) || text == "a";
      continue;
    }
    if (name == "cycle") {
      identity.cycle = text != "false";
      continue;
    }
    if (option.arg == nullptr) continue;  // NO MINVALUE
    std::int64_t value = 0;
    const char* const end = text.data() + text.size();
    ir::Arg<std::int64_t> number = ir::Unknown{"it is not written as a number"};
    if (std::from_chars(text.data(), end, value).ptr == end) number = value;
    if (name == "start" || name == "restart") identity.start = number;
    if (name == "increment") identity.increment = number;
    if (name == "minvalue") identity.minvalue = number;
    if (name == "maxvalue") identity.maxvalue = number;
    if (name == "cache") identity.cache = number;
  }
  return identity;
}

namespace {

Constraint::Kind constraint_kind(PgQuery__ConstrType type) {
  switch (type) {
    case PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY:
      return Constraint::Kind::kPrimaryKey;
    case PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE:
      return Constraint::Kind::kUnique;
    case PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN:
      return Constraint::Kind::kForeignKey;
    case PG_QUERY__CONSTR_TYPE__CONSTR_CHECK:
      return Constraint::Kind::kCheck;
    case PG_QUERY__CONSTR_TYPE__CONSTR_EXCLUSION:
      return Constraint::Kind::kExclude;
    default:
      return Constraint::Kind::kUnknown;
  }
}

ir::Arg<std::string> action(std::string_view code) {
  if (code == "r") return "RESTRICT";
  if (code == "c") return "CASCADE";
  if (code == "n") return "SET NULL";
  if (code == "d") return "SET DEFAULT";
  return {};  // NO ACTION, the default
}

void set_option(ir::Options& options, std::string name, std::string value) {
  options[std::move(name)] = ir::Literal{std::move(value)};
}

void set_flag(ir::Options& options, std::string name) {
  options[std::move(name)] = ir::Literal{true};
}

void set_list(ir::Options& options, std::string name, const std::vector<std::string>& values) {
  ir::LiteralList list;
  for (const std::string& value : values) list.push_back(ir::Literal{value});
  options[std::move(name)] = ir::Literal{std::move(list)};
}

void foreign_key(const PgQuery__Constraint& from, Constraint& constraint) {
  constraint.columns = strings_of(items(from.fk_attrs, from.n_fk_attrs));
  constraint.referent = table_name(from.pktable);
  if (from.n_pk_attrs > 0)
    constraint.referent_columns = strings_of(items(from.pk_attrs, from.n_pk_attrs));
  constraint.ondelete = action(from.fk_del_action);
  constraint.onupdate = action(from.fk_upd_action);
  if (std::string_view(from.fk_matchtype) == "f") constraint.match = "FULL";
  if (from.n_fk_del_set_cols > 0)
    set_list(constraint.options, "postgresql_on_delete_columns",
             strings_of(items(from.fk_del_set_cols, from.n_fk_del_set_cols)));
}

void exclusion(const PgQuery__Constraint& from, Constraint& constraint) {
  std::vector<std::string> columns;
  for (const Node* pair : items(from.exclusions, from.n_exclusions)) {
    if (pair->node_case != PG_QUERY__NODE__NODE_LIST || pair->list->n_items != 2) continue;
    const Node* const element = pair->list->items[0];
    if (element->node_case != PG_QUERY__NODE__NODE_INDEX_ELEM) continue;
    Expression value = element_of(*element->index_elem).value;
    if (value.kind == Expression::Kind::kColumn) columns.push_back(value.name);
    constraint.elements.push_back(std::move(value));
    const auto names = strings_of(pair->list->items[1]);
    constraint.operators.push_back(names.empty() ? std::string() : names.back());
  }
  constraint.columns = std::move(columns);
  constraint.using_ = given(from.access_method);
  if (from.where_clause != nullptr) constraint.where = verbatim(from.where_clause);
}

}  // namespace

Constraint constraint_of(const PgQuery__Constraint& from) {
  Constraint constraint;
  constraint.kind = constraint_kind(from.contype);
  constraint.name.name = given(from.conname);
  switch (constraint.kind) {
    case Constraint::Kind::kForeignKey:
      foreign_key(from, constraint);
      break;
    case Constraint::Kind::kCheck:
      constraint.check = verbatim(from.raw_expr);
      break;
    case Constraint::Kind::kExclude:
      exclusion(from, constraint);
      break;
    default:
      if (from.n_keys > 0) constraint.columns = strings_of(items(from.keys, from.n_keys));
      break;
  }
  constraint.deferrable = when(from.deferrable);
  if (from.initdeferred) constraint.initially = "DEFERRED";
  constraint.not_valid = when(from.skip_validation);
  constraint.using_index = given(from.indexname);
  if (from.n_including > 0)
    set_list(constraint.options, "postgresql_include",
             strings_of(items(from.including, from.n_including)));
  if (from.nulls_not_distinct) set_flag(constraint.options, "postgresql_nulls_not_distinct");
  if (from.is_no_inherit) set_flag(constraint.options, "postgresql_no_inherit");
  if (*from.indexspace != '\0')
    set_option(constraint.options, "postgresql_tablespace", from.indexspace);
  return constraint;
}

namespace {

// Builds one column; DEFERRABLE and the like follow the constraint that they belong to.
class ColumnBuilder {
 public:
  ColumnBuilder(const PgQuery__ColumnDef& from, ir::Table* table) : table_(table) {
    column_.name = given(from.colname);
    ColumnType type = column_type(from.type_name, from.coll_clause);
    column_.type = std::move(type.type);
    if (type.serial) {
      column_.autoincrement = true;
      column_.nullable = false;
    }
    if (*from.storage != '\0') set_option(column_.options, "postgresql_storage", from.storage);
    if (*from.compression != '\0')
      set_option(column_.options, "postgresql_compression", from.compression);
    for (const Node* node : items(from.constraints, from.n_constraints))
      if (node->node_case == PG_QUERY__NODE__NODE_CONSTRAINT) add(*node->constraint);
    finish();
  }

  ir::Column take() { return std::move(column_); }

 private:
  void add(const PgQuery__Constraint& from) {
    switch (from.contype) {
      case PG_QUERY__CONSTR_TYPE__CONSTR_NULL:
        column_.nullable = true;
        break;
      case PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL:
        column_.nullable = false;
        break;
      case PG_QUERY__CONSTR_TYPE__CONSTR_DEFAULT:
        column_.server_default = server_default(from.raw_expr);
        break;
      case PG_QUERY__CONSTR_TYPE__CONSTR_IDENTITY:
        column_.identity = identity_of(items(from.options, from.n_options));
        column_.identity->always = std::string_view(from.generated_when) == "a";
        column_.nullable = false;
        break;
      case PG_QUERY__CONSTR_TYPE__CONSTR_GENERATED:
        column_.computed = ir::Computed{verbatim(from.raw_expr), true};
        break;
      case PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_DEFERRABLE:
        if (pending_) pending_->deferrable = true;
        break;
      case PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_NOT_DEFERRABLE:
        if (pending_) pending_->deferrable = false;
        break;
      case PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_DEFERRED:
        if (pending_) pending_->initially = "DEFERRED";
        break;
      case PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_IMMEDIATE:
        if (pending_) pending_->initially = "IMMEDIATE";
        break;
      default:
        finish();
        pending_ = constraint_of(from);
        if (pending_->kind != Constraint::Kind::kCheck)
          pending_->columns = std::vector<std::string>{column_.name.value_or({})};
        break;
    }
  }

  // Puts the last constraint where it belongs.
  void finish() {
    if (!pending_) return;
    Constraint constraint = std::move(*pending_);
    pending_.reset();
    const bool primary_key = constraint.kind == Constraint::Kind::kPrimaryKey;
    if (primary_key) column_.nullable = false;
    // A mark on the column where nothing else is said of the constraint. Alembic adds a column
    // without such marks, so there the constraint stands for itself.
    if (table_ != nullptr && !constraint.name.name.given() && !constraint.deferrable.given() &&
        constraint.options.empty()) {
      if (primary_key) column_.primary_key = true;
      if (constraint.kind == Constraint::Kind::kUnique) column_.unique = true;
      if (primary_key || constraint.kind == Constraint::Kind::kUnique) return;
    }
    (table_ != nullptr ? table_->constraints : column_.constraints)
        .push_back(std::move(constraint));
  }

  ir::Table* table_;
  ir::Column column_;
  std::optional<Constraint> pending_;
};

}  // namespace

ir::Column column_of(const PgQuery__ColumnDef& from, ir::Table* table) {
  return ColumnBuilder(from, table).take();
}

ir::Index::Element element_of(const PgQuery__IndexElem& from) {
  ir::Index::Element element;
  if (*from.name != '\0') {
    element.value.kind = Expression::Kind::kColumn;
    element.value.name = from.name;
  } else {
    element.value = verbatim(from.expr);
  }
  const auto wrap = [&](Expression::Kind kind, std::string name) {
    Expression outer;
    outer.kind = kind;
    outer.name = std::move(name);
    outer.operands.push_back(std::move(element.value));
    element.value = std::move(outer);
  };
  if (const auto collation = strings_of(items(from.collation, from.n_collation));
      !collation.empty())
    wrap(Expression::Kind::kUnary, "COLLATE \"" + collation.back() + "\"");
  if (from.ordering == PG_QUERY__SORT_BY_DIR__SORTBY_DESC) wrap(Expression::Kind::kUnary, "DESC");
  if (from.nulls_ordering == PG_QUERY__SORT_BY_NULLS__SORTBY_NULLS_FIRST)
    wrap(Expression::Kind::kUnary, "NULLS FIRST");
  if (from.nulls_ordering == PG_QUERY__SORT_BY_NULLS__SORTBY_NULLS_LAST)
    wrap(Expression::Kind::kUnary, "NULLS LAST");
  if (const auto names = strings_of(items(from.opclass, from.n_opclass)); !names.empty())
    element.ops = names.back();
  return element;
}

ir::Index index_of(const PgQuery__IndexStmt& from) {
  ir::Index index;
  index.name.name = given(from.idxname);
  index.table = table_name(from.relation);
  std::vector<ir::Index::Element> elements;
  for (const Node* node : items(from.index_params, from.n_index_params))
    if (node->node_case == PG_QUERY__NODE__NODE_INDEX_ELEM)
      elements.push_back(element_of(*node->index_elem));
  index.elements = std::move(elements);
  index.unique = when(from.unique);
  // The grammar puts the default in where none is written.
  if (std::string_view(from.access_method) != "btree") index.using_ = given(from.access_method);
  if (from.where_clause != nullptr) index.where = verbatim(from.where_clause);
  std::vector<std::string> include;
  for (const Node* node : items(from.index_including_params, from.n_index_including_params))
    if (node->node_case == PG_QUERY__NODE__NODE_INDEX_ELEM)
      include.emplace_back(node->index_elem->name);
  if (!include.empty()) index.include = std::move(include);
  if (from.nulls_not_distinct) set_flag(index.options, "postgresql_nulls_not_distinct");
  if (from.n_options > 0)
    set_option(index.options, "postgresql_with", options_text(items(from.options, from.n_options)));
  if (*from.table_space != '\0')
    set_option(index.options, "postgresql_tablespace", from.table_space);
  if (from.relation != nullptr && !from.relation->inh) set_flag(index.options, "postgresql_only");
  return index;
}

}  // namespace migrate::sql
