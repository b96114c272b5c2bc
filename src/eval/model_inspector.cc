#include "eval/model_inspector.h"

#include <fmt/format.h>

#include "eval/model_arguments.h"
#include "eval/model_connection.h"
#include "eval/model_types.h"

namespace migrate::eval {
namespace {

using Constraint = ir::Constraint;

Value list_of(std::vector<Value> items) {
  auto list = std::make_shared<ListValue>();
  list->items = std::move(items);
  return Value(Value::State(list));
}

Value texts(const std::vector<std::string>& items) {
  std::vector<Value> list;
  for (const std::string& item : items) list.push_back(Value::string(item));
  return list_of(std::move(list));
}

using Fields = std::vector<std::pair<std::string_view, Value>>;
Value dict_of(const Fields& fields) {
  auto dict = std::make_shared<DictValue>();
  for (const auto& [name, value] : fields)
    dict->items.emplace_back(Value::string(std::string(name)), value);
  return Value(Value::State(dict));
}

Value text_or_none(const ir::Arg<std::string>& text) {
  return text.known() ? Value::string(*text) : Value();
}

// Answers out of a table that the world knows completely; nothing where one answer is not known.
std::optional<Value> columns_of(Interpreter& in, const ir::Table& table, Span place) {
  std::vector<Value> columns;
  for (const ir::Column& column : table.columns) {
    if (!column.name.known()) return std::nullopt;
    const bool key = column.primary_key.value_or(false);
    columns.push_back(
        dict_of({{"name", Value::string(*column.name)},
                 {"type", make<TypeObject>(column.type)},
                 {"nullable", Value::boolean(column.nullable.value_or(!key))},
                 {"default", in.unknown("inspector", "a default as the database prints it", place)},
                 {"autoincrement", in.unknown("inspector", "whether it counts up", place)},
                 {"comment", text_or_none(column.comment)}}));
  }
  return list_of(std::move(columns));
}

std::optional<Value> constraints_of(const ir::Table& table, Constraint::Kind kind) {
  std::vector<Value> found;
  for (const Constraint& constraint : table.constraints) {
    if (constraint.kind != kind) continue;
    if (!constraint.name.name.known() || constraint.columns.unknown()) return std::nullopt;
    Fields fields = {{"name", Value::string(*constraint.name.name)}};
    const std::vector<std::string> columns = constraint.columns.value_or({});
    if (kind == Constraint::Kind::kForeignKey) {
      if (!constraint.referent.known() || !constraint.referent_columns.known()) return std::nullopt;
      fields.emplace_back("constrained_columns", texts(columns));
      fields.emplace_back("referred_schema", text_or_none(constraint.referent.schema));
      fields.emplace_back("referred_table", Value::string(*constraint.referent.name));
      fields.emplace_back("referred_columns", texts(*constraint.referent_columns));
    } else if (kind != Constraint::Kind::kCheck) {
      fields.emplace_back("column_names", texts(columns));
    }
    found.push_back(dict_of(fields));
  }
  return list_of(std::move(found));
}

std::optional<Value> primary_key_of(const ir::Table& table) {
  for (const Constraint& constraint : table.constraints) {
    if (constraint.kind != Constraint::Kind::kPrimaryKey) continue;
    if (!constraint.columns.known() || constraint.name.name.unknown()) return std::nullopt;
    return dict_of({{"name", text_or_none(constraint.name.name)},
                    {"constrained_columns", texts(*constraint.columns)}});
  }
  return std::nullopt;  // it may be a column's own
}

std::optional<Value> indexes_of(const ir::Table& table) {
  std::vector<Value> found;
  for (const ir::Index& index : table.indexes) {
    if (!index.name.name.known() || !index.elements.known()) return std::nullopt;
    std::vector<std::string> columns;
    for (const auto& element : *index.elements) {
      if (element.value.kind != ir::Expression::Kind::kColumn) return std::nullopt;
      columns.push_back(element.value.name);
    }
    found.push_back(dict_of({{"name", Value::string(*index.name.name)},
                             {"column_names", texts(columns)},
                             {"unique", Value::boolean(index.unique.value_or(false))}}));
  }
  return list_of(std::move(found));
}

std::optional<Value> part_of_table(Interpreter& in, const ir::Table& table, std::string_view what,
                                   Span place) {
  if (!table.incomplete.empty()) return std::nullopt;
  if (what == "get_columns") return columns_of(in, table, place);
  if (what == "get_indexes") return indexes_of(table);
  if (what == "get_pk_constraint") return primary_key_of(table);
  if (what == "get_foreign_keys") return constraints_of(table, Constraint::Kind::kForeignKey);
  if (what == "get_unique_constraints") return constraints_of(table, Constraint::Kind::kUnique);
  return constraints_of(table, Constraint::Kind::kCheck);
}

bool asks_for_part(std::string_view name) {
  return name == "get_columns" || name == "get_indexes" || name == "get_pk_constraint" ||
         name == "get_foreign_keys" || name == "get_unique_constraints" ||
         name == "get_check_constraints";
}

Value decided(Interpreter& in, ir::Truth truth, std::string question, Span place) {
  if (truth == ir::Truth::kUnknown) return ask_database(in, std::move(question), place);
  in.remark(ir::Remark::Kind::kResultUsed, std::move(question), place);
  return Value::boolean(truth == ir::Truth::kYes);
}

// The questions that several objects answer. The signatures begin with what the object wants first:
// the dialect a connection.
std::optional<Value> question(std::string_view name, std::string_view first) {
  const std::string prefix(first);
  if (name == "has_table")
    return callable("has_table", [prefix](Interpreter& in, const Arguments& arguments, Span where) {
      const Bound bound(
          in, arguments,
          prefix.empty() ? "table_name, schema=, **" : "connection, table_name, schema=, **",
          where);
      const ir::TableName table{bound.text("schema"), bound.text("table_name")};
      return decided(in, table.known() ? in.world().has_table(table) : ir::Truth::kUnknown,
                     "has_table", where);
    });
  if (name == "get_table_names" || name == "table_names")
    return callable(
        std::string(name), [prefix](Interpreter& in, const Arguments& arguments, Span where) {
          const Bound bound(in, arguments,
                            prefix.empty() ? "schema=, **" : "connection, schema=, **", where);
          const ir::Arg<std::string> schema = bound.text("schema");
          if (!schema.unknown())
            if (const auto names = in.world().table_names(schema.value_or(""))) {
              in.remark(ir::Remark::Kind::kResultUsed, "get_table_names", where);
              return texts(*names);
            }
          return ask_database(in, "get_table_names", where);
        });
  if (asks_for_part(name))
    return callable(
        std::string(name), [name = std::string(name), prefix](
                               Interpreter& in, const Arguments& arguments, Span where) {
          const Bound bound(
              in, arguments,
              prefix.empty() ? "table_name, schema=, **" : "connection, table_name, schema=, **",
              where);
          const ir::TableName of{bound.text("schema"), bound.text("table_name")};
          if (of.known())
            if (const ir::Table* const table = in.world().table(of))
              if (auto answer = part_of_table(in, *table, name, where)) {
                in.remark(ir::Remark::Kind::kResultUsed, name, where);
                return *std::move(answer);
              }
          return ask_database(in, name, where);
        });
  return std::nullopt;
}

class Inspector final : public Native {
 public:
  std::string_view type_name() const override { return "the inspector"; }
  Value attribute(Interpreter& interpreter, std::string_view name, Span place) override {
    if (auto method = question(name, "")) return *std::move(method);
    if (name == "has_index" || name == "has_column")
      return callable(std::string(name), [index = name == "has_index"](Interpreter& in,
                                                                       const Arguments& arguments,
                                                                       Span where) {
        const Bound bound(
            in, arguments,
            index ? "table_name, index_name, schema=, **" : "table_name, column_name, schema=, **",
            where);
        const ir::TableName table{bound.text("schema"), bound.text("table_name")};
        const ir::Arg<std::string> part = bound.text(index ? "index_name" : "column_name");
        if (!table.known() || !part.known()) return ask_database(in, "has_index", where);
        return decided(
            in, index ? in.world().has_index(table, *part) : in.world().has_column(table, *part),
            index ? "has_index" : "has_column", where);
      });
    if (name == "dialect") return bound_dialect();
    if (name == "bind" || name == "engine") return make_connection();
    if (name == "default_schema_name")
      return ask_database(interpreter, "default_schema_name", place);
    if (name.rfind("get_", 0) == 0 || name.rfind("has_", 0) == 0)
      return callable(std::string(name),
                      [name = std::string(name)](Interpreter& in, const Arguments&, Span where) {
                        return ask_database(in, name, where);
                      });
    if (name == "clear_cache")
      return callable("clear_cache", [](Interpreter&, const Arguments&, Span) { return Value(); });
    return Native::attribute(interpreter, name, place);
  }
};

class InspectorClass final : public Native {
 public:
  std::string_view type_name() const override { return "sqlalchemy.Inspector"; }
  Value call(Interpreter&, const Arguments&, Span) override { return make_inspector(); }
  Value attribute(Interpreter& interpreter, std::string_view name, Span place) override {
    if (name == "from_engine")
      return callable("from_engine",
                      [](Interpreter&, const Arguments&, Span) { return make_inspector(); });
    return Native::attribute(interpreter, name, place);
  }
};

}  // namespace

Value make_inspector() { return make<Inspector>(); }
Value inspector_class() { return make<InspectorClass>(); }

std::optional<Value> dialect_inspector_method(std::string_view name) {
  return question(name, "connection");
}
std::optional<Value> engine_inspector_method(std::string_view name) { return question(name, ""); }

}  // namespace migrate::eval
