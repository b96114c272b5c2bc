// sa.Table, sa.table and sa.MetaData as values.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/model_schema.h"
#include "eval/model_values.h"
#include "migrate/ir/expression.h"
#include "migrate/ir/table.h"

namespace migrate::eval {

class TableObject final : public Native {
 public:
  explicit TableObject(std::shared_ptr<ir::Table> table) : table_(std::move(table)) {}
  const ir::Table& table() const { return *table_; }
  // For an operation: counts against the evaluator's limits.
  ir::Table copy(Interpreter& interpreter) const;
  // The table as a part of a statement: its name alone.
  ir::Expression expression() const;

  std::string_view type_name() const override { return "a table"; }
  bool acts() const override { return true; }  // create(bind)
  Value attribute(Interpreter& interpreter, std::string_view name, Span place) override;

 private:
  std::shared_ptr<ir::Table> table_;
};

// table.c: any column can be asked for; which there are is known only with `table`.
class ColumnNames final : public Native {
 public:
  explicit ColumnNames(ir::Expression from, std::shared_ptr<const ir::Table> table = nullptr)
      : from_(std::move(from)), table_(std::move(table)) {}
  std::string_view type_name() const override { return "the columns of a table"; }
  Value attribute(Interpreter& interpreter, std::string_view name, Span place) override;
  Value operate(Interpreter& interpreter, std::string_view op, const Value& other, bool reflected,
                Span place) override;
  Value iterate(Interpreter& interpreter, Span place) override;

 private:
  Value column(std::string_view name) const;

  ir::Expression from_;
  std::shared_ptr<const ir::Table> table_;
};

// "MetaData", "Table" and "table"; nothing: none of these.
std::optional<Value> table_class(std::string_view name);

// Adds columns, constraints and indexes to a table. What is none of these, or not known, makes it
// incomplete.
void add_items(Interpreter& interpreter, ir::Table& table,
               const std::vector<const Argument*>& items, const std::string& incomplete);
// Fills a table that is read from the database with what the world knows of it.
void reflect(Interpreter& interpreter, ir::Table& table, Span place);
// What Table and create_table take as keywords.
struct TableKeywords {
  ir::Arg<bool> if_not_exists;
  bool reflected = false;  // autoload: its columns are the database's
};
TableKeywords add_table_keywords(Interpreter& interpreter, ir::Table& table, const Bound& bound);

}  // namespace migrate::eval
