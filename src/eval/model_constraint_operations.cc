// Directives about constraints and indexes.
#include <algorithm>
#include <iterator>

#include "eval/model_expression.h"
#include "eval/model_operations.h"
#include "eval/model_schema.h"

namespace migrate::eval {
namespace {

using Kind = ir::Constraint::Kind;

ir::AddConstraint start(const Call& call, Kind kind,
                        std::string_view table_parameter = "table_name") {
  ir::AddConstraint operation;
  operation.table = call.table(table_parameter);
  operation.constraint.kind = kind;
  operation.constraint.name = call.bound.name("constraint_name");
  operation.constraint.span = call.place;
  add_constraint_keywords(call.in, operation.constraint, call.bound);
  return operation;
}

Value create_key(const Call& call, Kind kind) {
  ir::AddConstraint operation = start(call, kind);
  operation.constraint.columns =
      call.bound.given("columns")
          ? column_names_of(call.in, call.bound.value("columns"), call.bound.place("columns"))
          : call.bound.texts("columns");
  call.emit(std::move(operation));
  return Value();
}
Value create_primary_key(const Call& call) { return create_key(call, Kind::kPrimaryKey); }
Value create_unique_constraint(const Call& call) { return create_key(call, Kind::kUnique); }

Value create_check_constraint(const Call& call) {
  ir::AddConstraint operation = start(call, Kind::kCheck);
  operation.constraint.check =
      sql_of(call.in, call.bound.value("condition"), call.bound.place("condition"));
  call.emit(std::move(operation));
  return Value();
}

Value create_exclude_constraint(const Call& call) {
  ir::AddConstraint operation = start(call, Kind::kExclude);
  add_exclusions(call.in, operation.constraint, call.bound);
  call.emit(std::move(operation));
  return Value();
}

Value create_foreign_key(const Call& call) {
  const Bound& bound = call.bound;
  ir::AddConstraint operation = start(call, Kind::kForeignKey, "source_table");
  if (!call.batch) operation.table.schema = bound.text("source_schema");
  ir::Constraint& constraint = operation.constraint;
  constraint.referent = {bound.text("referent_schema"), bound.text("referent_table")};
  constraint.columns = bound.texts("local_cols");
  constraint.referent_columns = bound.texts("remote_cols");
  constraint.onupdate = bound.text("onupdate");
  constraint.ondelete = bound.text("ondelete");
  constraint.match = bound.text("match");
  call.emit(std::move(operation));
  return Value();
}

Kind kind_of(const ir::Arg<std::string>& type) {
  if (type.is("foreignkey")) return Kind::kForeignKey;
  if (type.is("primary")) return Kind::kPrimaryKey;
  if (type.is("unique")) return Kind::kUnique;
  if (type.is("check")) return Kind::kCheck;
  return Kind::kUnknown;
}

Value drop_constraint(const Call& call) {
  call.emit(ir::DropConstraint{call.table(), call.bound.name("constraint_name"),
                               kind_of(call.bound.text("type_")), call.bound.flag("if_exists"),
                               false});
  return Value();
}

Value create_index(const Call& call) {
  const Bound& bound = call.bound;
  ir::CreateIndex operation;
  ir::Index& index = operation.index;
  index.span = call.place;
  index.name = bound.name("index_name");
  index.table = call.table();
  const Value columns = bound.value("columns");
  const Span place = bound.place("columns");
  if (columns.text() || columns.native<ExpressionObject>())
    index.elements = index_elements_of(call.in, {columns}, place);
  else if (const auto items = call.in.items(columns, place))
    index.elements = index_elements_of(call.in, *items, place);
  else
    index.elements = not_known(call.in, columns, "a list of columns", place);
  if (bound.given("unique")) index.unique = bound.flag("unique");
  const IndexKeywords keywords = add_index_keywords(call.in, index, bound);
  operation.if_not_exists = keywords.if_not_exists;
  operation.concurrently = keywords.concurrently;
  call.emit(std::move(operation));
  return Value();
}

Value drop_index(const Call& call) {
  ir::Index ignored;
  const IndexKeywords keywords = add_index_keywords(call.in, ignored, call.bound);
  call.emit(ir::DropIndex{call.bound.name("index_name"), call.table(), keywords.if_exists,
                          keywords.concurrently, false});
  return Value();
}

constexpr Directive kDirectives[] = {
    {"create_check_constraint", "constraint_name, table_name, condition, schema=, **",
     "constraint_name, condition, **", create_check_constraint},
    {"create_exclude_constraint",
     "constraint_name, table_name, *elements, where=, schema=, using=, **",
     "constraint_name, *elements, where=, using=, **", create_exclude_constraint},
    {"create_foreign_key",
     "constraint_name, source_table, referent_table, local_cols, remote_cols, onupdate=, "
     "ondelete=, deferrable=, initially=, match=, source_schema=, referent_schema=, **",
     "constraint_name, referent_table, local_cols, remote_cols, referent_schema=, onupdate=, "
     "ondelete=, deferrable=, initially=, match=, **",
     create_foreign_key},
    {"create_index", "index_name, table_name, columns, schema=, unique=, **",
     "index_name, columns, **", create_index},
    {"create_primary_key", "constraint_name, table_name, columns, schema=",
     "constraint_name, columns", create_primary_key},
    {"create_unique_constraint", "constraint_name, table_name, columns, schema=, **",
     "constraint_name, columns, **", create_unique_constraint},
    {"drop_constraint", "constraint_name, table_name, type_=, schema=, *, if_exists=",
     "constraint_name, type_=, *, if_exists=", drop_constraint},
    {"drop_index", "index_name, table_name=, schema=, **", "index_name, **", drop_index},
};

}  // namespace

const Directive* find_constraint_directive(std::string_view name) {
  const auto found = std::find_if(std::begin(kDirectives), std::end(kDirectives),
                                  [&](const Directive& one) { return one.name == name; });
  return found == std::end(kDirectives) ? nullptr : found;
}

}  // namespace migrate::eval
