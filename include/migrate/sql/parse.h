// SQL text into operations where they exist, else into classified statements.
//
// Names are folded as PostgreSQL folds them (kPostgres), or kept as written. Types have the names
// of src/sql/types.h: INTEGER, VARCHAR(255), "postgresql.TIMESTAMP", "sql.geometry(point,4326)".
// Expressions are SQL text (Expression::kVerbatim); a default that is a string is a literal, as in
// Python. Spans inside of tables, columns and constraints are empty: only Parsed::span is a place.
//
// Tags of SqlStatement are the words of the command: "SELECT", "CREATE OR REPLACE VIEW", "SET
// LOCAL", "ALTER DOMAIN ADD CONSTRAINT NOT VALID", "REINDEX TABLE"; of a subcommand "ALTER TABLE "
// and its words, without names: SET LOGGED, SET UNLOGGED, SET TABLESPACE, SET ACCESS METHOD, SET
// SCHEMA, OWNER TO, SET and RESET (of storage parameters), CLUSTER ON, SET WITHOUT CLUSTER, REPLICA
// IDENTITY, [NO] INHERIT, [NOT] OF, ATTACH PARTITION, DETACH PARTITION [FINALIZE], ALTER
// CONSTRAINT, ENABLE/DISABLE [ALWAYS | REPLICA] TRIGGER, ENABLE/DISABLE TRIGGER ALL and USER,
// ENABLE/DISABLE [ALWAYS | REPLICA] RULE, ENABLE/DISABLE/FORCE/NO FORCE ROW LEVEL SECURITY, ALTER
// COLUMN SET STATISTICS, SET STORAGE, SET COMPRESSION, SET, RESET and DROP EXPRESSION.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/ir/operation.h"
#include "migrate/span.h"

namespace migrate::sql {

enum class Grammar : std::uint8_t { kPostgres, kSqlite, kMysql, kUnknown };

Grammar grammar_of(std::string_view dialect);  // "postgresql", "sqlite", "mysql", "mariadb"

// One operation of one statement.
struct Parsed {
  ir::Operation operation;
  Span span;  // in the text, of the part that it was read from
  std::uint32_t statement =
      0;  // which statement, from 0; the subcommands of one ALTER TABLE share it
};

struct ParseResult {
  std::vector<Parsed> operations;
  std::uint32_t statements = 0;
  // The text is beyond what is examined (length, nesting): nothing above, "cannot tell" (`why`).
  bool too_complex = false;
  std::string why;
};

// Parses with the grammar of PostgreSQL 15, or splits and classifies by keywords for the others and
// for what does not parse. A statement that no grammar here knows is SqlStatement::kUnknown where a
// newer server may know it, kSyntaxError where none does. Never fails, bounded in time, memory and
// stack whatever the text. Thread safe.
ParseResult parse(std::string_view text, Grammar grammar);

// What sqlalchemy.text() makes of a text before it reaches the database.
struct TextClause {
  std::string sql;  // with $1 … in place of the parameters, "\:" and "::" resolved
  std::vector<std::string> parameters;  // names in order of first use
  // For each byte of `sql`, where in the given text it came from.
  std::uint32_t place(std::uint32_t offset) const;
  std::vector<std::pair<std::uint32_t, std::uint32_t>>
      pieces;  // (offset in sql, offset in text), ascending
};

TextClause text_clause(std::string_view text);

}  // namespace migrate::sql
