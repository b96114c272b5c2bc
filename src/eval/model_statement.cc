// SELECT, INSERT, UPDATE and DELETE of SQLAlchemy Core.
#include <algorithm>
#include <iterator>

#include "eval/model_arguments.h"
#include "eval/model_expression.h"
#include "eval/model_table.h"

namespace migrate::eval {
namespace {

using ir::Expression;
using Kind = Expression::Kind;

Expression& clause(Expression& statement, std::string_view name) {
  for (Expression& one : statement.operands)
    if (one.kind == Kind::kClause && one.name == name) return one;
  statement.operands.push_back(node(Kind::kClause, std::string(name)));
  return statement.operands.back();
}

void add_table(std::vector<Expression>& tables, const Expression& table) {
  if (std::find(tables.begin(), tables.end(), table) == tables.end()) tables.push_back(table);
}

// SQLAlchemy selects from the tables of the columns where nothing else is said. The depth of an
// expression is bounded by the evaluator's steps, so the walk keeps its own stack.
std::vector<Expression> tables_in(const Expression& clause) {
  std::vector<Expression> tables;
  std::vector<const Expression*> todo{&clause};
  while (!todo.empty()) {
    const Expression* const next = todo.back();
    todo.pop_back();
    if (next->kind == Kind::kTable) add_table(tables, *next);
    if (next->kind == Kind::kSelect || next->kind == Kind::kAlias) continue;
    for (auto one = next->operands.rbegin(); one != next->operands.rend(); ++one)
      todo.push_back(&*one);
  }
  return tables;
}

void set_from(Expression& select) {
  std::vector<Expression> tables, joined, all;
  for (const Expression& part : select.operands) {
    if (part.name == "FROM") tables = part.operands;
    if (part.name == "COLUMNS" || part.name == "WHERE")
      for (const Expression& table : tables_in(part)) add_table(all, table);
  }
  for (const Expression& part : tables)
    if (part.kind != Kind::kTable)
      for (const Expression& table : tables_in(part)) add_table(joined, table);
  for (const Expression& table : all) add_table(tables, table);
  // What stands in a join does not stand beside it.
  tables.erase(std::remove_if(tables.begin(), tables.end(),
                              [&](const Expression& one) {
                                return std::find(joined.begin(), joined.end(), one) != joined.end();
                              }),
               tables.end());
  if (!tables.empty()) clause(select, "FROM").operands = std::move(tables);
}

void add_condition(Expression& statement, std::string_view name, Expression condition) {
  Expression& where = clause(statement, name);
  if (where.operands.empty())
    where.operands.push_back(std::move(condition));
  else
    where.operands[0] = both(std::move(where.operands[0]), std::move(condition));
}

void add_all(Interpreter& in, Expression& statement, std::string_view name,
             const Arguments& arguments) {
  Expression& list = clause(statement, name);
  for (const Argument& argument : arguments.items) {
    const ListRef* const items = argument.value.get<ListRef>();
    if (items) {
      for (const Value& item : (*items)->items)
        list.operands.push_back(column_of(in, item, argument.place));
    } else {
      list.operands.push_back(column_of(in, argument.value, argument.place));
    }
  }
  if (!arguments.incomplete.empty())
    list.operands.push_back(Expression::unknown(arguments.incomplete));
}

Expression assignment(Interpreter& in, Expression column, const Value& value, Span place) {
  return node(Kind::kBinary, "=", {std::move(column), expression_of(in, value, place)});
}

// A dictionary of one row.
std::vector<Expression> row(Interpreter& in, const Value& value, Span place) {
  const DictRef* const dict = value.get<DictRef>();
  if (!dict) return {Expression::unknown(not_known(in, value, "a dict", place).why)};
  std::vector<Expression> assignments;
  for (const auto& [column, item] : (*dict)->items)
    assignments.push_back(assignment(in, column_of(in, column, place), item, place));
  if (!(*dict)->incomplete.empty()) assignments.push_back(Expression::unknown((*dict)->incomplete));
  return assignments;
}

// values(x=1), values({"x": 1}), values([{…}, {…}]).
void add_values(Interpreter& in, Expression& statement, const Arguments& arguments) {
  Expression& values = clause(statement, statement.kind == Kind::kInsert ? "VALUES" : "SET");
  const auto add = [&](std::vector<Expression> parts) {
    for (Expression& part : parts) values.operands.push_back(std::move(part));
  };
  for (const Argument& argument : arguments.items) {
    const ListRef* const rows = argument.value.get<ListRef>();
    if (!argument.keyword.empty())
      values.operands.push_back(
          assignment(in, node(Kind::kColumn, argument.keyword), argument.value, argument.place));
    else if (rows)
      for (const Value& one : (*rows)->items)
        values.operands.push_back(node(Kind::kList, {}, row(in, one, argument.place)));
    else
      add(row(in, argument.value, argument.place));
  }
  if (!arguments.incomplete.empty())
    values.operands.push_back(Expression::unknown(arguments.incomplete));
}

void add_join(Interpreter& in, Expression& select, std::string_view name,
              const Arguments& arguments, Span place) {
  const Bound bound(in, arguments, "target, onclause=, isouter=, full=", place);
  Expression join = node(Kind::kList, name == "join" ? "JOIN" : "LEFT JOIN",
                         {expression_of(in, bound.value("target"), place)});
  if (bound.given("onclause"))
    join.operands.push_back(expression_of(in, bound.value("onclause"), place));
  clause(select, "JOIN").operands.push_back(std::move(join));
}

void apply_method(Interpreter& in, Expression& statement, std::string_view name,
                  const Arguments& arguments, Span place) {
  if (name == "where" || name == "filter") {
    for (const Argument& argument : arguments.items)
      add_condition(statement, "WHERE", sql_of(in, argument.value, argument.place));
  } else if (name == "having") {
    for (const Argument& argument : arguments.items)
      add_condition(statement, "HAVING", sql_of(in, argument.value, argument.place));
  } else if (name == "values") {
    add_values(in, statement, arguments);
  } else if (name == "returning") {
    add_all(in, statement, "RETURNING", arguments);
  } else if (name == "select_from") {
    add_all(in, statement, "FROM", arguments);
  } else if (name == "group_by") {
    add_all(in, statement, "GROUP BY", arguments);
  } else if (name == "order_by") {
    add_all(in, statement, "ORDER BY", arguments);
  } else if (name == "limit") {
    add_all(in, statement, "LIMIT", arguments);
  } else if (name == "offset") {
    add_all(in, statement, "OFFSET", arguments);
  } else if (name == "distinct") {
    add_all(in, statement, "DISTINCT", arguments);
  } else if (name == "with_for_update") {
    clause(statement, "FOR UPDATE");
  } else if (name == "join" || name == "outerjoin") {
    add_join(in, statement, name, arguments, place);
  } else if (name == "from_select") {
    const Bound bound(in, arguments, "names, select, include_defaults=", place);
    Expression names = node(Kind::kList, {});
    if (const auto items = in.items(bound.value("names"), place))
      for (const Value& item : *items) names.operands.push_back(column_of(in, item, place));
    else
      names.operands.push_back(Expression::unknown("the columns are not known"));
    clause(statement, "SELECT").operands = {std::move(names),
                                            expression_of(in, bound.value("select"), place)};
  } else if (name == "on_conflict_do_nothing") {
    clause(statement, "ON CONFLICT DO NOTHING");
  } else if (name == "on_conflict_do_update") {
    clause(statement, "ON CONFLICT DO UPDATE");
  }
  if (statement.kind == Kind::kSelect) set_from(statement);
}

constexpr std::string_view kSelectMethods[] = {
    "where",     "filter",          "having",    "select_from",      "group_by",
    "order_by",  "limit",           "offset",    "distinct",         "join",
    "outerjoin", "with_for_update", "correlate", "execution_options"};
constexpr std::string_view kInsertMethods[] = {"values",
                                               "returning",
                                               "from_select",
                                               "on_conflict_do_nothing",
                                               "on_conflict_do_update",
                                               "execution_options",
                                               "prefix_with"};
constexpr std::string_view kWriteMethods[] = {
    "where",          "values",    "returning", "order_by", "execution_options",
    "ordered_values", "with_hint", "filter"};

template <std::size_t N>
bool is_in(const std::string_view (&names)[N], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

// select(a, b), select([a, b], where) and select(columns=[…]) of older versions.
Value make_select(Interpreter& in, const Arguments& arguments, Span) {
  Expression select = node(Kind::kSelect, {});
  Arguments columns{{}, arguments.incomplete};
  const bool old_style =
      !arguments.items.empty() && arguments.items[0].value.get<ListRef>() != nullptr;
  for (std::size_t i = 0; i < arguments.items.size(); ++i) {
    const Argument& argument = arguments.items[i];
    const bool where =
        argument.keyword == "whereclause" || (argument.keyword.empty() && old_style && i == 1);
    if (where)
      add_condition(select, "WHERE", sql_of(in, argument.value, argument.place));
    else if (argument.keyword.empty() || argument.keyword == "columns")
      columns.items.push_back({"", argument.value, argument.place});
    else
      clause(select, argument.keyword);
  }
  add_all(in, select, "COLUMNS", columns);
  const auto first = std::find_if(select.operands.begin(), select.operands.end(),
                                  [](const Expression& one) { return one.name == "COLUMNS"; });
  std::rotate(select.operands.begin(), first, select.operands.end());
  set_from(select);
  return make_expression(in, std::move(select));
}

Value make_statement(Interpreter& in, const Arguments& arguments, std::string_view verb,
                     Span place) {
  const Bound bound(in, arguments, "table, whereclause=, values=, **", place);
  const Value statement =
      statement_on(in, verb, expression_of(in, bound.value("table"), bound.place("table")));
  Expression result = statement.native<ExpressionObject>()->expression();
  // Up to SQLAlchemy 1.4 the second argument of insert() is the values.
  if (const Argument* const second = bound.find("whereclause")) {
    const Arguments only{{{"", second->value, second->place}}, {}};
    apply_method(in, result, result.kind == Kind::kInsert ? "values" : "where", only, place);
  }
  if (const Argument* const values = bound.find("values"))
    apply_method(in, result, "values", {{{"", values->value, values->place}}, {}}, place);
  return make_expression(in, std::move(result));
}

}  // namespace

Value statement_on(Interpreter& in, std::string_view verb, Expression table) {
  Expression statement;
  statement.kind = verb == "insert"   ? Kind::kInsert
                   : verb == "update" ? Kind::kUpdate
                   : verb == "delete" ? Kind::kDelete
                                      : Kind::kSelect;
  const std::string_view about = verb == "insert"   ? "INTO"
                                 : verb == "update" ? "TABLE"
                                 : verb == "delete" ? "FROM"
                                                    : "COLUMNS";
  statement.operands.push_back(node(Kind::kClause, std::string(about), {std::move(table)}));
  if (statement.kind == Kind::kSelect) set_from(statement);
  return make_expression(in, std::move(statement));
}

std::optional<Value> statement_function(std::string_view name) {
  if (name == "select") return callable("select", make_select);
  if (name == "insert" || name == "update" || name == "delete")
    return callable(
        std::string(name),
        [verb = std::string(name)](Interpreter& in, const Arguments& arguments, Span where) {
          return make_statement(in, arguments, verb, where);
        });
  return std::nullopt;
}

std::optional<Value> statement_method(const Expression& statement, std::string_view name) {
  const bool known = statement.kind == Kind::kSelect   ? is_in(kSelectMethods, name)
                     : statement.kind == Kind::kInsert ? is_in(kInsertMethods, name)
                     : statement.kind == Kind::kUpdate || statement.kind == Kind::kDelete
                         ? is_in(kWriteMethods, name)
                         : false;
  if (!known) return std::nullopt;
  return callable(std::string(name), [statement, name = std::string(name)](
                                         Interpreter& in, const Arguments& arguments, Span where) {
    Expression changed = statement;
    apply_method(in, changed, name, arguments, where);
    return make_expression(in, std::move(changed));
  });
}

}  // namespace migrate::eval
