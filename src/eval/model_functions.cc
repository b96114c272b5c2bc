// The functions of sqlalchemy that make expressions.
#include <algorithm>
#include <iterator>

#include "eval/model_arguments.h"
#include "eval/model_expression.h"
#include "eval/model_types.h"

namespace migrate::eval {
namespace {

using Kind = ir::Expression::Kind;
using Maker = Value (*)(Interpreter&, const Arguments&, Span);

// sa.func, and sa.func.pg_catalog: a name of it is a function of SQL.
class FunctionName final : public Native {
 public:
  explicit FunctionName(std::string name) : name_(std::move(name)) {}
  std::string_view type_name() const override { return "sqlalchemy.func"; }
  Value attribute(Interpreter&, std::string_view name, Span) override {
    return make<FunctionName>(name_.empty() ? std::string(name) : name_ + "." + std::string(name));
  }
  Value call(Interpreter& in, const Arguments& arguments, Span) override {
    ir::Expression result = node(Kind::kFunction, name_);
    for (const Argument& argument : arguments.items)
      if (argument.keyword.empty())
        result.operands.push_back(expression_of(in, argument.value, argument.place));
    if (!arguments.incomplete.empty())
      result.operands.push_back(ir::Expression::unknown(arguments.incomplete));
    return make_expression(in, std::move(result));
  }
  Value operate(Interpreter&, std::string_view, const Value&, bool, Span place) override {
    return Value::unknown({"unmodelled", "a function of SQL is no value", place, {}, false});
  }

