#include "eval/model_schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "eval/model_expression.h"
#include "eval/model_types.h"

namespace migrate::eval {
namespace {

// Keywords that have no influence on the database.
constexpr std::string_view kIgnored[] = {
    "info", "quote", "table", "_create_rule", "_type_bound", "_column_flag", "link_to_name"};

bool is_ignored(std::string_view keyword) {
  return std::find(std::begin(kIgnored), std::end(kIgnored), keyword) != std::end(kIgnored);
}

ir::Arg<ir::Literal> option_of(Interpreter& in, const Argument& argument) {
  if (const auto* const object = argument.value.native<ExpressionObject>())
    if (object->expression().kind == ir::Expression::Kind::kText)
      return ir::Literal{object->expression().name};
  ir::Literal value = literal_of(in, argument.value, argument.place);
  if (auto* const unknown = std::get_if<ir::Unknown>(&value.value)) return std::move(*unknown);
  return value;
}

ir::Arg<std::string> column_name_of(Interpreter& in, const Value& value, Span place) {
  const auto* const object = value.native<ExpressionObject>();
  if (object && object->expression().kind == ir::Expression::Kind::kColumn)
    return object->expression().name;
  return text_of(in, value, place);
}

// An index that is made by itself has the table of its columns.
ir::TableName table_of(const ir::Index& index) {
  for (const ir::Index::Element& element : index.elements.value_or({})) {
    const auto& operands = element.value.operands;
    if (operands.empty() || operands[0].kind != ir::Expression::Kind::kTable) continue;
    ir::TableName table{{}, operands[0].name};
    if (!operands[0].schema.empty()) table.schema = operands[0].schema;
    return table;
  }
  return {{}, ir::Unknown{"its columns name no table"}};
}

}  // namespace

std::string_view SchemaObject::type_name() const {
  constexpr std::array<std::string_view, 6> kNames = {
      "a constraint", "an index", "a server default", "Computed", "Identity", "Sequence"};
  return kNames[part_.index()];
}

Value SchemaObject::attribute(Interpreter& interpreter, std::string_view name, Span place) {
  if (const auto* const sequence = part<SequenceName>()) {
    if (name == "name" && sequence->name.known()) return Value::string(*sequence->name);
    if (name == "next_value")
      return callable("next_value", [named = *sequence](Interpreter& in, const Arguments&, Span) {
        return make_expression(in, node(ir::Expression::Kind::kFunction, "nextval",
                                        {constant({named.name.value_or("?")})}));
      });
    if (name == "create" || name == "drop")
      return callable(std::string(name), [named = *sequence, create = name == "create"](
                                             Interpreter& in, const Arguments& arguments,
                                             Span where) {
        const Bound bound(in, arguments, "bind=, checkfirst=", where);
        ir::SqlStatement statement;
        statement.kind = create ? ir::SqlStatement::Kind::kCreate : ir::SqlStatement::Kind::kDrop;
        statement.tag = create ? "CREATE SEQUENCE" : "DROP SEQUENCE";
        statement.writes = {
            {ir::ObjectKind::kSequence, named.schema.value_or(""), named.name.value_or(""), ""}};
        const bool check = bound.flag("checkfirst").value_or(true);
        (create ? statement.if_not_exists : statement.if_exists) = check;
        in.emit(std::move(statement), where, bound.places());
        return Value();
      });
  }
  const auto* const own = part<ir::Index>();
  if (own && (name == "create" || name == "drop"))
    return callable("Index." + std::string(name), [index = *own, create = name == "create"](
                                                      Interpreter& in, const Arguments& arguments,
                                                      Span where) {
      const Bound bound(in, arguments, "bind=, checkfirst=", where);
      ir::Arg<bool> check = bound.flag("checkfirst");
      ir::Index whole = index;
      whole.table = table_of(index);
      if (create)
        in.emit(ir::CreateIndex{std::move(whole), check, {}}, where, bound.places());
      else
        in.emit(ir::DropIndex{whole.name, whole.table, check, {}, false}, where, bound.places());
      return Value();
    });
  const auto* const constraint = part<ir::Constraint>();
  if (constraint && name == "name" && !constraint->name.name.unknown())
    return constraint->name.name.known() ? Value::string(*constraint->name.name) : Value();
  return Native::attribute(interpreter, name, place);
}

ir::ServerDefault server_default_of(Interpreter& in, const Value& value, Span place) {
  using Kind = ir::ServerDefault::Kind;
  const bool* const flag = value.get<bool>();
  if (value.is_none() || (flag && !*flag)) return {};
  if (const auto* const made = part_of<ir::ServerDefault>(value)) return *made;
  if (const std::string* const text = value.text()) return {Kind::kLiteral, constant({*text})};
  if (value.native<ExpressionObject>()) return {Kind::kExpression, expression_of(in, value, place)};
  return {Kind::kExpression,
          ir::Expression::unknown(not_known(in, value, "a server default", place).why)};
}

ir::Arg<std::vector<std::string>> column_names_of(Interpreter& in, const Value& value, Span place) {
  if (value.is_none()) return {};
  if (value.text() || value.native<ExpressionObject>()) {
    const auto name = column_name_of(in, value, place);
    if (name.known()) return std::vector<std::string>{*name};
    return ir::Unknown{"the column is not known"};
  }
  const auto items = in.items(value, place);
  if (!items) return not_known(in, value, "a list of columns", place);
  std::vector<std::string> names;
  for (const Value& item : *items) {
    const auto name = column_name_of(in, item, place);
    if (!name.known()) return ir::Unknown{name.unknown() ? name.why() : "a column is None"};
    names.push_back(*name);
  }
  return names;
}

ir::Arg<std::vector<std::string>> column_names_of(Interpreter& in,
                                                  const std::vector<const Argument*>& items,
                                                  const std::string& incomplete) {
  if (!incomplete.empty()) return ir::Unknown{incomplete};
  std::vector<std::string> names;
  for (const Argument* const item : items) {
    const auto name = column_name_of(in, item->value, item->place);
    if (!name.known()) return ir::Unknown{name.unknown() ? name.why() : "a column is None"};
    names.push_back(*name);
  }
  return names;
}

void add_constraint_keywords(Interpreter& in, ir::Constraint& constraint, const Bound& bound) {
  if (bound.given("deferrable")) constraint.deferrable = bound.flag("deferrable");
  if (bound.given("initially")) constraint.initially = bound.text("initially");
  for (const Argument* const argument : bound.extra()) {
    const std::string& keyword = argument->keyword;
    if (keyword == "deferrable")
      constraint.deferrable = flag_of(in, argument->value, argument->place);
    else if (keyword == "initially")
      constraint.initially = text_of(in, argument->value, argument->place);
    else if (keyword == "postgresql_not_valid")
      constraint.not_valid = flag_of(in, argument->value, argument->place);
    else if (keyword == "postgresql_using_index")
      constraint.using_index = text_of(in, argument->value, argument->place);
    else if (!is_ignored(keyword))
      constraint.options[keyword] = option_of(in, *argument);
  }
}

void add_exclusions(Interpreter& in, ir::Constraint& constraint, const Bound& bound) {
  std::vector<std::string> plain;
  for (const Argument* const pair : bound.rest()) {
    const auto items = in.items(pair->value, pair->place);
    if (!items || items->size() != 2) {
      constraint.elements.push_back(ir::Expression::unknown("it is no pair"));
      constraint.operators.push_back("");
      continue;
    }
    ir::Expression element = column_of(in, (*items)[0], pair->place);
    if (element.kind == ir::Expression::Kind::kColumn) plain.push_back(element.name);
    constraint.elements.push_back(std::move(element));
    constraint.operators.push_back(text_of(in, (*items)[1], pair->place).value_or(""));
  }
  constraint.columns = std::move(plain);
  constraint.using_ = bound.text("using");
  if (bound.given("where"))
    constraint.where = sql_of(in, bound.value("where"), bound.place("where"));
}

IndexKeywords add_index_keywords(Interpreter& in, ir::Index& index, const Bound& bound) {
  IndexKeywords keywords;
  for (const Argument* const argument : bound.extra()) {
    const std::string& keyword = argument->keyword;
    const Value& value = argument->value;
    const Span place = argument->place;
    if (keyword == "unique") {
      index.unique = flag_of(in, value, place);
    } else if (keyword == "if_not_exists") {
      keywords.if_not_exists = flag_of(in, value, place);
    } else if (keyword == "if_exists") {
      keywords.if_exists = flag_of(in, value, place);
    } else if (keyword == "postgresql_concurrently") {
      keywords.concurrently = flag_of(in, value, place);
    } else if (keyword == "postgresql_using") {
      index.using_ = text_of(in, value, place);
    } else if (keyword == "postgresql_include") {
      index.include = column_names_of(in, value, place);
    } else if (keyword == "postgresql_where") {
      if (!value.is_none()) index.where = sql_of(in, value, place);
    } else if (keyword == "postgresql_ops") {
      const DictRef* const dict = value.get<DictRef>();
      if (!dict || !index.elements.known()) {
        index.options[keyword] = option_of(in, *argument);
        continue;
      }
      std::vector<ir::Index::Element> elements = *index.elements;
      for (const auto& [column, ops] : (*dict)->items)
        for (ir::Index::Element& element : elements)
          if (column.text() && element.value.name == *column.text())
            element.ops = text_of(in, ops, place);
      index.elements = std::move(elements);
    } else if (!is_ignored(keyword)) {
      index.options[keyword] = option_of(in, *argument);
    }
  }
  // SQLite's own word for what PostgreSQL says as well.
  const auto sqlite = index.options.find("sqlite_where");
  if (!index.where && sqlite != index.options.end() && sqlite->second.known() &&
      sqlite->second->text())
    index.where = ir::Expression::text(*sqlite->second->text());
  return keywords;
}

ir::Arg<std::vector<ir::Index::Element>> index_elements_of(Interpreter& in,
                                                           const std::vector<Value>& items,
                                                           Span place) {
  std::vector<ir::Index::Element> elements;
  for (const Value& item : items) elements.push_back({column_of(in, item, place), {}});
  return elements;
}

}  // namespace migrate::eval
