// alembic.op and the object of `with op.batch_alter_table(…)`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/model_arguments.h"
#include "eval/model_values.h"
#include "migrate/ir/step.h"

namespace migrate::eval {

// alembic.op.
Value make_operations();

// The table and number of the batch that a directive is called on; nothing: on alembic.op.
struct BatchScope {
  ir::TableName table;
  std::uint32_t number = 0;
};

// The arguments of a directive.
struct Call {
  Interpreter& in;
  const Bound& bound;
  Span place;
  const std::optional<BatchScope>& batch;

  // The table that the directive is about: its argument, or the batch's.
  ir::TableName table(std::string_view parameter = "table_name") const;
  void emit(ir::Operation operation) const;
};

// A directive: what it takes on alembic.op and, where it exists there, in a batch.
struct Directive {
  std::string_view name;
  std::string_view signature;
  std::string_view batch_signature;  // empty: alembic.op alone has it, or it is the same in both
  Value (*run)(const Call& call);
  bool in_batch = true;
};

// Directives about tables, columns and data (model_table_operations.cc) and about constraints and
// indexes (model_constraint_operations.cc); nullptr: there is none of that name.
const Directive* find_table_directive(std::string_view name);
const Directive* find_constraint_directive(std::string_view name);

}  // namespace migrate::eval
