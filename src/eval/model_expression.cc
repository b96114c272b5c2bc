#include "eval/model_expression.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "eval/model_arguments.h"
#include "eval/model_table.h"
#include "eval/model_types.h"

namespace migrate::eval {
namespace {

using Kind = ir::Expression::Kind;

// An expression that a loop makes deeper and deeper is given up.
constexpr int kMostNesting = 200;
// What copying costs, compared to a step of the evaluator.
constexpr std::uint32_t kNodesAStep = 8;

struct Operator {
  std::string_view python, sql;
};

constexpr Operator kOperators[] = {{"+", "+"},   {"-", "-"},   {"*", "*"},   {"/", "/"},
                                   {"%", "%"},   {"==", "="},  {"!=", "!="}, {"<", "<"},
                                   {"<=", "<="}, {">", ">"},   {">=", ">="}, {"[]", "[]"},
                                   {"<<", "<<"}, {">>", ">>"}, {"//", "/"}};
// Methods of one other operand.
constexpr Operator kBinaryMethods[] = {
    {"like", "LIKE"},
    {"ilike", "ILIKE"},
    {"notlike", "NOT LIKE"},
    {"not_like", "NOT LIKE"},
    {"notilike", "NOT ILIKE"},
    {"not_ilike", "NOT ILIKE"},
    {"in_", "IN"},
    {"notin_", "NOT IN"},
    {"not_in", "NOT IN"},
    {"is_", "IS"},
    {"isnot", "IS NOT"},
    {"is_not", "IS NOT"},
    {"is_distinct_from", "IS DISTINCT FROM"},
    {"is_not_distinct_from", "IS NOT DISTINCT FROM"},
    {"isnot_distinct_from", "IS NOT DISTINCT FROM"},
    {"concat", "||"},
    {"collate", "COLLATE"},
    {"overlaps", "&&"},
    {"contained_by", "<@"},
    {"has_key", "?"},
    {"regexp_match", "~"},
    {"match", "MATCH"},
};
constexpr Operator kUnaryMethods[] = {
    {"asc", "ASC"},
    {"desc", "DESC"},
    {"nulls_first", "NULLS FIRST"},
    {"nullsfirst", "NULLS FIRST"},
    {"nulls_last", "NULLS LAST"},
    {"nullslast", "NULLS LAST"},
    {"distinct", "DISTINCT"},
    {"exists", "EXISTS"},
};

template <std::size_t N>
const Operator* find_operator(const Operator (&operators)[N], std::string_view python) {
  const auto found = std::find_if(std::begin(operators), std::end(operators),
                                  [&](const Operator& one) { return one.python == python; });
  return found == std::end(operators) ? nullptr : found;
}

bool is_null(const ir::Expression& expression) {
  return expression.kind == Kind::kLiteral && expression.value.is_none();
}

// SQLAlchemy writes a comparison with None as a test for NULL.
ir::Expression compare(std::string_view sql, ir::Expression left, ir::Expression right) {
  if (is_null(right) && (sql == "=" || sql == "IS")) return node(Kind::kUnary, "IS NULL", {left});
  if (is_null(right) && (sql == "!=" || sql == "IS NOT"))
    return node(Kind::kUnary, "IS NOT NULL", {left});
  return node(Kind::kBinary, std::string(sql), {std::move(left), std::move(right)});
}

// A list of constants or expressions, in parentheses.
ir::Expression list_of(Interpreter& interpreter, const Value& value, Span place) {
  if (value.get<NativeRef>()) return expression_of(interpreter, value, place);
  const auto items = interpreter.items(value, place);
  if (!items) return ir::Expression::unknown("which values are in the list is not known");
  ir::Expression list = node(Kind::kList, {});
  for (const Value& item : *items) list.operands.push_back(expression_of(interpreter, item, place));
  return list;
}

// A class of the ORM stands for its table.
std::optional<ir::Expression> table_of_model(const ClassValue& model) {
  if (!model.names) return std::nullopt;
  const auto name = model.names->names.find(std::string_view("__tablename__"));
  if (name == model.names->names.end() || !name->second.text()) return std::nullopt;
  return node(Kind::kTable, *name->second.text());
}

Value pattern_method(const std::shared_ptr<const ir::Expression>& left, std::string_view name) {
  return callable(std::string(name), [left, name = std::string(name)](
                                         Interpreter& in, const Arguments& arguments, Span where) {
    const Bound bound(in, arguments, "other, **", where);
    const Value other = bound.value("other");
    const std::string* const text = other.text();
    if (!text) {
      ir::Expression unknown = expression_of(in, other, where);
      return make_expression(in, node(Kind::kBinary, "LIKE", {*left, std::move(unknown)}));
    }
    const std::string pattern =
        (name == "startswith" ? "" : "%") + *text + (name == "endswith" ? "" : "%");
    return make_expression(in, node(Kind::kBinary, "LIKE", {*left, constant({pattern})}));
  });
}

Value column_fact(Interpreter& interpreter, const std::shared_ptr<const ir::Column>& of,
                  std::string_view name, Span place) {
  const ir::Column& column = *of;
  if (name == "copy" || name == "_copy")
    return callable(std::string(name), [of](Interpreter&, const Arguments&, Span) {
      return make<ExpressionObject>(of->name.known() ? node(Kind::kColumn, *of->name)
                                                     : ir::Expression::unknown("it has no name"),
                                    of);
    });
  if (name == "name" || name == "key")
    return column.name.known()
               ? Value::string(*column.name)
               : interpreter.unknown("unknown-value", "the name of the column is not known", place);
  if (name == "type") return make<TypeObject>(column.type);
  if (name == "nullable" && !column.nullable.unknown())
    return Value::boolean(column.nullable.value_or(!column.primary_key.is(true)));
  if (name == "primary_key" && !column.primary_key.unknown())
    return Value::boolean(column.primary_key.value_or(false));
  return interpreter.unknown("unmodelled", fmt::format("Column.{} is not modelled", name), place);
}

}  // namespace

ir::Expression node(Kind kind, std::string name, std::vector<ir::Expression> operands) {
  ir::Expression result;
  result.kind = kind;
  result.name = std::move(name);
  result.operands = std::move(operands);
  return result;
}

ir::Expression constant(ir::Literal value) {
  ir::Expression result = node(Kind::kLiteral, {});
  result.value = std::move(value);
  return result;
}

ir::Expression both(std::optional<ir::Expression> left, ir::Expression right) {
  if (!left) return right;
  return node(Kind::kBinary, "AND", {*std::move(left), std::move(right)});
}

Value make_expression(Interpreter& interpreter, ir::Expression expression) {
  std::uint32_t count = 0;
  std::vector<std::pair<const ir::Expression*, int>> todo{{&expression, 0}};
  bool too_deep = false;
  while (!todo.empty()) {
    const auto [next, depth] = todo.back();
    todo.pop_back();
    ++count;
    too_deep = too_deep || depth > kMostNesting;
    for (const ir::Expression& operand : next->operands) todo.emplace_back(&operand, depth + 1);
  }
  interpreter.spend(count / kNodesAStep);
  if (too_deep) return make<ExpressionObject>(ir::Expression::unknown("it is nested too deeply"));
  return make<ExpressionObject>(std::move(expression));
}

ir::Expression expression_of(Interpreter& interpreter, const Value& value, Span place) {
  if (const auto* const object = value.native<ExpressionObject>()) return object->expression();
  if (const auto* const table = value.native<TableObject>()) return table->expression();
  if (const ClassRef* const model = value.get<ClassRef>())
    if (auto table = table_of_model(**model)) return *std::move(table);
  // Values that a statement writes or compares with are data, as rows are: no gap.
  ir::Literal literal = literal_of(interpreter, value, place, true);
  if (const auto* const unknown = std::get_if<ir::Unknown>(&literal.value))
    return ir::Expression::unknown(unknown->why);
  return constant(std::move(literal));
}

ir::Expression sql_of(Interpreter& interpreter, const Value& value, Span place) {
  if (const std::string* const text = value.text()) return ir::Expression::text(*text);
  if (value.is_unknown() || value.get<AlternativesRef>())
    return ir::Expression::unknown(not_known(interpreter, value, "SQL", place).why);
  return expression_of(interpreter, value, place);
}

ir::Expression column_of(Interpreter& interpreter, const Value& value, Span place) {
  if (const std::string* const text = value.text()) return node(Kind::kColumn, *text);
  if (value.is_unknown() || value.get<AlternativesRef>())
    return ir::Expression::unknown(not_known(interpreter, value, "a column", place).why);
  return expression_of(interpreter, value, place);
}

std::optional<ir::Literal> ExpressionObject::literal() const {
  if (expression_->kind == Kind::kLiteral) return expression_->value;
  return std::nullopt;
}

Value ExpressionObject::operate(Interpreter& in, std::string_view op, const Value& other,
                                bool reflected, Span place) {
  if (op == "~") return make_expression(in, node(Kind::kUnary, "NOT", {*expression_}));
  if (op == "-x") return make_expression(in, node(Kind::kUnary, "-", {*expression_}));
  if (op == "&" || op == "|") {
    std::vector<ir::Expression> sides{*expression_, sql_of(in, other, place)};
    if (reflected) std::swap(sides[0], sides[1]);
    return make_expression(in, node(Kind::kBinary, op == "&" ? "AND" : "OR", std::move(sides)));
  }
  const Operator* const known = find_operator(kOperators, op);
  if (!known) return Native::operate(in, op, other, reflected, place);
  ir::Expression right = expression_of(in, other, place);
  if (reflected) return make_expression(in, compare(known->sql, std::move(right), *expression_));
  return make_expression(in, compare(known->sql, *expression_, std::move(right)));
}

Value ExpressionObject::attribute(Interpreter& interpreter, std::string_view name, Span place) {
  if (auto method = statement_method(*expression_, name)) return *std::move(method);
  if (const Operator* const unary = find_operator(kUnaryMethods, name))
    return callable(
        std::string(name), [self = expression_, unary](Interpreter& in, const Arguments&, Span) {
          return make_expression(in, node(Kind::kUnary, std::string(unary->sql), {*self}));
        });
  if (const Operator* const binary = find_operator(kBinaryMethods, name))
    return callable(
        std::string(name),
        [self = expression_, binary](Interpreter& in, const Arguments& arguments, Span where) {
          const Bound bound(in, arguments, "other, **", where);
          const bool list = binary->sql == "IN" || binary->sql == "NOT IN";
          return make_expression(
              in, compare(binary->sql, *self,
                          (list ? list_of : expression_of)(in, bound.value("other"), where)));
        });
  if (name == "startswith" || name == "endswith" || name == "contains")
    return pattern_method(expression_, name);
  if (name == "between")
    return callable(
        "between", [self = expression_](Interpreter& in, const Arguments& arguments, Span where) {
          const Bound bound(in, arguments, "cleft, cright, symmetric=", where);
          return make_expression(
              in, node(Kind::kBinary, "BETWEEN",
                       {*self, node(Kind::kList, {},
                                    {expression_of(in, bound.value("cleft"), where),
                                     expression_of(in, bound.value("cright"), where)})}));
        });
  if (name == "op")
    return callable("op", [self = expression_](Interpreter&, const Arguments& arguments, Span) {
      const Argument* const sql = arguments.find(0, "opstring");
      const std::string text = sql && sql->value.text() ? *sql->value.text() : std::string("?");
      return callable("op()", [self, text](Interpreter& in, const Arguments& operands, Span where) {
        const Bound bound(in, operands, "other", where);
        return make_expression(
            in, node(Kind::kBinary, text, {*self, expression_of(in, bound.value("other"), where)}));
      });
    });
  if (name == "cast")
    return callable("cast",
                    [self = expression_](Interpreter& in, const Arguments& arguments, Span where) {
                      const Bound bound(in, arguments, "type_", where);
                      ir::Expression cast = node(Kind::kCast, {}, {*self});
                      cast.type.push_back(type_of(in, bound.value("type_"), where));
                      return make_expression(in, std::move(cast));
                    });
  if (name == "label" || name == "alias" || name == "subquery" || name == "cte")
    return callable(std::string(name),
                    [self = expression_](Interpreter& in, const Arguments& arguments, Span where) {
                      const Bound bound(in, arguments, "name=, **", where);
                      return make_expression(
                          in, node(Kind::kAlias, bound.text("name").value_or(""), {*self}));
                    });
  if (name == "scalar_subquery" || name == "as_scalar" || name == "self_group" ||
      name == "execution_options" || name == "over" || name == "compile")
    return callable(std::string(name), [self = expression_, name = std::string(name)](
                                           Interpreter& in, const Arguments&, Span where) {
      if (name == "over" || name == "compile")
        return in.unknown("unmodelled", fmt::format("{}() is not modelled", name), where);
      return make_expression(in, *self);
    });
  if (name == "bindparams" && expression_->kind == Kind::kText)
    return callable("bindparams", [self = expression_, source = source_](
                                      Interpreter& in, const Arguments& arguments, Span) {
      ir::Expression bound = *self;
      for (const Argument& argument : arguments.items) {
        ir::Expression parameter = expression_of(in, argument.value, argument.place);
        if (!argument.keyword.empty())
          parameter = node(Kind::kParameter, argument.keyword, {std::move(parameter)});
        bound.operands.push_back(std::move(parameter));
      }
      return make<ExpressionObject>(std::move(bound), nullptr, source);
    });
  if (name == "join" || name == "outerjoin")
    return callable(
        std::string(name), [self = expression_, outer = name == "outerjoin"](
                               Interpreter& in, const Arguments& arguments, Span where) {
          const Bound bound(in, arguments, "right, onclause=, isouter=, full=", where);
          ir::Expression join = node(Kind::kBinary, outer ? "LEFT JOIN" : "JOIN",
                                     {*self, expression_of(in, bound.value("right"), where)});
          if (bound.given("onclause"))
            join.operands.push_back(sql_of(in, bound.value("onclause"), where));
          return make_expression(in, std::move(join));
        });
  if ((name == "c" || name == "columns") && expression_->kind == Kind::kAlias)
    return make<ColumnNames>(node(Kind::kTable, expression_->name));
  if (name == "text" && expression_->kind == Kind::kText) return source_;
  if (column_) return column_fact(interpreter, column_, name, place);
  if ((name == "name" || name == "key") && expression_->kind == Kind::kColumn)
    return Value::string(expression_->name);
  return Native::attribute(interpreter, name, place);
}

}  // namespace migrate::eval
