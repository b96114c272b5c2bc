#include "ir/call_text.h"
#include "migrate/ir/dump.h"

namespace migrate::ir {

namespace {

constexpr std::size_t kLongestSql = 72;

std::string with(std::string_view verb, const TableName& table) {
  return std::string(verb) + " " + text_of(table);
}

std::string with(std::string_view verb, const TableName& table, const Arg<std::string>& part) {
  return with(verb, table) + "." + text_of(part);
}

std::string with(std::string_view verb, const Arg<std::string>& schema,
                 const Arg<std::string>& name) {
  return with(verb, TableName{schema, name});
}

std::string plural(std::size_t count, std::string_view noun) {
  std::string text = std::to_string(count) + " " + std::string(noun);
  return count == 1 ? text : text + "s";
}

// One line, cut where it gets long.
std::string brief(std::string_view sql) {
  std::string text;
  bool space = false;
  for (const char c : sql) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      space = !text.empty();
      continue;
    }
    if (text.size() >= kLongestSql) {
      const auto continues = [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xc0U) == 0x80;
      };
      if (continues(c)) {  // never cut in the middle of a character
        while (!text.empty() && continues(text.back())) text.pop_back();
        if (!text.empty()) text.pop_back();
      }
      return text + "…";
    }
    if (space) text += ' ';
    space = false;
    text += c;
  }
  return text;
}

std::string_view noun_of(Constraint::Kind kind) {
  switch (kind) {
    case Constraint::Kind::kPrimaryKey:
      return "primary key";
    case Constraint::Kind::kUnique:
      return "unique constraint";
    case Constraint::Kind::kForeignKey:
      return "foreign key";
    case Constraint::Kind::kCheck:
      return "check constraint";
    case Constraint::Kind::kExclude:
      return "exclusion constraint";
    case Constraint::Kind::kUnknown:
      break;
  }
  return "constraint";
}

std::string named(std::string text, const Arg<std::string>& name) {
  if (name.given()) text += " " + text_of(name);
  return text;
}

std::string in_parentheses(const Arg<std::vector<std::string>>& columns) {
  if (!columns.known()) return columns.given() ? " (" + text_of(columns) + ")" : "";
  std::string text;
  for (const std::string& column : *columns) text += (text.empty() ? "" : ", ") + word(column);
  return " (" + text + ")";
}

