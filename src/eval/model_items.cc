// The classes of sqlalchemy.schema.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "eval/model_expression.h"
#include "eval/model_schema.h"
#include "eval/model_table.h"
#include "eval/model_types.h"

namespace migrate::eval {
namespace {

using Kind = ir::Constraint::Kind;
using Maker = Value (*)(Interpreter&, const Arguments&, Span);

Value bad_call(Interpreter& in, std::string_view what, const Bound& bound, Span place) {
  return in.unknown("bad-arguments", fmt::format("{}: {}", what, bound.problem()), place);
}

// "schema.table.column", as ForeignKey takes it: the schema may have dots.
void set_referent(ir::Constraint& constraint, const std::string& target, bool first) {
  const std::size_t last = target.rfind('.');
  if (last == std::string::npos) {
    if (first) constraint.referent.name = target;
    return;
  }
  const std::size_t before = last == 0 ? std::string::npos : target.rfind('.', last - 1);
  if (first) {
    constraint.referent.name = before == std::string::npos
                                   ? target.substr(0, last)
                                   : target.substr(before + 1, last - before - 1);
    if (before != std::string::npos) constraint.referent.schema = target.substr(0, before);
    constraint.referent_columns = std::vector<std::string>{};
  }
  // A target before it may have had no column.
  std::vector<std::string> columns = constraint.referent_columns.value_or({});
  columns.push_back(target.substr(last + 1));
  constraint.referent_columns = std::move(columns);
}

void set_referents(Interpreter& in, ir::Constraint& constraint, const std::vector<Value>& targets,
                   Span place) {
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const auto* const column = targets[i].native<ExpressionObject>();
    if (column && column->expression().kind == ir::Expression::Kind::kColumn &&
        !column->expression().operands.empty()) {
      const ir::Expression& table = column->expression().operands[0];
      const std::string prefix = table.schema.empty() ? "" : table.schema + ".";
      set_referent(constraint, prefix + table.name + "." + column->expression().name, i == 0);
      continue;
    }
    const ir::Arg<std::string> target = text_of(in, targets[i], place);
    if (!target.known()) {
      const ir::Unknown why{target.unknown() ? target.why() : "it is None"};
      constraint.referent.name = why;
      constraint.referent_columns = why;
      return;
    }
    set_referent(constraint, *target, i == 0);
  }
}

void set_foreign_key(ir::Constraint& constraint, const Bound& bound) {
  constraint.kind = Kind::kForeignKey;
  constraint.name = bound.name("name");
  constraint.onupdate = bound.text("onupdate");
  constraint.ondelete = bound.text("ondelete");
  constraint.match = bound.text("match");
  constraint.use_alter = bound.flag("use_alter");
}

Value make_foreign_key(Interpreter& in, const Arguments& arguments, Span place) {
  const Bound bound(in, arguments,
                    "column, _constraint=, use_alter=, name=, onupdate=, ondelete=, deferrable=, "
                    "initially=, link_to_name=, match=, info=, **",
                    place);
  if (!bound.problem().empty()) return bad_call(in, "ForeignKey", bound, place);
  ir::Constraint constraint;
  constraint.span = place;
  set_foreign_key(constraint, bound);
  set_referents(in, constraint, {bound.value("column")}, bound.place("column"));
  add_constraint_keywords(in, constraint, bound);
  return make<SchemaObject>(std::move(constraint));
}

Value make_foreign_key_constraint(Interpreter& in, const Arguments& arguments, Span place) {
  const Bound bound(in, arguments,
                    "columns, refcolumns, name=, onupdate=, ondelete=, deferrable=, initially=, "
                    "use_alter=, link_to_name=, match=, table=, info=, **",
                    place);
  if (!bound.problem().empty()) return bad_call(in, "ForeignKeyConstraint", bound, place);
  ir::Constraint constraint;
  constraint.span = place;
  set_foreign_key(constraint, bound);
  constraint.columns = column_names_of(in, bound.value("columns"), bound.place("columns"));
  const Span targets = bound.place("refcolumns");
  if (const auto items = in.items(bound.value("refcolumns"), targets))
    set_referents(in, constraint, *items, targets);
  else
    constraint.referent.name = not_known(in, bound.value("refcolumns"), "a list", targets);
  add_constraint_keywords(in, constraint, bound);
  return make<SchemaObject>(std::move(constraint));
}

Value make_key(Interpreter& in, const Arguments& arguments, Kind kind, Span place) {
  const Bound bound(in, arguments, "*columns, name=, **", place);
  ir::Constraint constraint;
  constraint.span = place;
  constraint.kind = kind;
  constraint.name = bound.name("name");
  constraint.columns = column_names_of(in, bound.rest(), bound.incomplete());
  add_constraint_keywords(in, constraint, bound);
  return make<SchemaObject>(std::move(constraint));
}
Value make_primary_key(Interpreter& in, const Arguments& arguments, Span place) {
  return make_key(in, arguments, Kind::kPrimaryKey, place);
}
Value make_unique(Interpreter& in, const Arguments& arguments, Span place) {
  return make_key(in, arguments, Kind::kUnique, place);
}

Value make_check(Interpreter& in, const Arguments& arguments, Span place) {
  const Bound bound(in, arguments, "sqltext, name=, deferrable=, initially=, table=, info=, **",
                    place);
  if (!bound.problem().empty()) return bad_call(in, "CheckConstraint", bound, place);
  ir::Constraint constraint;
  constraint.span = place;
  constraint.kind = Kind::kCheck;
  constraint.name = bound.name("name");
  constraint.check = sql_of(in, bound.value("sqltext"), bound.place("sqltext"));
  add_constraint_keywords(in, constraint, bound);
  return make<SchemaObject>(std::move(constraint));
}

Value make_exclude(Interpreter& in, const Arguments& arguments, Span place) {
  const Bound bound(in, arguments, "*elements, name=, where=, using=, **", place);
  ir::Constraint constraint;
  constraint.span = place;
  constraint.kind = Kind::kExclude;
  constraint.name = bound.name("name");
  add_exclusions(in, constraint, bound);
  add_constraint_keywords(in, constraint, bound);
  return make<SchemaObject>(std::move(constraint));
}

Value make_index(Interpreter& in, const Arguments& arguments, Span place) {
  const Bound bound(in, arguments, "name, *expressions, **", place);
  if (!bound.problem().empty()) return bad_call(in, "Index", bound, place);
  ir::Index index;
  index.span = place;
  index.name = bound.name("name");
  std::vector<Value> items;
  for (const Argument* const item : bound.rest()) items.push_back(item->value);
  if (bound.incomplete().empty())
    index.elements = index_elements_of(in, items, place);
  else
    index.elements = ir::Unknown{bound.incomplete()};
  add_index_keywords(in, index, bound);
  return make<SchemaObject>(std::move(index));
}

Value make_computed(Interpreter& in, const Arguments& arguments, Span place) {
  const Bound bound(in, arguments, "sqltext, persisted=", place);
  if (!bound.problem().empty()) return bad_call(in, "Computed", bound, place);
  return make<SchemaObject>(ir::Computed{sql_of(in, bound.value("sqltext"), bound.place("sqltext")),
                                         bound.flag("persisted")});
}

ir::Identity identity_of(const Bound& bound) {
  ir::Identity identity;
  identity.always = bound.flag("always");
  identity.start = bound.integer("start");
  identity.increment = bound.integer("increment");
  identity.minvalue = bound.integer("minvalue");
  identity.maxvalue = bound.integer("maxvalue");
  identity.cache = bound.integer("cache");
  identity.cycle = bound.flag("cycle");
  return identity;
}

Value make_identity(Interpreter& in, const Arguments& arguments, Span place) {
  const Bound bound(in, arguments,
                    "always=, on_null=, start=, increment=, minvalue=, maxvalue=, nominvalue=, "
                    "nomaxvalue=, cycle=, cache=, order=, **",
                    place);
  if (!bound.problem().empty()) return bad_call(in, "Identity", bound, place);
  return make<SchemaObject>(identity_of(bound));
}

Value make_sequence(Interpreter& in, const Arguments& arguments, Span place) {
  const Bound bound(in, arguments,
                    "name, start=, increment=, minvalue=, maxvalue=, nominvalue=, nomaxvalue=, "
                    "cycle=, schema=, **",
                    place);
  if (!bound.problem().empty()) return bad_call(in, "Sequence", bound, place);
  return make<SchemaObject>(SequenceName{bound.text("schema"), bound.text("name")});
}

Value make_fetched(Interpreter&, const Arguments&, Span) {
  return make<SchemaObject>(ir::ServerDefault{ir::ServerDefault::Kind::kFetched, {}});
}
Value make_default_clause(Interpreter& in, const Arguments& arguments, Span place) {
  const Bound bound(in, arguments, "arg, for_update=, **", place);
  return make<SchemaObject>(server_default_of(in, bound.value("arg"), bound.place("arg")));
}

// The items of a Column after its name and type.
void add_part(Interpreter& in, ir::Column& column, const Argument& argument) {
  const Value& value = argument.value;
  if (const auto* const constraint = part_of<ir::Constraint>(value)) {
    column.constraints.push_back(*constraint);
    if (constraint->kind == Kind::kForeignKey && column.name.known())
      column.constraints.back().columns = std::vector<std::string>{*column.name};
  } else if (const auto* const made = part_of<ir::ServerDefault>(value)) {
    column.server_default = *made;
  } else if (const auto* const computed = part_of<ir::Computed>(value)) {
    column.computed = *computed;
  } else if (const auto* const identity = part_of<ir::Identity>(value)) {
    column.identity = *identity;
  } else if (const auto* const sequence = part_of<SequenceName>(value)) {
    column.sequence = sequence->name;
  } else if (value.get<NativeRef>()) {
    column.has_python_default = true;  // ColumnDefault
  } else {
    column.options["?"] = not_known(in, value, "a constraint or default", argument.place);
  }
}

void set_keyword(Interpreter& in, ir::Column& column, const Argument& argument) {
  const std::string& keyword = argument.keyword;
  const Value& value = argument.value;
  const Span place = argument.place;
  if (keyword == "nullable") {
    column.nullable = flag_of(in, value, place);
  } else if (keyword == "primary_key") {
    column.primary_key = flag_of(in, value, place);
  } else if (keyword == "autoincrement") {
    if (!value.text()) column.autoincrement = flag_of(in, value, place);
  } else if (keyword == "unique") {
    column.unique = flag_of(in, value, place);
  } else if (keyword == "index") {
    column.index = flag_of(in, value, place);
  } else if (keyword == "default" || keyword == "insert_default") {
    column.has_python_default = !value.is_none();
  } else if (keyword == "server_default") {
    if (part_of<ir::Computed>(value) || part_of<ir::Identity>(value) ||
        part_of<SequenceName>(value))
      add_part(in, column, argument);
    else if (!value.is_none())
      column.server_default = server_default_of(in, value, place);
  } else if (keyword == "comment") {
    column.comment = text_of(in, value, place);
  } else if (keyword.find('_') != std::string::npos && keyword != "server_onupdate" &&
             keyword != "sort_order") {
    ir::Literal option = literal_of(in, value, place);
    if (auto* const unknown = std::get_if<ir::Unknown>(&option.value))
      column.options[keyword] = std::move(*unknown);
    else
      column.options[keyword] = std::move(option);
  }
  // key, doc, info, onupdate, quote and system do not reach the database.
}

Value make_column(Interpreter& in, const Arguments& arguments, Span place) {
  const Bound bound(in, arguments, "*items, name=, type_=, **", place);
  auto column = std::make_shared<ir::Column>();
  column->span = place;
  column->name = bound.text("name");
  std::size_t next = 0;
  const auto& items = bound.rest();
  if (!bound.given("name") && next < items.size() &&
      (items[next]->value.text() || items[next]->value.is_none() ||
       items[next]->value.is_unknown() || items[next]->value.get<AlternativesRef>())) {
    column->name = text_of(in, items[next]->value, items[next]->place);
    ++next;
  }
  if (!bound.incomplete().empty() && !column->name.given())
    column->name = ir::Unknown{bound.incomplete()};
  const auto is_item = [](const Value& value) { return value.native<SchemaObject>() != nullptr; };
  if (bound.given("type_")) {
    column->type = type_of(in, bound.value("type_"), bound.place("type_"));
  } else if (next < items.size() && !is_item(items[next]->value)) {
    column->type = type_of(in, items[next]->value, items[next]->place);
    ++next;
  } else if (bound.incomplete().empty()) {
    column->type = type_of(in, Value(), place);
  } else {
    column->type = ir::Type::unknown(bound.incomplete());
  }
  for (; next < items.size(); ++next) add_part(in, *column, *items[next]);
  for (const Argument* const argument : bound.extra()) set_keyword(in, *column, *argument);
  ir::Expression name = column->name.known()
                            ? node(ir::Expression::Kind::kColumn, *column->name)
                            : ir::Expression::unknown("the name of the column is not known");
  return make<ExpressionObject>(std::move(name), std::move(column));
}

Value make_create_schema(Interpreter& in, const Arguments& arguments, Span place) {
  const Bound bound(in, arguments, "name, quote=, *, if_not_exists=, **", place);
  return make<DdlObject>(ir::CreateSchema{bound.text("name"), bound.flag("if_not_exists")});
}
Value make_drop_schema(Interpreter& in, const Arguments& arguments, Span place) {
  const Bound bound(in, arguments, "name, quote=, cascade=, if_exists=, **", place);
  return make<DdlObject>(
      ir::DropSchema{bound.text("name"), bound.flag("if_exists"), bound.flag("cascade")});
}
Value sequence_ddl(Interpreter& in, const Arguments& arguments, bool create, Span place) {
  const Bound bound(in, arguments, "element, **", place);
  const auto* const sequence = part_of<SequenceName>(bound.value("element"));
  if (!sequence || !sequence->name.known() || sequence->schema.unknown())
    return in.unknown("unmodelled", "the sequence is not known", place);
  ir::SqlStatement statement;
  statement.kind = create ? ir::SqlStatement::Kind::kCreate : ir::SqlStatement::Kind::kDrop;
  statement.tag = create ? "CREATE SEQUENCE" : "DROP SEQUENCE";
  statement.writes = {
      {ir::ObjectKind::kSequence, sequence->schema.value_or(""), *sequence->name, ""}};
  return make<DdlObject>(std::move(statement));
}
Value make_create_sequence(Interpreter& in, const Arguments& arguments, Span place) {
  return sequence_ddl(in, arguments, true, place);
}
Value make_drop_sequence(Interpreter& in, const Arguments& arguments, Span place) {
  return sequence_ddl(in, arguments, false, place);
}
Value table_ddl(Interpreter& in, const Arguments& arguments, bool create, Span place) {
  const Bound bound(in, arguments, "element, **", place);
  const Value element = bound.value("element");
  const auto* const table = element.native<TableObject>();
  if (!table) return in.unknown("unmodelled", "the table is not known", place);
  if (create) return make<DdlObject>(ir::CreateTable{table->copy(in), {}});
  return make<DdlObject>(ir::DropTable{table->table().name, {}, false});
}
Value make_create_table(Interpreter& in, const Arguments& arguments, Span place) {
  return table_ddl(in, arguments, true, place);
}
Value make_drop_table(Interpreter& in, const Arguments& arguments, Span place) {
  return table_ddl(in, arguments, false, place);
}
// DDL("…") formats its text with "%".
Value make_ddl(Interpreter& in, const Arguments& arguments, Span place) {
  const Bound bound(in, arguments, "statement, **", place);
  ir::Execute execute;
  execute.sql = bound.text("statement");
  execute.is_text = false;
  if (execute.sql.known() && execute.sql->find('%') != std::string::npos)
    execute.sql = ir::Unknown{"DDL() formats its text"};
  execute.places =
      execute.sql.known() ? places_of(in, bound.value("statement")) : std::vector<ir::TextPlace>{};
  execute.parameters.emplace_back();
  return make<DdlObject>(std::move(execute));
}

struct Entry {
  std::string_view name;
  Maker maker;
};
constexpr Entry kClasses[] = {
    {"CheckConstraint", make_check},
    {"Column", make_column},
    {"Computed", make_computed},
    {"CreateSchema", make_create_schema},
    {"CreateSequence", make_create_sequence},
    {"CreateTable", make_create_table},
    {"DDL", make_ddl},
    {"DefaultClause", make_default_clause},
    {"DropSchema", make_drop_schema},
    {"DropSequence", make_drop_sequence},
    {"DropTable", make_drop_table},
    {"ExcludeConstraint", make_exclude},
    {"FetchedValue", make_fetched},
    {"ForeignKey", make_foreign_key},
    {"ForeignKeyConstraint", make_foreign_key_constraint},
    {"Identity", make_identity},
    {"Index", make_index},
    {"PrimaryKeyConstraint", make_primary_key},
    {"Sequence", make_sequence},
    {"UniqueConstraint", make_unique},
};

}  // namespace

std::optional<Value> schema_class(std::string_view name) {
  const auto found = std::find_if(std::begin(kClasses), std::end(kClasses),
                                  [&](const Entry& entry) { return entry.name == name; });
  if (found == std::end(kClasses)) return std::nullopt;
  return callable("sqlalchemy." + std::string(name), found->maker);
}

}  // namespace migrate::eval
