#include "sql/certainty.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace migrate::sql {
namespace {

// Words that grammars after PostgreSQL 15 gave a meaning, up to 18 and what is known of 19:
// SQL/JSON, temporal keys, virtual columns, constraints that are not enforced, MERGE … RETURNING,
// AT LOCAL, statistics without a name, … Sorted.
constexpr std::array<std::string_view, 37> kNewer = {
    "ABSENT",     "COMPRESSION",   "CONDITIONAL",    "ENFORCED",    "EXPRESSION",
    "FINALIZE",   "GENERATED",     "GRAPH_TABLE",    "INDENT",      "JSON",
    "JSON_ARRAY", "JSON_ARRAYAGG", "JSON_EXISTS",    "JSON_OBJECT", "JSON_OBJECTAGG",
    "JSON_QUERY", "JSON_SCALAR",   "JSON_SERIALIZE", "JSON_TABLE",  "JSON_VALUE",
    "LSN",        "MERGE",         "NESTED",         "OMIT",        "OVERLAPS",
    "PARTITIONS", "PERIOD",        "REPACK",         "RESPECT",     "RETURNING",
    "SPLIT",      "STATISTICS",    "STORAGE",        "SYSTEM_USER", "UNCONDITIONAL",
    "VIRTUAL",    "WAIT"};

// Words of MySQL, SQLite, SQL Server, Oracle, Redshift and CockroachDB that PostgreSQL's grammar
// knows nowhere, or not as the first word. Sorted.
constexpr std::array<std::string_view, 52> kElsewhere = {
    "ATTACH",    "AUTOINCREMENT", "AUTO_INCREMENT", "BINLOG",    "CHARSET",
    "CLUSTERED", "CONVERT",       "DATABASES",      "DELIMITER", "DESCRIBE",
    "DETACH",    "DISTKEY",       "DISTSTYLE",      "DIV",       "DUAL",
    "DUPLICATE", "ELSEIF",        "ENCODE",         "ENGINE",    "ENUM",
    "EXEC",      "FAMILY",        "FULLTEXT",       "GLOB",      "HANDLER",
    "IGNORE",    "INPLACE",       "INTERLEAVE",     "LONGTEXT",  "MEDIUMTEXT",
    "MINUS",     "MODIFY",        "NOCHECK",        "NOLOCK",    "NONCLUSTERED",
    "PRAGMA",    "PURGE",         "REGEXP",         "REPLACE",   "RLIKE",
    "ROWID",     "SORTKEY",       "STRAIGHT_JOIN",  "STRICT",    "TABLES",
    "TINYINT",   "UNLOCK",        "UNSIGNED",       "UPSERT",    "VARCHAR2",
    "XOR",       "ZEROFILL"};

// The same where they begin a statement. Sorted.
constexpr std::array<std::string_view, 12> kElsewhereFirst = {
    "CONNECT", "DECLARE", "DESC", "GO",     "IF",  "PRINT",
    "RENAME",  "REPAIR",  "SHOW", "SOURCE", "USE", "WHILE"};

class Reader {
 public:
  Reader(std::string_view text, const std::vector<Token>& tokens, const Piece& statement)
      : text_(text), tokens_(tokens), statement_(statement) {}

  std::string_view reason() const {
    for (std::size_t i = statement_.first; i < statement_.last; ++i)
      if (const std::string_view why = reason_at(i); !why.empty()) return why;
    return {};
  }

 private:
  static constexpr std::string_view kNewerReason = "a newer PostgreSQL may know this syntax";
  static constexpr std::string_view kOtherReason = "it looks like SQL of another database";
  static constexpr std::string_view kPlaceholder = "it holds a placeholder that is filled in later";

  bool is(std::size_t i, std::string_view keyword) const {
    return i < statement_.last && is_keyword(text_, tokens_[i], keyword);
  }
  bool is(std::size_t i, char c) const {
    return i < statement_.last && is_char(text_, tokens_[i], c);
  }
  // Without white space between the two.
  bool touches_next(std::size_t i) const {
    return i + 1 < statement_.last && tokens_[i].span.end == tokens_[i + 1].span.begin;
  }
  static bool has(const auto& words, std::string_view word) {
    return std::binary_search(words.begin(), words.end(), word);
  }