struct Summary {
  std::string operator()(const CreateTable& o) const {
    return with("create table", o.table.name) + ", " + plural(o.table.columns.size(), "column");
  }
  std::string operator()(const DropTable& o) const {
    return with("drop table", o.table) + (o.cascade ? " and what depends on it" : "");
  }
  std::string operator()(const RenameTable& o) const {
    return with("rename table", o.table) + " to " + text_of(o.new_name);
  }
  std::string operator()(const SetTableComment& o) const {
    return with(o.comment.given() ? "comment on table" : "drop comment of table", o.table);
  }
  std::string operator()(const AddColumn& o) const {
    std::string text = with("add column", o.table, o.column.name) + " " + dump(o.column.type);
    if (o.column.nullable.is(false)) text += ", not null";
    if (o.column.server_default && o.column.server_default->kind != ServerDefault::Kind::kNone)
      text += ", with a default";
    return text;
  }
  std::string operator()(const DropColumn& o) const {
    return with("drop column", o.table, o.column) + (o.cascade ? " and what depends on it" : "");
  }
  std::string operator()(const AlterColumn& o) const {
    std::string text = with("alter column", o.table, o.column);
    std::string_view separator = ": ";
    const auto add = [&](const std::string& what) {
      text += separator;
      text += what;
      separator = ", ";
    };
    if (o.new_name.given()) add("rename to " + text_of(o.new_name));
    if (o.type) add("type " + dump(*o.type));
    if (o.nullable.unknown())
      add("nullable or not");
    else if (o.nullable.given())
      add(*o.nullable ? "nullable" : "not null");
    if (o.server_default)
      add(o.server_default->kind == ServerDefault::Kind::kNone ? "no default" : "default");
    if (o.computed) add("computed");
    if (o.identity) add("identity");
    if (o.drop_identity) add("no identity");
    if (o.comment.given()) add("comment");
    if (o.drop_comment) add("no comment");
    return text;
  }
  std::string operator()(const AddConstraint& o) const {
    std::string text =
        named("add " + std::string(noun_of(o.constraint.kind)), o.constraint.name.name);
    text += " to " + text_of(o.table) + in_parentheses(o.constraint.columns);
    if (o.constraint.kind == Constraint::Kind::kForeignKey)
      text +=
          " → " + text_of(o.constraint.referent) + in_parentheses(o.constraint.referent_columns);
    return text;
  }
  std::string operator()(const DropConstraint& o) const {
    return named("drop " + std::string(noun_of(o.kind)), o.name.name) + " of " + text_of(o.table);
  }
  std::string operator()(const ValidateConstraint& o) const {
    return named("validate constraint", o.name) + " of " + text_of(o.table);
  }
  std::string operator()(const RenameConstraint& o) const {
    return named("rename constraint", o.name) + " of " + text_of(o.table) + " to " +
           text_of(o.new_name);
  }
  std::string operator()(const CreateIndex& o) const {
    std::string text = o.index.unique.is(true) ? "create unique index" : "create index";
    if (o.concurrently.is(true)) text += " concurrently";
    text = named(std::move(text), o.index.name.name) + " on " + text_of(o.index.table);
    if (!o.index.elements.known()) return text;
    std::string elements = text_of(o.index.elements);
    return text + " (" + elements.substr(1, elements.size() - 2) + ")";
  }
  std::string operator()(const DropIndex& o) const {
    std::string text = o.concurrently.is(true) ? "drop index concurrently" : "drop index";
    text = named(std::move(text), o.name.name);
    return o.table.name.given() ? text + " of " + text_of(o.table) : text;
  }
  std::string operator()(const RenameIndex& o) const {
    return with("rename index", o.schema, o.name) + " to " + text_of(o.new_name);
  }
  std::string operator()(const CreateEnum& o) const {
    return with("create enum", o.schema, o.name) + in_parentheses(o.labels);
  }
  std::string operator()(const DropType& o) const { return with("drop type", o.schema, o.name); }
  std::string operator()(const AddEnumValue& o) const {
    return with("add to enum", o.schema, o.name) + " the value " + text_of(o.value);
  }
  std::string operator()(const RenameEnumValue& o) const {
    return with("rename in enum", o.schema, o.name) + " the value " + text_of(o.value) + " to " +
           text_of(o.new_value);
  }
  std::string operator()(const RenameType& o) const {
    return with("rename type", o.schema, o.name) + " to " + text_of(o.new_name);
  }
  std::string operator()(const CreateSchema& o) const { return "create schema " + text_of(o.name); }
  std::string operator()(const DropSchema& o) const {
    return "drop schema " + text_of(o.name) + (o.cascade.is(true) ? " and all that it holds" : "");
  }
  std::string operator()(const Execute& o) const {
    if (o.sql.known()) return "execute " + brief(*o.sql);
    if (o.core) return "execute " + brief(dump(*o.core));
    return "execute SQL that is not known";
  }
  std::string operator()(const BulkInsert& o) const {
    return o.rows.known()
               ? "insert " + plural(o.rows->size(), "row") + " into " + text_of(o.table.name)
               : with("insert rows into", o.table.name);
  }
  std::string operator()(const SqlStatement& o) const {
    std::string text = o.tag.empty() ? "SQL statement" : o.tag;
    if (!o.writes.empty())
      text += " " + text_of(o.writes.front());
    else if (!o.name.empty())
      text += " " + word(o.name);
    if (o.writes.size() > 1) text += " and " + std::to_string(o.writes.size() - 1) + " more";
    return text;
  }
  std::string operator()(const Opaque& o) const { return o.what + ", which may do anything"; }
};

}  // namespace

std::string summary(const Operation& operation) { return std::visit(Summary{}, operation); }

}  // namespace migrate::ir
