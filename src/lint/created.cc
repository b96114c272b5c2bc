#include <optional>

#include "migrate/lint/operation.h"

namespace migrate::lint {
namespace {

using Key = ir::Schema::Key;

std::optional<Key> key_of(const ir::Schema& schema, const ir::TableName& table) {
  if (!table.known()) return std::nullopt;
  return schema.key(table);
}

}  // namespace

void Created::note(const ir::Step& step, const ir::Schema& schema) {
  if (const auto* create = std::get_if<ir::CreateTable>(&step.operation)) {
    if (const auto key = key_of(schema, create->table.name)) tables_.insert(*key);
  } else if (const auto* rename = std::get_if<ir::RenameTable>(&step.operation)) {
    const auto key = key_of(schema, rename->table);
    if (!key || !rename->new_name.known()) return;
    const Key renamed = schema.key(key->first, *rename->new_name);
    if (tables_.erase(*key) > 0) tables_.insert(renamed);
    if (auto columns = columns_.extract(*key); !columns.empty()) {
      columns.key() = renamed;
      columns_.insert(std::move(columns));
    }
  } else if (const auto* add = std::get_if<ir::AddColumn>(&step.operation)) {
    const auto key = key_of(schema, add->table);
    if (key && add->column.name.known()) columns_[*key].insert(*add->column.name);
  } else if (const auto* alter = std::get_if<ir::AlterColumn>(&step.operation)) {
    const auto key = key_of(schema, alter->table);
    if (!key || !alter->column.known() || !alter->new_name.known()) return;
    if (const auto columns = columns_.find(*key);
        columns != columns_.end() && columns->second.erase(*alter->column) > 0)
      columns->second.insert(*alter->new_name);
  } else if (const auto* statement = std::get_if<ir::SqlStatement>(&step.operation)) {
    note_copies(*statement, schema);
    if (statement->kind != ir::SqlStatement::Kind::kCreateTableAs) return;
    for (const ir::ObjectRef& made : statement->writes)
      if (made.kind == ir::ObjectKind::kTable) tables_.insert(schema.key(made.schema, made.name));
  }
}

void Created::note_copies(const ir::SqlStatement& statement, const ir::Schema& schema) {
  using Kind = ir::SqlStatement::Kind;
  const bool writes_rows = statement.kind == Kind::kInsert || statement.kind == Kind::kMerge ||
                           statement.kind == Kind::kCreateTableAs ||
                           statement.kind == Kind::kCopy || statement.kind == Kind::kUpdate;
  if (!writes_rows) return;
  for (const ir::ObjectRef& read : statement.reads)
    if (read.kind == ir::ObjectKind::kTable) copied_.insert(schema.key(read.schema, read.name));
  if (statement.kind != Kind::kUpdate) return;
  for (const ir::ObjectRef& written : statement.writes)
    copied_.insert(schema.key(written.schema, written.name));
}

bool Created::column(const Key& table, std::string_view column) const {
  if (tables_.count(table) > 0) return true;
  const auto columns = columns_.find(table);
  return columns != columns_.end() && columns->second.count(column) > 0;
}

}  // namespace migrate::lint