  std::string_view reason_at(std::size_t i) const {
    const Token& token = tokens_[i];
    switch (token.kind) {
      case Token::Kind::kWord:
        return word_reason(i);
      case Token::Kind::kNumber:
        // 0x1F and 1_000 are numbers since PostgreSQL 16.
        if (touches_next(i) && tokens_[i + 1].kind == Token::Kind::kWord) return kNewerReason;
        return {};
      case Token::Kind::kParameter:
        return kPlaceholder;
      case Token::Kind::kOther:
        return kOtherReason;
      case Token::Kind::kOperator:
        if (is(i, '`')) return kOtherReason;
        if (is(i, '?')) return kPlaceholder;
        if (is(i, '@') && touches_next(i) && tokens_[i + 1].kind == Token::Kind::kWord)
          return kOtherReason;
        // %s and %(name)s
        if (is(i, '%') && touches_next(i) && (is(i + 1, "S") || is(i + 1, '(')))
          return kPlaceholder;
        return {};
      case Token::Kind::kPunctuation:
        if (is(i, '{')) return kPlaceholder;
        // :name, and :'name' of psql, but not the second colon of a cast.
        if (is(i, ':') && touches_next(i) && tokens_[i + 1].kind != Token::Kind::kPunctuation &&
            !(i > statement_.first && is(i - 1, ':')))
          return kPlaceholder;
        // [name] of SQL Server: an index of PostgreSQL follows what it indexes.
        if (is(i, '[') && i > statement_.first && !touches_next(i - 1)) return kOtherReason;
        return {};
      default:
        return {};
    }
  }

  std::string_view word_reason(std::size_t i) const {
    const std::string word = to_upper(tokens_[i].span.of(text_));
    if (has(kNewer, word)) return kNewerReason;
    if (has(kElsewhere, word)) return kOtherReason;
    // ADD CONSTRAINT c NOT NULL column, and NOT NULL … NO INHERIT, since 18.
    if (word == "NOT" && is(i + 1, "NULL")) {
      if (i > statement_.first && is(i - 1, "ADD")) return kNewerReason;
      if (i > statement_.first + 1 && is(i - 2, "CONSTRAINT")) return kNewerReason;
      if (is(i + 2, "NO") || is(i + 3, "NOT")) return kNewerReason;
    }
    // INSERT OR REPLACE, CREATE OR ALTER; INT(11); ADD COLUMN (…); DROP FOREIGN KEY.
    if (word == "OR" && i == statement_.first + 1 && !is(i + 1, "REPLACE")) return kOtherReason;
    if ((word == "INT" || word == "INTEGER" || word == "BIGINT" || word == "SMALLINT" ||
         word == "DATETIME" || word == "DATE" || word == "TEXT") &&
        is(i + 1, '('))
      return kOtherReason;
    if (i == statement_.first && has(kElsewhereFirst, word)) return kOtherReason;
    if (word == "AT" && is(i + 1, "LOCAL")) return kNewerReason;
    // REINDEX DATABASE needs no name since 16.
    if (word == "REINDEX" && i == statement_.first) return kNewerReason;
    // GRANT … WITH INHERIT, REVOKE SET OPTION
    if ((word == "INHERIT" || word == "SET") &&
        (is(statement_.first, "GRANT") || is(statement_.first, "REVOKE")))
      return kNewerReason;
    if (is(statement_.first, "ALTER") &&
        (word == "CHANGE" || word == "FIRST" || word == "AFTER" || word == "KEYS"))
      return kOtherReason;
    // A KEY that is an index, and MySQL's DROP PRIMARY KEY.
    if (word == "KEY" && i > statement_.first &&
        (!(is(i - 1, "PRIMARY") || is(i - 1, "FOREIGN")) || is(i - 2, "DROP")))
      return kOtherReason;
    if ((word == "INDEX" || word == "COLUMN") && i > statement_.first && is(i - 1, "ADD"))
      if (word == "INDEX" || is(i + 1, '(')) return kOtherReason;
    // DROP INDEX name ON table
    if (word == "ON" && is(statement_.first, "DROP") && is(statement_.first + 1, "INDEX"))
      return kOtherReason;
    // UPDATE … JOIN …, UPDATE and DELETE … LIMIT, LIMIT 1, 2
    if ((word == "JOIN" || word == "LIMIT" || word == "ORDER") &&
        (is(statement_.first, "UPDATE") || is(statement_.first, "DELETE")))
      return kOtherReason;
    if (word == "LIMIT" && is(i + 2, ',')) return kOtherReason;
    if (word == "CHARACTER" && is(i + 1, "SET")) return kOtherReason;
    if (word == "GROUP" && is(i + 2, "ALL")) return kNewerReason;
    return {};
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  const Piece& statement_;
};

}  // namespace

std::string_view may_be_right(std::string_view text, const std::vector<Token>& tokens,
                              const Piece& statement, std::string_view error) {
  // Since PostgreSQL 16 a subquery in FROM needs no alias.
  if (error.find("must have an alias") != std::string_view::npos)
    return "a newer PostgreSQL may know this syntax";
  return Reader(text, tokens, statement).reason();
}

}  // namespace migrate::sql
