#include "eval/model_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "eval/model_connection.h"
#include "eval/model_expression.h"
#include "eval/model_orm.h"
#include "eval/model_types.h"

namespace migrate::eval {
namespace {

using Kind = ir::Expression::Kind;

class MetaDataObject final : public Native {
 public:
  explicit MetaDataObject(ir::Arg<std::string> schema) : schema_(std::move(schema)) {}
  const ir::Arg<std::string>& schema() const { return schema_; }
  std::string_view type_name() const override { return "sqlalchemy.MetaData"; }
  bool acts() const override { return true; }

  Value attribute(Interpreter& interpreter, std::string_view name, Span place) override {
    if (name == "create_all" || name == "drop_all") return metadata_method(name);
    if (name == "reflect" || name == "clear" || name == "bind")
      return callable(std::string(name),
                      [](Interpreter&, const Arguments&, Span) { return Value(); });
    if (name == "tables") return make<Tables>();
    return Native::attribute(interpreter, name, place);
  }
  void set_attribute(Interpreter&, std::string_view, Value) override {}

 private:
  // metadata.tables["users"], of a database that was reflected.
  class Tables final : public Native {
   public:
    std::string_view type_name() const override { return "MetaData.tables"; }
    Value operate(Interpreter& interpreter, std::string_view op, const Value& other, bool reflected,
                  Span place) override {
      if (op != "[]" || !other.text())
        return Native::operate(interpreter, op, other, reflected, place);
      auto table = std::make_shared<ir::Table>();
      table->name.name = *other.text();
      reflect(interpreter, *table, place);
      return make<TableObject>(std::move(table));
    }
  };

