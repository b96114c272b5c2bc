// What SQLite does, form by form. tests/db runs every measured row on the library.
#pragma once

#include <cstddef>
#include <string_view>

#include "migrate/dialect/facts.h"

namespace migrate::dialect::sqlite {

// Minor versions of SQLite 3. Alembic needs Python 3.8, which needs 3.7.3 or newer.
constexpr int kOldest = 7;
constexpr int kNewest = 52;
constexpr int kMeasuredOn = 40;
constexpr int kForever = 1000;

enum Effect : unsigned {
  kNothing = 0,
  kReads = 1,     // every row
  kRewrites = 2,  // every row
  kBuilds = 4,    // an index
  kAlone = 8,     // not inside of a transaction
  kRefused = 16,  // always an error
  kIfEmpty = 32,  // an error unless the table is empty
  kRewrite = kReads | kRewrites,
  kBuild = kReads | kBuilds,
};

struct Row {
  std::string_view form;
  // On the whole database. EXCLUSIVE: others read the state before until the transaction commits,
  // and nobody else writes.
  Lock lock;
  unsigned effects;
  Source source;
  std::string_view page;  // of the documentation, without ".html"
  std::string_view note = {};
  int since = kOldest;  // versions, both included
  int until = kForever;
};

constexpr Lock kNone = Lock::kNone;
constexpr Lock kWriter = Lock::kExclusive;
constexpr Lock kReader = Lock::kAccessShare;
constexpr Source kMeasured = Source::kMeasured;
constexpr Source kManual = Source::kManual;
// Since SQLite 3.53 NOT NULL and CHECK come and go by ALTER TABLE; Alembic does not write that.
constexpr std::string_view kBatch = "SQLite has no such statement; batch mode rebuilds the table";

// clang-format off
inline constexpr Row kRows[] = {
  {"CREATE TABLE", kWriter, kNothing, kMeasured, "lang_createtable"},
  {"CREATE TABLE AS", kWriter, kReads, kMeasured, "lang_createtable"},
  {"DROP TABLE", kWriter, kNothing, kMeasured, "lang_droptable",
   "with foreign_keys on, it deletes the rows first, which fires the actions of foreign keys to it"},
  {"ALTER TABLE RENAME TO", kWriter, kNothing, kMeasured, "lang_altertable",
   "before SQLite 3.26 triggers and views kept the old name"},
  {"ALTER TABLE RENAME COLUMN", kWriter, kNothing, kMeasured, "lang_altertable",
   "new in SQLite 3.25", 25},
  {"ALTER TABLE ADD COLUMN", kWriter, kNothing, kMeasured, "lang_altertable"},
  {"ALTER TABLE ADD COLUMN CHECK", kWriter, kReads, kMeasured, "lang_altertable"},
  {"ALTER TABLE ADD COLUMN NOT NULL", kWriter, kIfEmpty, kMeasured, "lang_altertable",
   "a NOT NULL column needs a default other than NULL where the table has rows"},
  {"ALTER TABLE ADD COLUMN expression DEFAULT", kWriter, kIfEmpty, kMeasured, "lang_altertable",
   "CURRENT_TIMESTAMP or an expression cannot be the default where the table has rows"},
  {"ALTER TABLE ADD COLUMN PRIMARY KEY", kWriter, kRefused, kMeasured, "lang_altertable",
   "a new column cannot be a primary key; batch mode rebuilds the table"},
  {"ALTER TABLE ADD COLUMN UNIQUE", kWriter, kRefused, kMeasured, "lang_altertable",
   "a new column cannot be UNIQUE; a unique index can be made afterwards"},
  {"ALTER TABLE ADD COLUMN STORED", kWriter, kIfEmpty, kMeasured, "lang_altertable",
   "a new generated column can only be VIRTUAL where the table has rows"},
  {"ALTER TABLE ADD COLUMN VIRTUAL", kWriter, kNothing, kMeasured, "gencol",
   "new in SQLite 3.31", 31},
  {"ALTER TABLE DROP COLUMN", kWriter, kRewrite, kMeasured, "lang_altertable",
   "new in SQLite 3.35; not for a column that is a key, indexed, or used by a constraint, trigger "
   "or view",
   35},
  {"ALTER TABLE ALTER COLUMN", kWriter, kRefused, kMeasured, "lang_altertable", kBatch},
  {"ALTER TABLE ALTER COLUMN NOT NULL", kWriter, kRefused, kMeasured, "releaselog/3_53_0", kBatch,
   kOldest, 52},
  {"ALTER TABLE ADD CONSTRAINT", kWriter, kRefused, kMeasured, "lang_altertable", kBatch},
  {"ALTER TABLE ADD CHECK", kWriter, kRefused, kMeasured, "releaselog/3_53_0", kBatch, kOldest, 52},
  {"ALTER TABLE DROP CONSTRAINT", kWriter, kRefused, kMeasured, "releaselog/3_53_0", kBatch, kOldest,
   52},
  {"COMMENT", kNone, kRefused, kMeasured, "lang", "SQLite keeps no comments; Alembic leaves them out"},
  {"CREATE INDEX", kWriter, kBuild, kMeasured, "lang_createindex"},
  {"DROP INDEX", kWriter, kNothing, kMeasured, "lang_dropindex"},
  {"REINDEX", kWriter, kBuild, kMeasured, "lang_reindex"},
  {"CREATE TRIGGER", kWriter, kNothing, kMeasured, "lang_createtrigger"},
  {"DROP TRIGGER", kWriter, kNothing, kMeasured, "lang_droptrigger"},
  {"CREATE VIEW", kWriter, kNothing, kMeasured, "lang_createview"},
  {"DROP VIEW", kWriter, kNothing, kMeasured, "lang_dropview"},
  {"SELECT", kReader, kReads, kMeasured, "lockingv3"},
  {"INSERT", kWriter, kNothing, kMeasured, "lockingv3"},
  {"UPDATE", kWriter, kRewrite, kMeasured, "lockingv3"},
  {"DELETE", kWriter, kReads, kMeasured, "lockingv3"},
  {"ANALYZE", kWriter, kReads, kMeasured, "lang_analyze", "reads every index, not the table"},
  {"VACUUM", kWriter, kRewrite | kAlone, kMeasured, "lang_vacuum"},
  {"ATTACH", kNone, kNothing, kMeasured, "lang_attach"},
  {"DETACH", kNone, kAlone, kManual, "lang_detach"},
  {"PRAGMA", kNone, kNothing, kMeasured, "pragma",
   "foreign_keys does nothing inside of a transaction"},
  {"PRAGMA journal_mode", kNone, kAlone, kManual, "pragma"},
  {"PRAGMA synchronous", kNone, kAlone, kMeasured, "pragma"},
};
// clang-format on

// A row by its form; a form that is not in the table does not compile.
class Form {
 public:
  consteval Form(const char* form) : index_(0) {
    while (kRows[index_].form != std::string_view(form)) ++index_;
  }
  const Row& row() const { return kRows[index_]; }

 private:
  std::size_t index_;
};

}  // namespace migrate::dialect::sqlite
