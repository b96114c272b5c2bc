// Operations and schemas as the tests write them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "migrate/dialect/facts.h"
#include "migrate/ir/schema.h"

namespace migrate::dialect {

inline ir::TableName table_named(std::string name) { return {{}, std::move(name)}; }

inline ir::Type type_named(std::string name) {
  ir::Type type;
  type.name = std::move(name);
  return type;
}

inline ir::Column column(std::string name, std::string type = "Integer") {
  ir::Column column;
  column.name = std::move(name);
  column.type = type_named(std::move(type));
  column.span = {1, 2};  // written in Python
  return column;
}

inline ir::Constraint constraint(ir::Constraint::Kind kind, std::string name,
                                 std::vector<std::string> columns = {}) {
  ir::Constraint constraint;
  constraint.kind = kind;
  constraint.name.name = std::move(name);
  if (!columns.empty()) constraint.columns = std::move(columns);
  return constraint;
}

inline ir::Constraint foreign_key(std::string name, std::string column, std::string referent) {
  ir::Constraint result =
      constraint(ir::Constraint::Kind::kForeignKey, std::move(name), {std::move(column)});
  result.referent = table_named(std::move(referent));
  result.referent_columns = std::vector<std::string>{"id"};
  return result;
}

inline ir::Constraint check(std::string name, std::string condition) {
  ir::Constraint result = constraint(ir::Constraint::Kind::kCheck, std::move(name));
  result.check = ir::Expression::text(std::move(condition));
  return result;
}

inline ir::CreateTable table(std::string name, std::vector<ir::Column> columns,
                             std::vector<ir::Constraint> constraints = {}) {
  ir::CreateTable create;
  create.table.name = table_named(std::move(name));
  create.table.columns = std::move(columns);
  create.table.constraints = std::move(constraints);
  return create;
}

inline ir::Index index(std::string name, std::string table, std::string column) {
  ir::Index index;
  index.name.name = std::move(name);
  index.table = table_named(std::move(table));
  ir::Index::Element element;
  element.value.kind = ir::Expression::Kind::kColumn;
  element.value.name = std::move(column);
  index.elements = std::vector<ir::Index::Element>{std::move(element)};
  return index;
}

inline ir::SqlStatement statement(ir::SqlStatement::Kind kind, std::string tag,
                                  std::vector<std::string> writes = {},
                                  std::vector<std::string> reads = {}) {
  ir::SqlStatement statement;
  statement.kind = kind;
  statement.tag = std::move(tag);
  for (std::string& name : writes)
    statement.writes.push_back({ir::ObjectKind::kTable, {}, std::move(name), {}});
  for (std::string& name : reads)
    statement.reads.push_back({ir::ObjectKind::kTable, {}, std::move(name), {}});
  return statement;
}

// "users: ACCESS EXCLUSIVE, posts: ROW SHARE"; "…" where there may be more.
inline std::string locks(const Facts& facts) {
  std::string text;
  for (const LockedTable& table : facts.locks)
    text += (text.empty() ? "" : ", ") + table.name + ": " + std::string(to_string(table.lock));
  return text + (facts.locks_complete ? "" : " …");
}

// users (id, email, name, CHECK (email IS NOT NULL)), posts (id, user_id → users, title).
inline ir::Schema users_and_posts() {
  ir::Schema schema;
  ir::Column id = column("id");
  id.primary_key = true;
  ir::Column name = column("name", "String");
  name.type.length = 20;
  ir::apply(schema, table("users", {id, column("email", "Text"), name, column("age")},
                          {check("email_given", "(email IS NOT NULL)")}));
  ir::apply(schema, table("posts", {id, column("user_id"), column("title", "Text")},
                          {foreign_key("posts_user", "user_id", "users")}));
  return schema;
}

}  // namespace migrate::dialect
