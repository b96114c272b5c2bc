#include "cli/schema_json.h"

#include "migrate/ir/dump.h"
#include "migrate/report/json.h"

namespace migrate::cli {
namespace {

using report::Json;

void text_or_null(Json& json, std::string_view key, const ir::Arg<std::string>& value) {
  json.key(key);
  if (value.known())
    json.value(*value);
  else
    json.null();
}

void words_or_null(Json& json, std::string_view key,
                   const ir::Arg<std::vector<std::string>>& value) {
  json.key(key);
  if (value.known())
    json.value(*value);
  else
    json.null();
}

std::string_view word(ir::Constraint::Kind kind) {
  switch (kind) {
    case ir::Constraint::Kind::kPrimaryKey:
      return "primary_key";
    case ir::Constraint::Kind::kUnique:
      return "unique";
    case ir::Constraint::Kind::kForeignKey:
      return "foreign_key";
    case ir::Constraint::Kind::kCheck:
      return "check";
    case ir::Constraint::Kind::kExclude:
      return "exclude";
    case ir::Constraint::Kind::kUnknown:
      break;
  }
  return "unknown";
}

void write_column(Json& json, const ir::Column& column) {
  json.object();
  text_or_null(json, "name", column.name);
  json.member("type", ir::dump(column.type)).key("nullable");
  if (column.nullable.unknown())
    json.null();
  else
    json.value(column.nullable.value_or(true));
  json.key("default");
  const bool has_default =
      column.server_default && column.server_default->kind != ir::ServerDefault::Kind::kNone;
  if (has_default)
    json.value(ir::dump(column.server_default->value));
  else
    json.null();
  json.member("generated", column.computed.has_value());
  json.member("identity", column.identity.has_value());
  text_or_null(json, "comment", column.comment);
  json.end();
}

void write_constraint(Json& json, const ir::Constraint& constraint) {
  json.object().member("kind", word(constraint.kind));
  text_or_null(json, "name", constraint.name.name);
  words_or_null(json, "columns", constraint.columns);
  if (constraint.kind == ir::Constraint::Kind::kForeignKey) {
    text_or_null(json, "referent_schema", constraint.referent.schema);
    text_or_null(json, "referent", constraint.referent.name);
    words_or_null(json, "referent_columns", constraint.referent_columns);
    text_or_null(json, "ondelete", constraint.ondelete);
    text_or_null(json, "onupdate", constraint.onupdate);
  }
  if (constraint.kind == ir::Constraint::Kind::kCheck)
    json.member("condition", ir::dump(constraint.check));
  json.end();
}

void write_index(Json& json, const ir::Index& index) {
  json.object();
  text_or_null(json, "name", index.name.name);
  json.member("unique", index.unique.value_or(false)).key("elements");
  if (index.elements.known()) {
    json.array();
    for (const ir::Index::Element& element : *index.elements)
      json.value(element.value.kind == ir::Expression::Kind::kColumn ? element.value.name
                                                                     : ir::dump(element.value));
    json.end();
  } else {
    json.null();
  }
  text_or_null(json, "using", index.using_);
  json.key("where");
  if (index.where)
    json.value(ir::dump(*index.where));
  else
    json.null();
  json.end();
}

void write_table(Json& json, const ir::Schema::Key& key, const ir::Table& table,
                 const ir::Schema& schema) {
  json.object().member("schema", key.first).member("name", key.second);
  json.member("certain", !schema.uncertain(table.name) && table.incomplete.empty());
  text_or_null(json, "comment", table.comment);
  json.key("columns").array();
  for (const ir::Column& column : table.columns) write_column(json, column);
  json.end().key("constraints").array();
  for (const ir::Constraint& constraint : table.constraints) write_constraint(json, constraint);
  json.end().key("indexes").array();
  for (const ir::Index& index : table.indexes) write_index(json, index);
  json.end().end();
}

}  // namespace

std::string schema_document(const Session& session, const project::History& history,
                            std::span<const graph::NodeIndex> nodes, const ir::Schema& schema) {
  Json json;
  json.object().member("schema", "migrate/schema/1").member("ref", session.source()->name());
  json.key("commit");
  if (session.commit())
    json.value(session.commit()->hex());
  else
    json.null();
  json.member("history", history.config.name).key("revisions").array();
  for (const graph::NodeIndex node : nodes) json.value(history.graph.node(node).id);
  json.end().member("dialect", schema.dialect());
  json.member("complete", !schema.may_have_other_tables()).key("tables").array();
  for (const auto& [key, table] : schema.tables()) write_table(json, key, table, schema);
  json.end().key("enums").array();
  for (const auto& [key, labels] : schema.enums()) {
    json.object().member("schema", key.first).member("name", key.second).key("labels");
    if (labels.labels_known)
      json.value(labels.labels);
    else
      json.null();
    json.end();
  }
  json.end().key("views").array();
  for (const auto& [key, view] : schema.views())
    json.object()
        .member("schema", key.first)
        .member("name", key.second)
        .member("materialized", view.materialized)
        .end();
  json.end().key("others").array();
  for (const auto& entry : schema.others()) {
    const ir::ObjectRef& object = entry.first;
    json.object().member("kind", to_string(object.kind)).member("schema", object.schema);
    json.member("name", object.name).member("part", object.part).end();
  }
  json.end().end();
  return json.text();
}

}  // namespace migrate::cli
