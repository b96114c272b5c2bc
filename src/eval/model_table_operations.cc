// Directives about tables, columns and data.
#include <algorithm>
#include <iterator>

#include "eval/model_connection.h"
#include "eval/model_expression.h"
#include "eval/model_operations.h"
#include "eval/model_table.h"
#include "eval/model_types.h"

namespace migrate::eval {
namespace {

// Takes an option that has a field of its own out of the others.
ir::Arg<bool> take_flag(const Call& call, ir::Options& options, const std::string& keyword) {
  options.erase(keyword);
  for (const Argument* const argument : call.bound.extra())
    if (argument->keyword == keyword) return flag_of(call.in, argument->value, argument->place);
  return {};
}

Value create_table(const Call& call) {
  auto table = std::make_shared<ir::Table>();
  table->span = call.place;
  table->name.name = call.bound.text("table_name");
  const TableKeywords keywords = add_table_keywords(call.in, *table, call.bound);
  add_items(call.in, *table, call.bound.rest(), call.bound.incomplete());
  call.emit(ir::CreateTable{*table, keywords.if_not_exists});
  return make<TableObject>(std::move(table));
}

Value drop_table(const Call& call) {
  ir::Options options = call.bound.options();
  call.emit(ir::DropTable{call.table(), take_flag(call, options, "if_exists"), false});
  return Value();
}

Value rename_table(const Call& call) {
  call.emit(ir::RenameTable{call.table("old_table_name"), call.bound.text("new_table_name")});
  return Value();
}

Value create_table_comment(const Call& call) {
  call.emit(ir::SetTableComment{call.table(), call.bound.text("comment")});
  return Value();
}

Value drop_table_comment(const Call& call) {
  call.emit(ir::SetTableComment{call.table(), {}});
  return Value();
}

Value add_column(const Call& call) {
  ir::AddColumn operation;
  operation.table = call.table();
  operation.if_not_exists = call.bound.flag("if_not_exists");
  const Value given = call.bound.value("column");
  const auto* const column = given.native<ExpressionObject>();
  if (column && column->column()) {
    operation.column = *column->column();
  } else {
    const Span place = call.bound.place("column");
    const ir::Unknown why = not_known(call.in, given, "a column", place);
    operation.column.name = why;
    operation.column.type = ir::Type::unknown(why.why);
    operation.column.span = place;
  }
  call.emit(std::move(operation));
  return Value();
}

Value drop_column(const Call& call) {
  ir::Options options = call.bound.options();
  call.emit(ir::DropColumn{call.table(), call.bound.text("column_name"),
                           take_flag(call, options, "if_exists"), false});
  return Value();
}

// False is "not given" for the arguments that take it as their default.
bool says(const Call& call, std::string_view parameter) {
  const Argument* const argument = call.bound.find(parameter);
  if (!argument) return false;
  const bool* const flag = argument->value.get<bool>();
  return !flag || *flag;
}

void set_server_default(const Call& call, ir::AlterColumn& operation) {
  if (!says(call, "server_default")) return;
  const Value value = call.bound.value("server_default");
  if (const auto* const computed = part_of<ir::Computed>(value)) {
    operation.computed = *computed;
  } else if (const auto* const identity = part_of<ir::Identity>(value)) {
    operation.identity = *identity;
  } else {
    const Value existing = call.bound.value("existing_server_default");
    // Nothing in place of an identity drops it.
    operation.drop_identity = value.is_none() && part_of<ir::Identity>(existing);
    operation.server_default =
        server_default_of(call.in, value, call.bound.place("server_default"));
  }
}

Value alter_column(const Call& call) {
  const Bound& bound = call.bound;
  ir::AlterColumn operation;
  operation.table = call.table();
  operation.column = bound.text("column_name");
  operation.new_name = bound.text("new_column_name");
  if (bound.given("type_") && !bound.value("type_").is_none())
    operation.type = type_of(call.in, bound.value("type_"), bound.place("type_"));
  operation.nullable = bound.flag("nullable");
  set_server_default(call, operation);
  if (says(call, "comment")) {
    operation.drop_comment = bound.value("comment").is_none();
    operation.comment = bound.text("comment");
  }
  if (bound.given("existing_type") && !bound.value("existing_type").is_none())
    operation.existing_type =
        type_of(call.in, bound.value("existing_type"), bound.place("existing_type"));
  operation.existing_nullable = bound.flag("existing_nullable");
  if (says(call, "existing_server_default"))
    operation.existing_server_default = server_default_of(
        call.in, bound.value("existing_server_default"), bound.place("existing_server_default"));
  operation.existing_comment = bound.text("existing_comment");
  operation.options = bound.options();
  for (const Argument* const argument : bound.extra()) {
    if (argument->keyword == "autoincrement")
      operation.autoincrement = flag_of(call.in, argument->value, argument->place);
    else if (argument->keyword == "postgresql_using")
      operation.using_ = text_of(call.in, argument->value, argument->place);
    else
      continue;
    operation.options.erase(argument->keyword);
  }
  call.emit(std::move(operation));
  return Value();
}

Value bulk_insert(const Call& call) {
  ir::BulkInsert operation;
  const Value table = call.bound.value("table");
  if (const auto* const known = table.native<TableObject>())
    operation.table = known->copy(call.in);
  else
    operation.table.name.name = not_known(call.in, table, "a table", call.bound.place("table"));
  operation.multiinsert = call.bound.flag("multiinsert");
  const Span place = call.bound.place("rows");
  const Value given = call.bound.value("rows");
  const ListRef* const list = given.get<ListRef>();
  const auto items = call.in.items(given, place);
  if (list && !(*list)->incomplete.empty()) {
    // Rows that are made at run time are data, no gap.
    operation.rows = ir::Unknown{(*list)->incomplete};
  } else if (given.is_unknown() && given.why_unknown()->reason == kFromDatabase) {
    operation.rows = ir::Unknown{given.why_unknown()->detail};
  } else if (items) {
    std::vector<ir::LiteralMap> rows;
    for (const Value& item : *items) {
      ir::Arg<ir::LiteralMap> row = row_of(call.in, item, place);
      if (!row.known()) {
        operation.rows = ir::Unknown{row.why()};
        break;
      }
      rows.push_back(*row);
    }
    if (!operation.rows.given()) operation.rows = std::move(rows);
  } else {
    operation.rows = not_known(call.in, given, "a list of rows", place);
  }
  call.emit(std::move(operation));
  return Value();
}

Value run_execute(const Call& call) {
  execute(call.in, call.bound.value("sqltext"), {}, true, call.place, call.bound.places(),
          call.batch ? std::optional(call.batch->number) : std::nullopt);
  return Value();
}

constexpr Directive kDirectives[] = {
    {"add_column", "table_name, column, schema=, *, if_not_exists=, inline_references=",
     "column, insert_before=, insert_after=, if_not_exists=, **", add_column},
    {"alter_column",
     "table_name, column_name, nullable=, comment=, server_default=, new_column_name=, type_=, "
     "existing_type=, existing_server_default=, existing_nullable=, existing_comment=, schema=, **",
     "column_name, nullable=, comment=, server_default=, new_column_name=, type_=, "
     "existing_type=, existing_server_default=, existing_nullable=, existing_comment=, "
     "insert_before=, insert_after=, **",
     alter_column},
    {"bulk_insert", "table, rows, multiinsert=", "", bulk_insert},
    {"create_table", "table_name, *columns, **", "", create_table},
    {"create_table_comment", "table_name, comment, existing_comment=, schema=",
     "comment, existing_comment=", create_table_comment},
    {"drop_column", "table_name, column_name, schema=, **", "column_name, **", drop_column},
    {"drop_table", "table_name, schema=, **", "", drop_table},
    {"drop_table_comment",
     "table_name, existing_comment=, schema=", "existing_comment=", drop_table_comment},
    {"execute", "sqltext, execution_options=", "", run_execute},
    {"rename_table", "old_table_name, new_table_name, schema=", "", rename_table},
};

}  // namespace

const Directive* find_table_directive(std::string_view name) {
  const auto found = std::find_if(std::begin(kDirectives), std::end(kDirectives),
                                  [&](const Directive& one) { return one.name == name; });
  return found == std::end(kDirectives) ? nullptr : found;
}

}  // namespace migrate::eval