 private:
  std::string name_;
};

Value make_text(Interpreter& interpreter, const Arguments& arguments, Span place) {
  const Bound bound(interpreter, arguments, "text, bind=, **", place);
  const Value given = bound.value("text");
  if (const std::string* const text = given.text())
    return make<ExpressionObject>(ir::Expression::text(*text), nullptr, given);
  const UnknownValue* const unknown = given.why_unknown();
  return make<ExpressionObject>(
      ir::Expression::unknown(unknown ? unknown->detail : "the text is not known"), nullptr, given);
}

Value join(Interpreter& in, const Arguments& arguments, std::string_view op) {
  std::optional<ir::Expression> result;
  for (const Argument& argument : arguments.items) {
    ir::Expression next = sql_of(in, argument.value, argument.place);
    result = result ? node(Kind::kBinary, std::string(op), {*std::move(result), std::move(next)})
                    : std::move(next);
  }
  if (!arguments.incomplete.empty()) result = ir::Expression::unknown(arguments.incomplete);
  return make_expression(in, result ? *std::move(result) : node(Kind::kList, {}));
}
Value make_and(Interpreter& in, const Arguments& arguments, Span) {
  return join(in, arguments, "AND");
}
Value make_or(Interpreter& in, const Arguments& arguments, Span) {
  return join(in, arguments, "OR");
}

Value unary(Interpreter& in, const Arguments& arguments, std::string_view op, Span place) {
  const Bound bound(in, arguments, "operand, **", place);
  return make_expression(
      in, node(Kind::kUnary, std::string(op), {sql_of(in, bound.value("operand"), place)}));
}
Value make_not(Interpreter& in, const Arguments& arguments, Span place) {
  return unary(in, arguments, "NOT", place);
}
Value ordered(Interpreter& in, const Arguments& arguments, std::string_view op, Span place) {
  const Bound bound(in, arguments, "column", place);
  return make_expression(
      in, node(Kind::kUnary, std::string(op), {column_of(in, bound.value("column"), place)}));
}
Value make_desc(Interpreter& in, const Arguments& arguments, Span place) {
  return ordered(in, arguments, "DESC", place);
}
Value make_asc(Interpreter& in, const Arguments& arguments, Span place) {
  return ordered(in, arguments, "ASC", place);
}
Value make_nulls_first(Interpreter& in, const Arguments& arguments, Span place) {
  return ordered(in, arguments, "NULLS FIRST", place);
}
Value make_nulls_last(Interpreter& in, const Arguments& arguments, Span place) {
  return ordered(in, arguments, "NULLS LAST", place);
}
Value make_distinct(Interpreter& in, const Arguments& arguments, Span place) {
  return ordered(in, arguments, "DISTINCT", place);
}
Value make_any(Interpreter& in, const Arguments& arguments, Span place) {
  return unary(in, arguments, "ANY", place);
}
Value make_all(Interpreter& in, const Arguments& arguments, Span place) {
  return unary(in, arguments, "ALL", place);
}

Value make_literal(Interpreter& in, const Arguments& arguments, Span place) {
  const Bound bound(in, arguments, "value, type_=, *, literal_execute=", place);
  return make_expression(in, expression_of(in, bound.value("value"), place));
}
Value make_literal_column(Interpreter& in, const Arguments& arguments, Span place) {
  const Bound bound(in, arguments, "text, type_=, **", place);
  const ir::Arg<std::string> text = bound.text("text");
  return make_expression(in, text.known() ? node(Kind::kVerbatim, *text)
                                          : ir::Expression::unknown("its text is not known"));
}
Value make_null(Interpreter& in, const Arguments&, Span) {
  return make_expression(in, constant({ir::None{}}));
}
Value make_true(Interpreter& in, const Arguments&, Span) {
  return make_expression(in, constant({true}));
}
Value make_false(Interpreter& in, const Arguments&, Span) {
  return make_expression(in, constant({false}));
}

Value make_column(Interpreter& in, const Arguments& arguments, Span place) {
  const Bound bound(in, arguments, "text, type_=, is_literal=, _selectable=", place);
  auto column = std::make_shared<ir::Column>();
  column->name = bound.text("text");
  column->type = type_of(in, bound.value("type_"), bound.place("type_"));
  column->span = place;
  ir::Expression name = column->name.known()
                            ? node(Kind::kColumn, *column->name)
                            : ir::Expression::unknown("the name of the column is not known");
  return make<ExpressionObject>(std::move(name), std::move(column));
}

Value make_cast(Interpreter& in, const Arguments& arguments, Span place) {
  const Bound bound(in, arguments, "expression, type_, **", place);
  ir::Expression cast =
      node(Kind::kCast, {}, {expression_of(in, bound.value("expression"), place)});
  cast.type.push_back(type_of(in, bound.value("type_"), place));
  return make_expression(in, std::move(cast));
}

Value make_parameter(Interpreter& in, const Arguments& arguments, Span place) {
  const Bound bound(in, arguments, "key, value=, type_=, unique=, required=, **", place);
  ir::Expression parameter = node(Kind::kParameter, bound.text("key").value_or(""));
  if (bound.given("value"))
    parameter.operands.push_back(expression_of(in, bound.value("value"), place));
  return make_expression(in, std::move(parameter));
}

// case((when, then), …, value=, else_=), and case([(when, then), …]) of SQLAlchemy 1.
Value make_case(Interpreter& in, const Arguments& arguments, Span place) {
  const Bound bound(in, arguments, "*whens, value=, else_=", place);
  ir::Expression result = node(Kind::kCase, {});
  std::vector<Value> pairs;
  for (const Argument* const argument : bound.rest()) {
    const auto* const list = argument->value.get<ListRef>();
    if (list)
      pairs.insert(pairs.end(), (*list)->items.begin(), (*list)->items.end());
    else
      pairs.push_back(argument->value);
  }
  for (const Value& pair : pairs) {
    const TupleRef* const tuple = pair.get<TupleRef>();
    if (!tuple || (*tuple)->items.size() != 2 || bound.given("value"))
      return make_expression(in,
                             ir::Expression::unknown("a case() of a form that is not modelled"));
    result.operands.push_back(sql_of(in, (*tuple)->items[0], place));
    result.operands.push_back(expression_of(in, (*tuple)->items[1], place));
  }
  if (bound.given("else_"))
    result.operands.push_back(expression_of(in, bound.value("else_"), place));
  return make_expression(in, std::move(result));
}

Value make_exists(Interpreter& in, const Arguments& arguments, Span place) {
  const Bound bound(in, arguments, "*select, whereclause=, **", place);
  ir::Expression exists = node(Kind::kUnary, "EXISTS");
  for (const Argument* const argument : bound.rest())
    exists.operands.push_back(expression_of(in, argument->value, place));
  return make_expression(in, std::move(exists));
}

Value make_tuple(Interpreter& in, const Arguments& arguments, Span) {
  ir::Expression list = node(Kind::kList, {});
  for (const Argument& argument : arguments.items)
    list.operands.push_back(expression_of(in, argument.value, argument.place));
  return make_expression(in, std::move(list));
}

Value make_extract(Interpreter& in, const Arguments& arguments, Span place) {
  const Bound bound(in, arguments, "field, expr", place);
  return make_expression(in, node(Kind::kFunction, "extract",
                                  {ir::Expression::text(bound.text("field").value_or("?")),
                                   expression_of(in, bound.value("expr"), place)}));
}

struct Entry {
  std::string_view name;
  Maker maker;
};
constexpr Entry kFunctions[] = {
    {"all_", make_all},
    {"and_", make_and},
    {"any_", make_any},
    {"asc", make_asc},
    {"bindparam", make_parameter},
    {"case", make_case},
    {"cast", make_cast},
    {"column", make_column},
    {"desc", make_desc},
    {"distinct", make_distinct},
    {"exists", make_exists},
    {"extract", make_extract},
    {"false", make_false},
    {"inline_literal", make_literal},
    {"literal", make_literal},
    {"literal_column", make_literal_column},
    {"not_", make_not},
    {"null", make_null},
    {"nulls_first", make_nulls_first},
    {"nulls_last", make_nulls_last},
    {"nullsfirst", make_nulls_first},
    {"nullslast", make_nulls_last},
    {"or_", make_or},
    {"text", make_text},
    {"true", make_true},
    {"tuple_", make_tuple},
    {"type_coerce", make_cast},
};

}  // namespace

std::optional<Value> sql_function(std::string_view name) {
  if (name == "func") return make<FunctionName>(std::string());
  const auto found = std::find_if(std::begin(kFunctions), std::end(kFunctions),
                                  [&](const Entry& entry) { return entry.name == name; });
  if (found != std::end(kFunctions)) return callable(std::string(name), found->maker);
  return statement_function(name);
}

}  // namespace migrate::eval
