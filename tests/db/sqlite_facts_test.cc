#include <doctest/doctest.h>
#include <sqlite3.h>

#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

#include "dialect/sqlite_table.h"
#include "migrate/dialect/facts.h"
#include "migrate/ir/schema.h"
#include "migrate/sql/parse.h"
#include "support/temp_dir.h"

namespace migrate::testing {
namespace {

namespace sqlite = dialect::sqlite;
using dialect::Lock;

struct Measurement {
  const char* form;
  const char* statement;
  const char* setup = "";
};

// Always there: t (id, a, b) with rows over many pages, e without rows.
constexpr Measurement kMeasurements[] = {
    {"CREATE TABLE", "CREATE TABLE n (id INTEGER PRIMARY KEY)"},
    {"CREATE TABLE AS", "CREATE TABLE n AS SELECT * FROM t"},
    {"DROP TABLE", "DROP TABLE e"},
    {"ALTER TABLE RENAME TO", "ALTER TABLE t RENAME TO n"},
    {"ALTER TABLE RENAME COLUMN", "ALTER TABLE t RENAME COLUMN a TO n"},
    {"ALTER TABLE ADD COLUMN", "ALTER TABLE t ADD COLUMN n INTEGER"},
    {"ALTER TABLE ADD COLUMN", "ALTER TABLE t ADD COLUMN n INTEGER NOT NULL DEFAULT 3"},
    {"ALTER TABLE ADD COLUMN", "ALTER TABLE t ADD COLUMN n INTEGER REFERENCES e (id)"},
    {"ALTER TABLE ADD COLUMN CHECK", "ALTER TABLE t ADD COLUMN n INTEGER CHECK (n > 0)"},
    {"ALTER TABLE ADD COLUMN NOT NULL", "ALTER TABLE t ADD COLUMN n INTEGER NOT NULL"},
    {"ALTER TABLE ADD COLUMN expression DEFAULT",
     "ALTER TABLE t ADD COLUMN n TEXT DEFAULT CURRENT_TIMESTAMP"},
    {"ALTER TABLE ADD COLUMN expression DEFAULT",
     "ALTER TABLE t ADD COLUMN n INTEGER DEFAULT (1 + 2)"},
    {"ALTER TABLE ADD COLUMN PRIMARY KEY", "ALTER TABLE t ADD COLUMN n INTEGER PRIMARY KEY"},
    {"ALTER TABLE ADD COLUMN UNIQUE", "ALTER TABLE t ADD COLUMN n INTEGER UNIQUE"},
    {"ALTER TABLE ADD COLUMN STORED", "ALTER TABLE t ADD COLUMN n INTEGER AS (a + 1) STORED"},
    {"ALTER TABLE ADD COLUMN VIRTUAL", "ALTER TABLE t ADD COLUMN n INTEGER AS (a + 1)"},
    {"ALTER TABLE DROP COLUMN", "ALTER TABLE t DROP COLUMN a"},
    {"ALTER TABLE ALTER COLUMN NOT NULL", "ALTER TABLE t ALTER COLUMN a SET NOT NULL"},
    {"ALTER TABLE ALTER COLUMN", "ALTER TABLE t ALTER COLUMN a TYPE TEXT"},
    {"ALTER TABLE ALTER COLUMN", "ALTER TABLE t ALTER COLUMN a SET DEFAULT 3"},
    {"ALTER TABLE ADD CONSTRAINT", "ALTER TABLE t ADD CONSTRAINT k UNIQUE (a)"},
    {"ALTER TABLE ADD CHECK", "ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0)"},
    {"ALTER TABLE DROP CONSTRAINT", "ALTER TABLE t DROP CONSTRAINT k"},
    {"COMMENT", "COMMENT ON TABLE t IS 'x'"},
    {"CREATE INDEX", "CREATE INDEX i ON t (a)"},
    {"DROP INDEX", "DROP INDEX i", "CREATE INDEX i ON t (a)"},
    {"REINDEX", "REINDEX i", "CREATE INDEX i ON t (a)"},
    {"CREATE TRIGGER", "CREATE TRIGGER z DELETE ON t BEGIN DELETE FROM e; END"},
    {"DROP TRIGGER", "DROP TRIGGER z", "CREATE TRIGGER z DELETE ON t BEGIN DELETE FROM e; END"},
    {"CREATE VIEW", "CREATE VIEW v AS SELECT * FROM t"},
    {"DROP VIEW", "DROP VIEW v", "CREATE VIEW v AS SELECT * FROM t"},
    {"SELECT", "SELECT count(b) FROM t WHERE b <> 'x'"},
    {"INSERT", "INSERT INTO t (a) VALUES (3)"},
    {"UPDATE", "UPDATE t SET a = a + 1"},
    {"DELETE", "DELETE FROM t WHERE a < 0"},
    {"ANALYZE", "ANALYZE t", "CREATE INDEX i ON t (b)"},
    {"VACUUM", "VACUUM"},
    {"ATTACH", "ATTACH ':memory:' AS other"},
    {"PRAGMA", "PRAGMA foreign_keys = ON"},
    {"PRAGMA synchronous", "PRAGMA synchronous = OFF"},
};

class Database {
 public:
  explicit Database(const std::string& path) {
    if (sqlite3_open(path.c_str(), &handle_) != SQLITE_OK)
      throw std::runtime_error(sqlite3_errmsg(handle_));
  }
  ~Database() { sqlite3_close(handle_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  int try_to(const std::string& sql) {
    return sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  }
  void run(const std::string& sql) {
    if (try_to(sql) != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(handle_) + (": " + sql));
  }
  // Of its cache: SQLITE_DBSTATUS_CACHE_MISS, pages read, or …_WRITE, pages written.
  int pages(int counter) {
    int now = 0, highest = 0;
    sqlite3_db_status(handle_, counter, &now, &highest, 0);
    return now;
  }
  int number(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr);
    const int value = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int(statement, 0) : -1;
    sqlite3_finalize(statement);
    return value;
  }

 private:
  sqlite3* handle_ = nullptr;
};

struct Effects {
  Lock lock = Lock::kNone;
  bool reads = false, rewrites = false, alone = false, refused = false, if_empty = false;
};

std::string describe(const Effects& effects) {
  std::string text(to_string(effects.lock));
  for (const auto& [set, word] :
       {std::pair(effects.reads, " reads"), std::pair(effects.rewrites, " rewrites"),
        std::pair(effects.alone, " alone"), std::pair(effects.refused, " refused"),
        std::pair(effects.if_empty, " if empty")})
    if (set) text += word;
  return text;
}

constexpr const char* kTables =
    "CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b TEXT);"
    "CREATE TABLE e (id INTEGER PRIMARY KEY, a INTEGER);"
    "WITH RECURSIVE i (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM i WHERE n < 2000) "
    "INSERT INTO t (a, b) SELECT n, printf('%0700d', n) FROM i;";

// What others may do while a transaction is open that ran a statement.
Lock lock_left(Database& other) {
  if (other.try_to("SELECT * FROM t LIMIT 1") != SQLITE_OK) return Lock::kAccessExclusive;
  if (other.try_to("BEGIN IMMEDIATE") != SQLITE_OK) return Lock::kExclusive;
  other.run("PRAGMA user_version = 1");
  const bool commits = other.try_to("COMMIT") == SQLITE_OK;
  if (!commits) other.run("ROLLBACK");
  return commits ? Lock::kNone : Lock::kAccessShare;
}

Effects measure(const Measurement& measurement) {
  const TempDir folder;
  const std::string path = folder / "db";
  int table_pages = 0;
  {
    Database database(path);
    database.run("PRAGMA synchronous = OFF; BEGIN; " + std::string(kTables) + "; COMMIT");
    table_pages = database.number("PRAGMA page_count") * 9 / 10;
    database.run(measurement.setup);
  }
  // With nothing cached, so that what is read is counted.
  Database database(path), other(path);
  Effects seen;
  database.run("BEGIN");
  int status = database.try_to(measurement.statement);
  if (status == SQLITE_OK) {
    seen.lock = lock_left(other);
    database.run("COMMIT");
  } else {
    database.try_to("ROLLBACK");
    status = database.try_to(measurement.statement);
    seen.alone = status == SQLITE_OK;
  }
  seen.reads = database.pages(SQLITE_DBSTATUS_CACHE_MISS) >= table_pages;
  // A copy is written as well, but nothing anew.
  if (measurement.form != std::string_view("CREATE TABLE AS"))
    seen.rewrites = database.pages(SQLITE_DBSTATUS_CACHE_WRITE) >= table_pages;
  if (status == SQLITE_OK) return seen;
  std::string on_empty = measurement.statement;
  const std::size_t name = on_empty.find(" t ");
  if (name != std::string::npos) on_empty.replace(name, 3, " e ");
  seen = {};
  (database.try_to(on_empty) == SQLITE_OK ? seen.if_empty : seen.refused) = true;
  return seen;
}

Effects expected(const sqlite::Row& row) {
  Effects effects;
  effects.refused = (row.effects & sqlite::kRefused) != 0;
  effects.if_empty = (row.effects & sqlite::kIfEmpty) != 0;
  if (effects.refused || effects.if_empty) return effects;
  // What runs alone cannot be looked at while it runs.
  if ((row.effects & sqlite::kAlone) == 0) effects.lock = row.lock;
  effects.reads = (row.effects & sqlite::kReads) != 0;
  effects.rewrites = (row.effects & sqlite::kRewrites) != 0;
  effects.alone = (row.effects & sqlite::kAlone) != 0;
  return effects;
}

const sqlite::Row* row_of(std::string_view form) {
  for (const sqlite::Row& row : sqlite::kRows)
    if (row.form == form) return &row;
  return nullptr;
}

}  // namespace

TEST_CASE("every measured row of SQLite's table is what the library does") {
  const int minor = sqlite3_libversion_number() / 1000 % 1000;
  for (const Measurement& measurement : kMeasurements) {
    INFO(std::string(measurement.statement));
    const sqlite::Row* const row = row_of(measurement.form);
    REQUIRE(row != nullptr);
    if (minor < row->since || row->until < minor) continue;
    CHECK(describe(measure(measurement)) == describe(expected(*row)));
  }
}

TEST_CASE("every row of SQLite's table that says so is measured") {
  std::set<std::string_view> forms;
  for (const Measurement& measurement : kMeasurements) forms.insert(measurement.form);
  for (const sqlite::Row& row : sqlite::kRows) {
    INFO(row.form);
    CHECK((row.source == dialect::Source::kMeasured) == (forms.count(row.form) == 1));
  }
}

}  // namespace migrate::testing
