#include "migrate/lint/operation.h"

#include <fmt/format.h>

#include <algorithm>

#include "migrate/glob.h"

namespace migrate::lint {

bool Databases::has(std::string_view dialect) const {
  return std::any_of(all.begin(), all.end(),
                     [&](const Database& database) { return database.dialect == dialect; });
}

Location RevisionContext::at(const ir::Step& step, std::string_view argument) const {
  if (step.path != file().path) return at(step.call);
  return at(argument.empty() ? step.span : step.argument(argument));
}

bool RevisionContext::existed(const ir::TableName& table) const {
  return table.known() && !created.table(before.key(table)) &&
         before.has_table(table) != ir::Truth::kNo;
}

bool RevisionContext::may_be_large(const ir::TableName& table) const {
  if (databases.large.empty()) return true;
  if (!table.known()) return false;
  const std::string& name = *table.name;
  const std::string schema = table.schema.value_or("");
  const std::string whole = schema.empty() ? name : schema + "." + name;
  return std::any_of(databases.large.begin(), databases.large.end(),
                     [&](const std::string& glob) { return glob_match(glob, whole); });
}

bool StepContext::existed(const ir::TableName& table) const {
  return table.known() && !revision.created.table(before.key(table)) &&
         before.has_table(table) != ir::Truth::kNo;
}

bool StepContext::existed(const ir::TableName& table, const ir::Arg<std::string>& column) const {
  return existed(table) && column.known() && !revision.created.column(before.key(table), *column) &&
         before.has_column(table, *column) != ir::Truth::kNo;
}

bool StepContext::runs_on(std::string_view dialect) const {
  return revision.databases.has(dialect) && ir::runs_on(step(), dialect) != ir::Truth::kNo;
}

std::optional<dialect::Facts> StepContext::facts(std::string_view dialect) const {
  if (!runs_on(dialect)) return std::nullopt;
  const auto& all = revision.databases.all;
  const auto database =
      std::find_if(all.begin(), all.end(), [&](const Database& d) { return d.dialect == dialect; });
  const dialect::Dialect* const known = dialect::find(dialect, database->version);
  if (known == nullptr) return std::nullopt;
  dialect::Facts facts = known->facts(step().operation, &before);
  if (!facts.known) return std::nullopt;
  return facts;
}

ir::TableName table_of(const ir::ObjectRef& object) {
  ir::TableName table;
  if (!object.schema.empty()) table.schema = object.schema;
  table.name = object.name;
  return table;
}

std::string quoted(const ir::TableName& table) {
  if (!table.known()) return "a table";
  const std::string schema = table.schema.value_or("");
  return schema.empty() ? fmt::format("`{}`", *table.name)
                        : fmt::format("`{}.{}`", schema, *table.name);
}

std::string quoted(const ir::TableName& table, const ir::Arg<std::string>& column) {
  if (!column.known()) return "a column of " + quoted(table);
  if (!table.known()) return fmt::format("the column `{}`", *column);
  std::string name = quoted(table);
  name.insert(name.size() - 1, "." + *column);
  return name;
}

std::string quoted(const ir::ObjectName& name, std::string_view otherwise) {
  return name.name.known() ? fmt::format("`{}`", *name.name) : std::string(otherwise);
}

}  // namespace migrate::lint
