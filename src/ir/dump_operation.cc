#include "ir/call_text.h"
#include "ir/dump_parts.h"
#include "migrate/ir/dump.h"

namespace migrate::ir {

namespace {

std::string of_objects(const std::vector<ObjectRef>& objects) {
  std::string text;
  for (const ObjectRef& object : objects) text += (text.empty() ? "" : ", ") + text_of(object);
  return "[" + text + "]";
}

std::string_view type_word(Constraint::Kind kind) {
  switch (kind) {
    case Constraint::Kind::kPrimaryKey:
      return "primary";
    case Constraint::Kind::kUnique:
      return "unique";
    case Constraint::Kind::kForeignKey:
      return "foreignkey";
    case Constraint::Kind::kCheck:
      return "check";
    case Constraint::Kind::kExclude:
      return "exclude";
    case Constraint::Kind::kUnknown:
      break;
  }
  return {};
}

std::string in_schema(const Arg<std::string>& schema, const Arg<std::string>& name) {
  return text_of(TableName{schema, name});
}

// The head of each operation up to the closing parenthesis.
struct Dump {
  CallText call;

  void operator()(const CreateTable& o) {
    call.add(text_of(o.table.name))
        .add("prefixes", o.table.prefixes)
        .add_quoted("comment", o.table.comment)
        .add_options(o.table.options)
        .add("if_not_exists", o.if_not_exists);
  }
  void operator()(const DropTable& o) {
    call.add(text_of(o.table)).add("if_exists", o.if_exists).add_flag("cascade", o.cascade);
  }
  void operator()(const RenameTable& o) { call.add(text_of(o.table)).add(text_of(o.new_name)); }
  void operator()(const SetTableComment& o) {
    call.add(text_of(o.table)).add_quoted("comment", o.comment);
  }
  void operator()(const AddColumn& o) {
    call.add(text_of(o.table)).add(dump(o.column)).add("if_not_exists", o.if_not_exists);
  }
  void operator()(const DropColumn& o) {
    call.add(text_of(o.table)).add(text_of(o.column)).add("if_exists", o.if_exists);
    call.add_flag("cascade", o.cascade);
  }
  void operator()(const AlterColumn& o) {
    call.add(text_of(o.table)).add(text_of(o.column)).add("new_name", o.new_name);
    if (o.type) call.add("type", dump(*o.type));
    call.add("nullable", o.nullable);
    if (o.server_default) call.add("server_default", dump(*o.server_default));
    if (o.computed) call.add(dump(*o.computed));
    if (o.identity) call.add(dump(*o.identity));
    call.add_flag("drop_identity", o.drop_identity)
        .add_quoted("comment", o.comment)
        .add_flag("drop_comment", o.drop_comment)
        .add("autoincrement", o.autoincrement)
        .add_quoted("using", o.using_);
    if (o.existing_type) call.add("existing_type", dump(*o.existing_type));
    call.add("existing_nullable", o.existing_nullable);
    if (o.existing_server_default)
      call.add("existing_server_default", dump(*o.existing_server_default));
    call.add_quoted("existing_comment", o.existing_comment).add_options(o.options);
  }
  void operator()(const AddConstraint& o) { call.add(text_of(o.table)).add(dump(o.constraint)); }
  void operator()(const DropConstraint& o) {
    call.add(text_of(o.table)).add_name(o.name);
    if (o.kind != Constraint::Kind::kUnknown) call.add("type", type_word(o.kind));
    call.add("if_exists", o.if_exists).add_flag("cascade", o.cascade);
  }
  void operator()(const ValidateConstraint& o) { call.add(text_of(o.table)).add(text_of(o.name)); }
  void operator()(const RenameConstraint& o) {
    call.add(text_of(o.table)).add(text_of(o.name)).add(text_of(o.new_name));
  }
  void operator()(const CreateIndex& o) {
    call.add(dump(o.index)).add("if_not_exists", o.if_not_exists);
    call.add("concurrently", o.concurrently);
  }
  void operator()(const DropIndex& o) {
    if (o.table.name.given()) call.add(text_of(o.table));
    if (!o.table.name.given()) call.add("schema", o.table.schema);
    call.add_name(o.name).add("if_exists", o.if_exists).add("concurrently", o.concurrently);
    call.add_flag("cascade", o.cascade);
  }
  void operator()(const RenameIndex& o) {
    call.add(in_schema(o.schema, o.name)).add(text_of(o.new_name));
  }
  void operator()(const CreateEnum& o) {
    call.add(in_schema(o.schema, o.name)).add(text_of(o.labels)).add("checkfirst", o.checkfirst);
  }
  void operator()(const DropType& o) {
    call.add(in_schema(o.schema, o.name)).add("if_exists", o.if_exists);
    call.add_flag("cascade", o.cascade);
  }
  void operator()(const AddEnumValue& o) {
    call.add(in_schema(o.schema, o.name)).add(text_of(o.value));
    call.add("before", o.before).add("after", o.after);
    call.add_flag("if_not_exists", o.if_not_exists);
  }
  void operator()(const RenameEnumValue& o) {
    call.add(in_schema(o.schema, o.name)).add(text_of(o.value)).add(text_of(o.new_value));
  }
  void operator()(const RenameType& o) {
    call.add(in_schema(o.schema, o.name)).add(text_of(o.new_name));
  }
  void operator()(const CreateSchema& o) {
    call.add(text_of(o.name)).add("if_not_exists", o.if_not_exists);
  }
  void operator()(const DropSchema& o) {
    call.add(text_of(o.name)).add("if_exists", o.if_exists).add("cascade", o.cascade);
  }
  void operator()(const Execute& o) {
    if (o.sql.given()) call.add(o.sql.known() ? quoted(*o.sql) : text_of(o.sql));
    if (o.core) call.add(dump(*o.core));
    if (!o.is_text) call.add("is_text", "False");
    const bool no_values = o.parameters.size() == 1 && o.parameters[0].names.empty();
    if (!o.parameters.empty() && !no_values) call.add("parameters", text_of(o.parameters));
    if (!o.outline.empty()) call.add("outline", quoted(o.outline));
    call.add_flag("interpolated", o.interpolated).add_flag("result_used", o.result_used);
  }
  void operator()(const BulkInsert& o) {
    call.add(text_of(o.table.name)).add("multiinsert", o.multiinsert);
  }
  void operator()(const SqlStatement& o) {
    if (!o.name.empty()) call.add("name", quoted(o.name));
    if (!o.detail.empty()) call.add("detail", quoted(o.detail));
    if (!o.reads.empty()) call.add("reads", of_objects(o.reads));
    if (!o.writes.empty()) call.add("writes", of_objects(o.writes));
    if (!o.columns.empty()) call.add("columns", text_of(o.columns));
    call.add_flag("objects_incomplete", !o.objects_complete)
        .add_flag("where", o.has_where)
        .add_flag("cascade", o.cascade)
        .add_flag("concurrently", o.concurrently)
        .add_flag("if_exists", o.if_exists)
        .add_flag("if_not_exists", o.if_not_exists)
        .add_flag("local", o.local)
        .add_flag("full", o.full)
        .add_flag("select_star", o.select_star)
        .add_flag("volatile_functions", o.volatile_functions);
  }
  void operator()(const Opaque& o) {
    call.add(quoted(o.what)).add("why", quoted(o.why));
    call.add_flag("data_only", o.data_only);
  }
};

std::string_view kind_word(SqlStatement::Kind kind) {
  if (kind == SqlStatement::Kind::kUnknown) return "unknown statement";
  return kind == SqlStatement::Kind::kSyntaxError ? "syntax error" : "statement";
}

std::string head_of(const Operation& operation) {
  if (const auto* const statement = std::get_if<SqlStatement>(&operation))
    return std::string(kind_word(statement->kind)) + " " + statement->tag;
  return std::string(name_of(operation));
}

std::string rows_of(const BulkInsert& insert) {
  std::string text = dump_members(insert.table, "  ");
  if (insert.rows.unknown()) text += "\n  rows " + text_of(insert.rows);
  if (insert.rows.known())
    for (const LiteralMap& row : *insert.rows) text += "\n  row " + text_of(row);
  return text;
}

}  // namespace

std::string dump(const Operation& operation) {
  Dump visitor{CallText(head_of(operation))};
  std::visit(visitor, operation);
  std::string text = std::move(visitor.call).end();
  if (const auto* const create = std::get_if<CreateTable>(&operation))
    text += dump_members(create->table, "  ");
  if (const auto* const insert = std::get_if<BulkInsert>(&operation)) text += rows_of(*insert);
  return text;
}

}  // namespace migrate::ir
