// SQLAlchemy's parts of tables as values: columns, constraints, indexes, defaults.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "eval/model_arguments.h"
#include "eval/model_values.h"
#include "migrate/ir/table.h"

namespace migrate::eval {

// sa.Sequence('name').
struct SequenceName {
  ir::Arg<std::string> schema, name;
};

// Everything that belongs to a table and is no column.
class SchemaObject final : public Native {
 public:
  using Part = std::variant<ir::Constraint, ir::Index, ir::ServerDefault, ir::Computed,
                            ir::Identity, SequenceName>;
  explicit SchemaObject(Part part) : part_(std::move(part)) {}

  template <typename T>
  const T* part() const {
    return std::get_if<T>(&part_);
  }
  std::string_view type_name() const override;
  Value attribute(Interpreter& interpreter, std::string_view name, Span place) override;

 private:
  Part part_;
};

template <typename T>
const T* part_of(const Value& value) {
  const auto* const object = value.native<SchemaObject>();
  return object ? object->part<T>() : nullptr;
}

// A statement of DDL as a value: sa.schema.CreateSchema("x").
class DdlObject final : public Native {
 public:
  explicit DdlObject(ir::Operation operation) : operation_(std::move(operation)) {}
  const ir::Operation& operation() const { return operation_; }
  std::string_view type_name() const override { return "a DDL element"; }

 private:
  ir::Operation operation_;
};

// A class or function of sqlalchemy.schema ("Column", "ForeignKey", "CreateSchema", not "Table");
// nothing: not one.
std::optional<Value> schema_class(std::string_view name);

// A server default as Column and alter_column take it. None and False: none.
ir::ServerDefault server_default_of(Interpreter& interpreter, const Value& value, Span place);

// Names of columns, given as texts or columns; one is a list of it.
ir::Arg<std::vector<std::string>> column_names_of(Interpreter& interpreter, const Value& value,
                                                  Span place);
ir::Arg<std::vector<std::string>> column_names_of(Interpreter& interpreter,
                                                  const std::vector<const Argument*>& items,
                                                  const std::string& incomplete);

// What every constraint takes: deferrable, initially, postgresql_… and others as options.
void add_constraint_keywords(Interpreter& interpreter, ir::Constraint& constraint,
                             const Bound& bound);
// (column or expression, operator) of an exclusion constraint.
void add_exclusions(Interpreter& interpreter, ir::Constraint& constraint, const Bound& bound);

struct IndexKeywords {
  ir::Arg<bool> if_not_exists, if_exists, concurrently;
};
// What is given to Index, create_index and drop_index as a keyword.
IndexKeywords add_index_keywords(Interpreter& interpreter, ir::Index& index, const Bound& bound);
ir::Arg<std::vector<ir::Index::Element>> index_elements_of(Interpreter& interpreter,
                                                           const std::vector<Value>& items,
                                                           Span place);

}  // namespace migrate::eval