  ir::Arg<std::string> schema_;
};

Value make_metadata(Interpreter& in, const Arguments& arguments, Span place) {
  const Argument* const schema = arguments.find("schema");
  return make<MetaDataObject>(schema ? text_of(in, schema->value, place) : ir::Arg<std::string>{});
}

Value make_table(Interpreter& in, const Arguments& arguments, Span place) {
  const Bound bound(in, arguments, "name, metadata=, *items, **", place);
  auto table = std::make_shared<ir::Table>();
  table->span = place;
  table->name.name = bound.text("name");
  std::vector<const Argument*> items = bound.rest();
  const Value metadata = bound.value("metadata");
  if (const auto* const object = metadata.native<MetaDataObject>())
    table->name.schema = object->schema();
  const TableKeywords keywords = add_table_keywords(in, *table, bound);
  add_items(in, *table, items, bound.incomplete());
  if (keywords.reflected) reflect(in, *table, place);
  return make<TableObject>(std::move(table));
}

Value make_light_table(Interpreter& in, const Arguments& arguments, Span place) {
  const Bound bound(in, arguments, "name, *items, **", place);
  auto table = std::make_shared<ir::Table>();
  table->span = place;
  table->name.name = bound.text("name");
  add_table_keywords(in, *table, bound);
  add_items(in, *table, bound.rest(), bound.incomplete());
  return make<TableObject>(std::move(table));
}

// table.create(bind, checkfirst=True) and table.drop().
Value change(const std::shared_ptr<ir::Table>& table, bool create) {
  return callable(create ? "Table.create" : "Table.drop",
                  [table, create](Interpreter& in, const Arguments& arguments, Span place) {
                    const Bound bound(in, arguments, "bind=, checkfirst=", place);
                    ir::Arg<bool> check = bound.flag("checkfirst");
                    if (!check.given()) check = true;
                    in.spend(static_cast<std::uint32_t>(table->columns.size()));
                    if (create)
                      in.emit(ir::CreateTable{*table, check}, place, bound.places());
                    else
                      in.emit(ir::DropTable{table->name, check, false}, place, bound.places());
                    return Value();
                  });
}

}  // namespace

ir::Table TableObject::copy(Interpreter& interpreter) const {
  interpreter.spend(static_cast<std::uint32_t>(table_->columns.size()));
  return *table_;
}

ir::Expression TableObject::expression() const {
  if (!table_->name.known()) return ir::Expression::unknown("the name of the table is not known");
  ir::Expression table = node(Kind::kTable, *table_->name.name);
  table.schema = table_->name.schema.value_or("");
  return table;
}

Value TableObject::attribute(Interpreter& interpreter, std::string_view name, Span place) {
  if (name == "c" || name == "columns") return make<ColumnNames>(expression(), table_);
  if (name == "name" || name == "fullname" || name == "key") {
    if (table_->name.name.known()) return Value::string(*table_->name.name);
    return interpreter.unknown("unknown-value", "the name of the table is not known", place);
  }
  if (name == "schema" && !table_->name.schema.unknown())
    return table_->name.schema.known() ? Value::string(*table_->name.schema) : Value();
  if (name == "insert" || name == "update" || name == "delete")
    return callable(
        std::string(name), [from = expression(), verb = std::string(name)](
                               Interpreter& in, const Arguments& arguments, Span where) {
          Arguments with_table{{{"", make_expression(in, from), where}}, arguments.incomplete};
          with_table.items.insert(with_table.items.end(), arguments.items.begin(),
                                  arguments.items.end());
          return in.call(*statement_function(verb), with_table, where);
        });
  if (name == "select")
    return callable("select", [from = expression()](Interpreter& in, const Arguments&, Span) {
      return statement_on(in, "select", from);
    });
  if (name == "constraints" || name == "foreign_key_constraints" || name == "indexes" ||
      name == "primary_key" || name == "foreign_keys")
    if (!table_->incomplete.empty()) return ask_database(interpreter, "a table", place);
  if (name == "create") return change(table_, true);
  if (name == "drop") return change(table_, false);
  if (name == "append_column" || name == "append_constraint")
    return callable(std::string(name),
                    [table = table_](Interpreter& in, const Arguments& arguments, Span) {
                      std::vector<const Argument*> items;
                      for (const Argument& argument : arguments.items)
                        if (argument.keyword.empty()) items.push_back(&argument);
                      add_items(in, *table, items, arguments.incomplete);
                      return Value();
                    });
  if (name == "alias" || name == "join" || name == "outerjoin") {
    const Value whole = make_expression(interpreter, expression());
    return interpreter.attribute(whole, name, place);
  }
  return Native::attribute(interpreter, name, place);
}

Value ColumnNames::column(std::string_view name) const {
  std::shared_ptr<const ir::Column> column;
  if (table_)
    for (const ir::Column& one : table_->columns)
      if (one.name.is(std::string(name))) column = std::make_shared<const ir::Column>(one);
  return make<ExpressionObject>(node(Kind::kColumn, std::string(name), {from_}), std::move(column));
}

Value ColumnNames::attribute(Interpreter& interpreter, std::string_view name, Span place) {
  if (name == "keys" || name == "values" || name == "items" || name == "get" ||
      name == "contains_column")
    return Native::attribute(interpreter, name, place);
  return column(name);
}

Value ColumnNames::operate(Interpreter& interpreter, std::string_view op, const Value& other,
                           bool reflected, Span place) {
  if (op == "[]" && other.text()) return column(*other.text());
  if ((op == "in" || op == "not in") && reflected && other.text() && table_ &&
      table_->incomplete.empty()) {
    const bool found =
        std::any_of(table_->columns.begin(), table_->columns.end(),
                    [&](const ir::Column& one) { return one.name.is(*other.text()); });
    return Value::boolean(found == (op == "in"));
  }
  return Native::operate(interpreter, op, other, reflected, place);
}

Value ColumnNames::iterate(Interpreter& interpreter, Span place) {
  if (!table_ || !table_->incomplete.empty()) return Native::iterate(interpreter, place);
  auto list = std::make_shared<ListValue>();
  for (const ir::Column& one : table_->columns)
    if (one.name.known())
      list->items.push_back(make<ExpressionObject>(node(Kind::kColumn, *one.name, {from_}),
                                                   std::make_shared<const ir::Column>(one)));
    else
      list->incomplete = "the name of a column is not known";
  return Value(Value::State(list));
}

std::optional<Value> table_class(std::string_view name) {
  if (name == "MetaData") return callable("sqlalchemy.MetaData", make_metadata);
  if (name == "Table") return callable("sqlalchemy.Table", make_table);
  if (name == "table") return callable("sqlalchemy.table", make_light_table);
  return std::nullopt;
}

void add_items(Interpreter& in, ir::Table& table, const std::vector<const Argument*>& items,
               const std::string& incomplete) {
  if (!incomplete.empty()) table.incomplete = incomplete;
  for (const Argument* const item : items) {
    const auto* const column = item->value.native<ExpressionObject>();
    if (column && column->column()) {
      table.columns.push_back(*column->column());
    } else if (const auto* const constraint = part_of<ir::Constraint>(item->value)) {
      table.constraints.push_back(*constraint);
    } else if (const auto* const index = part_of<ir::Index>(item->value)) {
      table.indexes.push_back(*index);
    } else if (!item->value.is_none() && !item->value.native<MetaDataObject>()) {
      table.incomplete = not_known(in, item->value, "a column or constraint", item->place).why;
    }
  }
}

void reflect(Interpreter& in, ir::Table& table, Span place) {
  in.remark(ir::Remark::Kind::kResultUsed, "reads the columns of a table", place);
  const ir::Table* const known = table.name.known() ? in.world().table(table.name) : nullptr;
  if (!known || !known->incomplete.empty()) {
    table.incomplete = "its columns are read from the database";
    return;
  }
  // Those that the revision writes itself win.
  for (const ir::Column& column : known->columns) {
    const bool own = std::any_of(table.columns.begin(), table.columns.end(),
                                 [&](const ir::Column& one) { return one.name == column.name; });
    if (!own) table.columns.push_back(column);
  }
}

TableKeywords add_table_keywords(Interpreter& in, ir::Table& table, const Bound& bound) {
  TableKeywords keywords;
  for (const Argument* const argument : bound.extra()) {
    const std::string& keyword = argument->keyword;
    const Value& value = argument->value;
    const Span place = argument->place;
    if (keyword == "schema") {
      table.name.schema = text_of(in, value, place);
    } else if (keyword == "comment") {
      table.comment = text_of(in, value, place);
    } else if (keyword == "prefixes") {
      table.prefixes = texts_of(in, value, place);
    } else if (keyword == "if_not_exists") {
      keywords.if_not_exists = flag_of(in, value, place);
    } else if (keyword == "autoload" || keyword == "autoload_with") {
      keywords.reflected = true;
    } else if (keyword.rfind("mysql_", 0) == 0 || keyword.rfind("mariadb_", 0) == 0 ||
               keyword.rfind("postgresql_", 0) == 0 || keyword.rfind("sqlite_", 0) == 0 ||
               keyword.rfind("oracle_", 0) == 0 || keyword.rfind("mssql_", 0) == 0) {
      ir::Literal option = literal_of(in, value, place);
      if (auto* const unknown = std::get_if<ir::Unknown>(&option.value))
        table.options[keyword] = std::move(*unknown);
      else
        table.options[keyword] = std::move(option);
    }
    // info, extend_existing, keep_existing, quote, listeners and the like do not reach the
    // database.
  }
  return keywords;
}

}  // namespace migrate::eval
