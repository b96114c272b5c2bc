#include "ir/dump_parts.h"

#include "ir/call_text.h"
#include "migrate/ir/dump.h"

namespace migrate::ir {

namespace {

std::string_view class_of(Constraint::Kind kind) {
  switch (kind) {
    case Constraint::Kind::kPrimaryKey:
      return "PrimaryKey";
    case Constraint::Kind::kUnique:
      return "Unique";
    case Constraint::Kind::kForeignKey:
      return "ForeignKey";
    case Constraint::Kind::kCheck:
      return "Check";
    case Constraint::Kind::kExclude:
      return "Exclude";
    case Constraint::Kind::kUnknown:
      break;
  }
  return "Constraint";
}

}  // namespace

std::string dump(const ServerDefault& server_default) {
  switch (server_default.kind) {
    case ServerDefault::Kind::kNone:
      return "None";
    case ServerDefault::Kind::kFetched:
      return "FetchedValue()";
    case ServerDefault::Kind::kLiteral:
    case ServerDefault::Kind::kExpression:
      break;
  }
  return dump(server_default.value);
}

std::string dump(const Computed& computed) {
  CallText call("Computed");
  call.add(dump(computed.value)).add("persisted", computed.persisted);
  return std::move(call).end();
}

std::string dump(const Identity& identity) {
  CallText call("Identity");
  call.add("always", identity.always)
      .add("start", identity.start)
      .add("increment", identity.increment)
      .add("minvalue", identity.minvalue)
      .add("maxvalue", identity.maxvalue)
      .add("cache", identity.cache)
      .add("cycle", identity.cycle);
  return std::move(call).end();
}

std::string dump(const Constraint& constraint) {
  CallText call(class_of(constraint.kind));
  if (constraint.columns.given()) call.add(text_of(constraint.columns));
  if (constraint.kind == Constraint::Kind::kForeignKey) {
    call.add(text_of(constraint.referent));
    if (constraint.referent_columns.given()) call.add(text_of(constraint.referent_columns));
  }
  if (constraint.kind == Constraint::Kind::kCheck) call.add(dump(constraint.check));
  for (std::size_t i = 0; i < constraint.elements.size(); ++i) {
    std::string text = dump(constraint.elements[i]);
    if (i < constraint.operators.size()) text += " with " + constraint.operators[i];
    call.add(text);
  }
  call.add_name(constraint.name);
  call.add("ondelete", constraint.ondelete)
      .add("onupdate", constraint.onupdate)
      .add("match", constraint.match)
      .add("deferrable", constraint.deferrable)
      .add("initially", constraint.initially)
      .add("use_alter", constraint.use_alter)
      .add("using", constraint.using_);
  if (constraint.where) call.add("where", dump(*constraint.where));
  call.add("not_valid", constraint.not_valid).add("using_index", constraint.using_index);
  call.add_flag("of_type", constraint.of_type).add_options(constraint.options);
  return std::move(call).end();
}

std::string dump(const Column& column) {
  CallText call("Column");
  call.add(text_of(column.name)).add(dump(column.type));
  call.add("primary_key", column.primary_key)
      .add("nullable", column.nullable)
      .add("autoincrement", column.autoincrement)
      .add("unique", column.unique)
      .add("index", column.index)
      .add_flag("python_default", column.has_python_default);
  if (column.server_default) call.add("server_default", dump(*column.server_default));
  if (column.computed) call.add(dump(*column.computed));
  if (column.identity) call.add(dump(*column.identity));
  call.add("sequence", column.sequence).add_quoted("comment", column.comment);
  for (const Constraint& constraint : column.constraints) call.add(dump(constraint));
  return std::move(call.add_options(column.options)).end();
}

std::string dump(const Index& index) {
  CallText call("Index");
  if (index.table.name.given()) call.add(text_of(index.table));
  if (index.elements.given()) call.add(text_of(index.elements));
  call.add_name(index.name).add("unique", index.unique).add("using", index.using_);
  if (index.where) call.add("where", dump(*index.where));
  return std::move(call.add("include", index.include).add_options(index.options)).end();
}

std::string dump_members(const Table& table, std::string_view indent) {
  std::string text;
  const auto line = [&](const std::string& member) {
    text += '\n';
    text += indent;
    text += member;
  };
  for (const Column& column : table.columns) line(dump(column));
  for (const Constraint& constraint : table.constraints) line(dump(constraint));
  for (const Index& index : table.indexes) line(dump(index));
  if (!table.incomplete.empty()) line("more " + unknown_text(table.incomplete));
  return text;
}

}  // namespace migrate::ir
