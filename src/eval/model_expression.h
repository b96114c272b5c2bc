// SQLAlchemy Core as values: columns, expressions and statements that a revision builds.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/model_values.h"
#include "migrate/ir/expression.h"
#include "migrate/ir/table.h"

namespace migrate::eval {

class ExpressionObject final : public Native {
 public:
  explicit ExpressionObject(ir::Expression expression,
                            std::shared_ptr<const ir::Column> column = nullptr, Value source = {})
      : expression_(std::make_shared<const ir::Expression>(std::move(expression))),
        column_(std::move(column)),
        source_(std::move(source)) {}

  const ir::Expression& expression() const { return *expression_; }
  // Of a column: its definition; nullptr for everything else.
  const std::shared_ptr<const ir::Column>& column() const { return column_; }
  // Of sa.text(): the value that it was given, which knows where it is written.
  const Value& source() const { return source_; }

  std::string_view type_name() const override { return "a SQL expression"; }
  ir::Truth truth() const override { return ir::Truth::kUnknown; }
  std::optional<ir::Literal> literal() const override;
  Value attribute(Interpreter& interpreter, std::string_view name, Span place) override;
  Value operate(Interpreter& interpreter, std::string_view op, const Value& other, bool reflected,
                Span place) override;

 private:
  std::shared_ptr<const ir::Expression> expression_;  // never null
  std::shared_ptr<const ir::Column> column_;
  Value source_;
};

// Counts the size of what it makes against the evaluator's limits.
Value make_expression(Interpreter& interpreter, ir::Expression expression);

// What a value is where SQL wants an expression: a column, a table, or a constant that is sent as a
// parameter.
ir::Expression expression_of(Interpreter& interpreter, const Value& value, Span place);
// The same where a plain string is SQL (a condition), or the name of a column.
ir::Expression sql_of(Interpreter& interpreter, const Value& value, Span place);
ir::Expression column_of(Interpreter& interpreter, const Value& value, Span place);

ir::Expression node(ir::Expression::Kind kind, std::string name,
                    std::vector<ir::Expression> operands = {});
ir::Expression constant(ir::Literal value);
// Both conditions; `right` where there is no left one.
ir::Expression both(std::optional<ir::Expression> left, ir::Expression right);

// A function of sqlalchemy that makes expressions ("text", "and_", "func", "select"); nothing: not
// one of these.
std::optional<Value> sql_function(std::string_view name);
// The statements among them.
std::optional<Value> statement_function(std::string_view name);
// A statement of one table: Table.insert(), "insert", "update", "delete" or "select".
Value statement_on(Interpreter& interpreter, std::string_view verb, ir::Expression table);

// A method of a statement; nothing: it has none of that name.
std::optional<Value> statement_method(const ir::Expression& statement, std::string_view name);

}  // namespace migrate::eval
