#include "sql/plain_ddl.h"

#include <string>
#include <utility>
#include <vector>

#include "sql/plain_column.h"

namespace migrate::sql {
namespace {

using ir::Operation;
using Result = std::optional<Operation>;

// CREATE [TEMP] TABLE [IF NOT EXISTS] name (…) [WITHOUT ROWID] [, STRICT]
Result create_table(Cursor& cursor, bool temporary) {
  ir::CreateTable create;
  ir::Table& table = create.table;
  if (temporary) table.prefixes = std::vector<std::string>{"TEMPORARY"};
  if (cursor.take({"IF", "NOT", "EXISTS"})) create.if_not_exists = true;
  table.name = cursor.table();
  if (!table.name.known() || !cursor.take('(')) return std::nullopt;
  do {
    const bool good =
        at_constraint(cursor) ? table_constraint(cursor, table) : column(cursor, &table);
    if (!good) return std::nullopt;
  } while (cursor.take(','));
  if (!cursor.take(')')) return std::nullopt;
  while (!cursor.done()) {
    if (cursor.take({"WITHOUT", "ROWID"}))
      table.options["sqlite_with_rowid"] = ir::Literal{false};
    else if (cursor.take("STRICT"))
      table.options["sqlite_strict"] = ir::Literal{true};
    else if (!cursor.take(','))
      return std::nullopt;
  }
  return create;
}

// CREATE [UNIQUE] INDEX [IF NOT EXISTS] [schema.]name ON table (…) [WHERE …]
Result create_index(Cursor& cursor, bool unique) {
  ir::CreateIndex create;
  ir::Index& index = create.index;
  if (unique) index.unique = true;
  if (cursor.take({"IF", "NOT", "EXISTS"})) create.if_not_exists = true;
  const ir::TableName name = cursor.table();
  if (!name.known() || !cursor.take("ON")) return std::nullopt;
  index.name.name = name.name;
  index.table = cursor.table();
  // SQLite writes the schema before the name of the index only.
  if (name.schema.known()) index.table.schema = name.schema;
  if (!index.table.known() || !cursor.take('(')) return std::nullopt;
  std::vector<ir::Index::Element> elements;
  do {
    std::optional<ir::Expression> element = index_element(cursor);
    if (!element) return std::nullopt;
    elements.push_back({std::move(*element), {}});
  } while (cursor.take(','));
  index.elements = std::move(elements);
  if (!cursor.take(')')) return std::nullopt;
  if (cursor.take("WHERE")) {
    const std::size_t first = cursor.at();
    while (!cursor.done()) cursor.next();
    index.where = verbatim_from(cursor, first);
  }
  return cursor.done() ? Result(create) : std::nullopt;
}

Result drop(Cursor& cursor) {
  const bool table = cursor.take("TABLE");
  if (!table && !cursor.take("INDEX")) return std::nullopt;
  ir::Arg<bool> if_exists;
  if (cursor.take({"IF", "EXISTS"})) if_exists = true;
  const ir::TableName name = cursor.table();
  if (!name.known()) return std::nullopt;
  if (table) return cursor.done() ? Result(ir::DropTable{name, if_exists, false}) : std::nullopt;
  ir::DropIndex drop_index;
  drop_index.name.name = name.name;
  drop_index.table.schema = name.schema;
  drop_index.if_exists = if_exists;
  // MySQL names the table.
  if (cursor.grammar() == Grammar::kMysql && cursor.take("ON")) drop_index.table = cursor.table();
  return cursor.done() ? Result(drop_index) : std::nullopt;
}

Result alter_table(Cursor& cursor) {
  const ir::TableName table = cursor.table();
  if (!table.known()) return std::nullopt;
  if (cursor.take({"RENAME", "TO"})) {
    ir::Arg<std::string> name = cursor.name();
    return cursor.done() ? Result(ir::RenameTable{table, std::move(name)}) : std::nullopt;
  }
  if (cursor.take("RENAME")) {
    cursor.take("COLUMN");
    ir::AlterColumn alter;
    alter.table = table;
    alter.column = cursor.name();
    if (!cursor.take("TO")) return std::nullopt;
    alter.new_name = cursor.name();
    return cursor.done() ? Result(alter) : std::nullopt;
  }
  if (cursor.take("DROP")) {
    // MySQL drops keys and partitions in the same place.
    if (!cursor.take("COLUMN") && cursor.grammar() != Grammar::kSqlite) return std::nullopt;
    ir::Arg<std::string> name = cursor.name();
    return cursor.done() && !name.is("") ? Result(ir::DropColumn{table, std::move(name), {}, false})
                                         : std::nullopt;
  }
  if (!cursor.take("ADD")) return std::nullopt;
  if (!cursor.take("COLUMN") && cursor.grammar() != Grammar::kSqlite) return std::nullopt;
  ir::Table holder;
  if (!column(cursor, nullptr, &holder) || !cursor.done()) return std::nullopt;
  return ir::AddColumn{table, std::move(holder.columns.front()), {}};
}

}  // namespace

std::optional<Operation> plain_definition(Cursor cursor) {
  if (cursor.grammar() == Grammar::kUnknown) return std::nullopt;
  if (cursor.take("DROP")) return drop(cursor);
  if (cursor.take({"ALTER", "TABLE"})) return alter_table(cursor);
  if (!cursor.take("CREATE")) return std::nullopt;
  const bool unique = cursor.take("UNIQUE");
  if (cursor.take("INDEX")) return create_index(cursor, unique);
  const bool temporary = cursor.take("TEMP") || cursor.take("TEMPORARY");
  if (unique || !cursor.take("TABLE") || cursor.grammar() != Grammar::kSqlite) return std::nullopt;
  return create_table(cursor, temporary);
}

}  // namespace migrate::sql
