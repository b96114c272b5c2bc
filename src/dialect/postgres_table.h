// What PostgreSQL does, form by form, as one table that can be read beside the manual. The code
// elsewhere only picks rows of it; tests/db runs every measured row on a server.
#pragma once

#include <cstddef>
#include <string_view>

#include "migrate/dialect/facts.h"

namespace migrate::dialect::postgres {

using enum Lock;

constexpr int kOldest = 13;  // the versions that the table describes
constexpr int kNewest = 18;
constexpr int kNever = 1000;     // no version has the form
constexpr int kMeasuredOn = 15;  // the server that the measurements were made on

enum Effect : unsigned {
  kNothing = 0,
  kReads = 1,               // every row
  kRewrites = 2,            // every row, into a new file
  kBuilds = 4,              // an index
  kAlone = 8,               // not inside of a transaction block
  kMayRead = 16,            // every row, unless an index finds those that are asked for
  kRewrite = kReads | kRewrites,
  kBuild = kReads | kBuilds,
};

struct Row {
  std::string_view form;
  Lock lock;  // on the table that the statement names
  unsigned effects;
  Source source;
  std::string_view page;  // of the manual, without ".html"
  Lock other = kNone;     // on each of `others`
  std::string_view others = {};
  std::string_view note = {};  // one clause
  int since = kOldest;         // the first version that has the form
};

constexpr Source kMeasured = Source::kMeasured;
constexpr Source kManual = Source::kManual;

// One row a form: none is known to do one thing in one of these versions and another in the next.
// clang-format off
inline constexpr Row kRows[] = {
  // Tables.
  {"CREATE TABLE", kNone, kNothing, kMeasured, "sql-createtable"},
  {"CREATE TABLE REFERENCES", kNone, kNothing, kMeasured, "sql-createtable",
   kShareRowExclusive, "the tables it refers to"},
  {"CREATE TABLE PARTITION OF", kNone, kNothing, kMeasured, "sql-createtable",
   kAccessExclusive, "the partitioned table and its default partition",
   "a default partition is read; SHARE ROW EXCLUSIVE on the other ends of foreign keys"},
  {"CREATE TABLE INHERITS", kNone, kNothing, kMeasured, "sql-createtable",
   kShareUpdateExclusive, "the parents"},
  {"CREATE TABLE LIKE", kNone, kNothing, kMeasured, "sql-createtable",
   kAccessShare, "the table it is like"},
  {"CREATE TABLE AS", kNone, kMayRead, kMeasured, "sql-createtableas", kAccessShare, "the tables read"},
  {"DROP TABLE", kAccessExclusive, kNothing, kMeasured, "sql-droptable",
   kAccessExclusive, "the tables it refers to, and those whose foreign keys CASCADE drops"},
  {"ALTER TABLE RENAME TO", kAccessExclusive, kNothing, kMeasured, "sql-altertable"},
  {"COMMENT ON TABLE", kShareUpdateExclusive, kNothing, kMeasured, "sql-comment"},

  // Columns.
  {"ALTER TABLE ADD COLUMN", kAccessExclusive, kNothing, kMeasured, "sql-altertable", kNone, {},
   "a default that is the same for every row is kept in the catalog"},
  {"ALTER TABLE ADD COLUMN NOT NULL", kAccessExclusive, kReads, kMeasured, "sql-altertable", kNone, {},
   "without a default: fails if there is a row"},
  {"ALTER TABLE ADD COLUMN volatile DEFAULT", kAccessExclusive, kRewrite, kMeasured, "sql-altertable"},
  {"ALTER TABLE ADD COLUMN constrained domain", kAccessExclusive, kRewrite, kMeasured,
   "sql-altertable"},
  {"ALTER TABLE ADD COLUMN serial", kAccessExclusive, kRewrite, kMeasured, "datatype-numeric"},
  {"ALTER TABLE ADD COLUMN IDENTITY", kAccessExclusive, kRewrite, kMeasured, "sql-altertable"},
  {"ALTER TABLE ADD COLUMN STORED", kAccessExclusive, kRewrite, kMeasured, "sql-altertable"},
  {"ALTER TABLE ADD COLUMN VIRTUAL", kAccessExclusive, kNothing, kManual, "ddl-generated-columns",
   kNone, {}, "virtual generated columns are new in PostgreSQL 18", 18},
  {"ALTER TABLE ADD COLUMN CHECK", kAccessExclusive, kReads, kMeasured, "sql-altertable"},
  {"ALTER TABLE ADD COLUMN REFERENCES", kAccessExclusive, kNothing, kMeasured, "sql-altertable",
   kShareRowExclusive, "the table referred to", "without a default there is nothing to check"},
  {"ALTER TABLE ADD COLUMN REFERENCES DEFAULT", kAccessExclusive, kReads, kMeasured,
   "sql-altertable", kShareRowExclusive, "the table referred to"},
  {"ALTER TABLE ADD COLUMN UNIQUE", kAccessExclusive, kBuild, kMeasured, "sql-altertable"},
  {"ALTER TABLE DROP COLUMN", kAccessExclusive, kNothing, kMeasured, "sql-altertable",
   kAccessExclusive, "the tables its foreign keys refer to, and those whose foreign keys CASCADE drops"},
  {"ALTER TABLE RENAME COLUMN", kAccessExclusive, kNothing, kMeasured, "sql-altertable"},
  {"COMMENT ON COLUMN", kShareUpdateExclusive, kNothing, kMeasured, "sql-comment"},
  {"ALTER TABLE ALTER COLUMN TYPE", kAccessExclusive, kNothing, kMeasured, "sql-altertable",
   kAccessExclusive, "both ends of its foreign keys",
   "the new type holds the same bytes"},
  {"ALTER TABLE ALTER COLUMN TYPE rewrite", kAccessExclusive, kRewrite, kMeasured, "sql-altertable",
   kAccessExclusive, "both ends of its foreign keys"},
  {"ALTER TABLE ALTER COLUMN TYPE of checked", kAccessExclusive, kReads, kMeasured, "sql-altertable",
   kNone, {}, "its CHECK constraints are checked again"},
  {"ALTER TABLE ALTER COLUMN TYPE of indexed", kAccessExclusive, kBuild, kMeasured, "sql-altertable",
   kNone, {}, "its indexes are built again: another collation or operator class"},
  {"ALTER TABLE ALTER COLUMN SET DEFAULT", kAccessExclusive, kNothing, kMeasured, "sql-altertable"},
  {"ALTER TABLE ALTER COLUMN DROP DEFAULT", kAccessExclusive, kNothing, kMeasured, "sql-altertable"},
  {"ALTER TABLE ALTER COLUMN SET NOT NULL", kAccessExclusive, kReads, kMeasured, "sql-altertable"},
  {"ALTER TABLE ALTER COLUMN SET NOT NULL proven", kAccessExclusive, kNothing, kMeasured,
   "sql-altertable", kNone, {}, "a valid CHECK (… IS NOT NULL) proves it"},
  {"ALTER TABLE ALTER COLUMN DROP NOT NULL", kAccessExclusive, kNothing, kMeasured, "sql-altertable"},
  {"ALTER TABLE ALTER COLUMN ADD GENERATED", kAccessExclusive, kNothing, kMeasured, "sql-altertable"},
  {"ALTER TABLE ALTER COLUMN SET GENERATED", kAccessExclusive, kNothing, kMeasured, "sql-altertable"},
  {"ALTER TABLE ALTER COLUMN DROP IDENTITY", kAccessExclusive, kNothing, kMeasured, "sql-altertable"},
  {"ALTER TABLE ALTER COLUMN SET EXPRESSION", kAccessExclusive, kRewrite, kManual, "sql-altertable",
   kNone, {}, "new in PostgreSQL 17", 17},
  {"ALTER TABLE ALTER COLUMN DROP EXPRESSION", kAccessExclusive, kNothing, kMeasured,
   "sql-altertable"},
  {"ALTER TABLE ALTER COLUMN SET STATISTICS", kShareUpdateExclusive, kNothing, kMeasured,
   "sql-altertable"},
  {"ALTER TABLE ALTER COLUMN SET STORAGE", kAccessExclusive, kNothing, kMeasured, "sql-altertable"},
  {"ALTER TABLE ALTER COLUMN SET COMPRESSION", kAccessExclusive, kNothing, kMeasured,
   "sql-altertable", kNone, {}, "new in PostgreSQL 14", 14},
  {"ALTER TABLE ALTER COLUMN SET (…)", kShareUpdateExclusive, kNothing, kMeasured, "sql-altertable"},
  {"ALTER TABLE ALTER COLUMN RESET (…)", kShareUpdateExclusive, kNothing, kMeasured,
   "sql-altertable"},

  // Constraints.
  {"ALTER TABLE ADD CHECK", kAccessExclusive, kReads, kMeasured, "sql-altertable"},
  {"ALTER TABLE ADD CHECK NOT VALID", kAccessExclusive, kNothing, kMeasured, "sql-altertable"},
  {"ALTER TABLE ADD FOREIGN KEY", kShareRowExclusive, kReads, kMeasured, "sql-altertable",
   kShareRowExclusive, "the table referred to"},
  {"ALTER TABLE ADD FOREIGN KEY NOT VALID", kShareRowExclusive, kNothing, kMeasured,
   "sql-altertable", kShareRowExclusive, "the table referred to"},
  {"ALTER TABLE ADD FOREIGN KEY NOT VALID on partitioned", kShareRowExclusive, kNothing, kManual,
   "release-18", kShareRowExclusive, "the table referred to",
   "before PostgreSQL 18 a foreign key of a partitioned table could not be NOT VALID", 18},
  {"ALTER TABLE ADD UNIQUE", kAccessExclusive, kBuild, kMeasured, "sql-altertable"},
  {"ALTER TABLE ADD UNIQUE USING INDEX", kAccessExclusive, kNothing, kMeasured, "sql-altertable"},
  {"ALTER TABLE ADD … USING INDEX on partitioned", kAccessExclusive, kNothing, kManual,
   "sql-altertable", kNone, {}, "a partitioned table cannot take over an index as a constraint",
   kNever},
  {"ALTER TABLE ADD PRIMARY KEY", kAccessExclusive, kBuild, kMeasured, "sql-altertable"},
  {"ALTER TABLE ADD PRIMARY KEY USING INDEX", kAccessExclusive, kReads, kMeasured, "sql-altertable",
   kNone, {}, "reads every row to prove that the columns are NOT NULL"},
  {"ALTER TABLE ADD PRIMARY KEY USING INDEX NOT NULL", kAccessExclusive, kNothing, kMeasured,
   "sql-altertable", kNone, {}, "the columns are NOT NULL already"},
  {"ALTER TABLE ADD EXCLUDE", kAccessExclusive, kBuild, kMeasured, "sql-altertable"},
  {"ALTER TABLE VALIDATE CONSTRAINT", kShareUpdateExclusive, kReads, kMeasured, "sql-altertable"},
  {"ALTER TABLE VALIDATE CONSTRAINT FOREIGN KEY", kShareUpdateExclusive, kReads, kMeasured,
   "sql-altertable", kRowShare, "the table referred to"},
  {"ALTER TABLE ALTER CONSTRAINT", kAccessExclusive, kNothing, kMeasured, "sql-altertable"},
  {"ALTER TABLE DROP CONSTRAINT", kAccessExclusive, kNothing, kMeasured, "sql-altertable",
   kAccessExclusive, "the tables whose foreign keys CASCADE drops"},
  {"ALTER TABLE DROP CONSTRAINT FOREIGN KEY", kAccessExclusive, kNothing, kMeasured,
   "sql-altertable", kAccessExclusive, "the table referred to"},
  {"ALTER TABLE RENAME CONSTRAINT", kAccessExclusive, kNothing, kMeasured, "sql-altertable"},

  // Indexes and statistics.
  {"CREATE INDEX", kShare, kBuild, kMeasured, "sql-createindex"},
  {"CREATE INDEX CONCURRENTLY", kShareUpdateExclusive, kBuild | kAlone, kMeasured,
   "sql-createindex"},
  {"CREATE INDEX CONCURRENTLY on partitioned", kShareUpdateExclusive, kAlone, kManual,
   "sql-createindex", kNone, {},
   "a partitioned table's index cannot be built concurrently, those of its partitions can", kNever},
  {"DROP INDEX", kAccessExclusive, kNothing, kMeasured, "sql-dropindex"},
  {"DROP INDEX CONCURRENTLY", kShareUpdateExclusive, kAlone, kMeasured, "sql-dropindex"},
  {"DROP INDEX CONCURRENTLY on partitioned", kShareUpdateExclusive, kAlone, kManual,
   "sql-dropindex", kNone, {}, "a partitioned table's index cannot be dropped concurrently", kNever},
  {"ALTER INDEX", kNone, kNothing, kMeasured, "sql-alterindex", kNone, {},
   "locks the index alone; RENAME with SHARE UPDATE EXCLUSIVE"},
  {"ALTER INDEX ATTACH PARTITION", kAccessShare, kNothing, kMeasured, "sql-alterindex", kAccessShare,
   "the partition"},
  {"REINDEX", kShare, kBuild, kMeasured, "sql-reindex", kNone, {},
   "the index itself is locked with ACCESS EXCLUSIVE: queries that plan with it wait"},
  {"REINDEX CONCURRENTLY", kShareUpdateExclusive, kBuild | kAlone, kMeasured, "sql-reindex"},
  {"REINDEX SCHEMA", kShare, kBuild | kAlone, kMeasured, "sql-reindex", kNone,
   {}, "each of its tables, one after the other"},
  {"CREATE STATISTICS", kShareUpdateExclusive, kNothing, kMeasured, "sql-createstatistics"},
  {"DROP STATISTICS", kShareUpdateExclusive, kNothing, kMeasured, "sql-dropstatistics", kNone, {},
   "on the table that they are about"},

  // Partitions and inheritance.
  {"ALTER TABLE ATTACH PARTITION", kShareUpdateExclusive, kReads, kMeasured, "sql-altertable",
   kAccessExclusive, "the table attached and the default partition",
   "a valid CHECK that implies the bounds spares the reading; "
   "SHARE ROW EXCLUSIVE on the other ends of foreign keys"},
  {"ALTER TABLE DETACH PARTITION", kAccessExclusive, kNothing, kMeasured, "sql-altertable",
   kAccessExclusive, "the partition", "SHARE ROW EXCLUSIVE on the other ends of foreign keys"},
  {"ALTER TABLE DETACH PARTITION CONCURRENTLY", kShareUpdateExclusive, kAlone, kMeasured,
   "sql-altertable", kAccessExclusive, "the partition", "new in PostgreSQL 14", 14},
  {"ALTER TABLE INHERIT", kAccessExclusive, kNothing, kMeasured, "sql-altertable",
   kShareUpdateExclusive, "the parent"},
  {"ALTER TABLE NO INHERIT", kAccessExclusive, kNothing, kMeasured, "sql-altertable",
   kAccessShare, "the parent"},

  // The rest of ALTER TABLE.
  {"ALTER TABLE SET LOGGED", kAccessExclusive, kRewrite, kMeasured, "sql-altertable"},
  {"ALTER TABLE SET UNLOGGED", kAccessExclusive, kRewrite, kMeasured, "sql-altertable"},
  {"ALTER TABLE SET TABLESPACE", kAccessExclusive, kRewrites, kMeasured, "sql-altertable",
   kNone, {}, "copied block by block, its indexes stay where they are"},
  {"ALTER TABLE SET ACCESS METHOD", kAccessExclusive, kRewrite, kMeasured, "sql-altertable",
   kNone, {}, "new in PostgreSQL 15; nothing happens when it has that method already", 15},
  {"ALTER TABLE SET (…)", kShareUpdateExclusive, kNothing, kMeasured, "sql-altertable", kNone, {},
   "fillfactor, autovacuum, toast and parallel_workers; ACCESS EXCLUSIVE for user_catalog_table"},
  {"ALTER TABLE RESET (…)", kShareUpdateExclusive, kNothing, kMeasured, "sql-altertable"},
  {"ALTER TABLE CLUSTER ON", kShareUpdateExclusive, kNothing, kMeasured, "sql-altertable"},
  {"ALTER TABLE SET WITHOUT CLUSTER", kShareUpdateExclusive, kNothing, kMeasured,
   "sql-altertable"},
  {"ALTER TABLE ENABLE TRIGGER", kShareRowExclusive, kNothing, kMeasured, "sql-altertable"},
  {"ALTER TABLE ENABLE ALWAYS TRIGGER", kShareRowExclusive, kNothing, kMeasured,
   "sql-altertable"},
  {"ALTER TABLE ENABLE REPLICA TRIGGER", kShareRowExclusive, kNothing, kMeasured,
   "sql-altertable"},
  {"ALTER TABLE DISABLE TRIGGER", kShareRowExclusive, kNothing, kMeasured, "sql-altertable"},
  {"ALTER TABLE ENABLE RULE", kAccessExclusive, kNothing, kMeasured, "sql-altertable"},
  {"ALTER TABLE DISABLE RULE", kAccessExclusive, kNothing, kMeasured, "sql-altertable"},
  {"ALTER TABLE ENABLE ROW LEVEL SECURITY", kAccessExclusive, kNothing, kMeasured,
   "sql-altertable"},
  {"ALTER TABLE DISABLE ROW LEVEL SECURITY", kAccessExclusive, kNothing, kMeasured,
   "sql-altertable"},
  {"ALTER TABLE FORCE ROW LEVEL SECURITY", kAccessExclusive, kNothing, kMeasured,
   "sql-altertable"},
  {"ALTER TABLE NO FORCE ROW LEVEL SECURITY", kAccessExclusive, kNothing, kMeasured,
   "sql-altertable"},
  {"ALTER TABLE OWNER TO", kAccessExclusive, kNothing, kMeasured, "sql-altertable"},
  {"ALTER TABLE REPLICA IDENTITY", kAccessExclusive, kNothing, kMeasured, "sql-altertable"},
  {"ALTER TABLE OF", kAccessExclusive, kNothing, kMeasured, "sql-altertable"},
  {"ALTER TABLE NOT OF", kAccessExclusive, kNothing, kMeasured, "sql-altertable"},
  {"ALTER TABLE", kAccessExclusive, kNothing, kManual, "sql-altertable", kNone, {},
   "the lock of every form that the manual does not single out"},
  {"ALTER TABLE SET SCHEMA", kAccessExclusive, kNothing, kMeasured, "sql-altertable"},

  // Triggers, rules, policies.
  {"CREATE TRIGGER", kShareRowExclusive, kNothing, kMeasured, "sql-createtrigger"},
  {"CREATE CONSTRAINT TRIGGER", kShareRowExclusive, kNothing, kMeasured, "sql-createtrigger"},
  {"ALTER TRIGGER", kAccessExclusive, kNothing, kMeasured, "sql-altertrigger"},
  {"DROP TRIGGER", kAccessExclusive, kNothing, kMeasured, "sql-droptrigger"},
  {"CREATE RULE", kAccessExclusive, kNothing, kMeasured, "sql-createrule"},
  {"DROP RULE", kAccessExclusive, kNothing, kMeasured, "sql-droprule"},
  {"CREATE POLICY", kAccessExclusive, kNothing, kMeasured, "sql-createpolicy"},
  {"ALTER POLICY", kAccessExclusive, kNothing, kMeasured, "sql-alterpolicy"},
  {"DROP POLICY", kAccessExclusive, kNothing, kMeasured, "sql-droppolicy"},

  // Views.
  {"CREATE VIEW", kNone, kNothing, kMeasured, "sql-createview", kAccessShare, "the tables read"},
  {"CREATE OR REPLACE VIEW", kAccessExclusive, kNothing, kMeasured, "sql-createview",
   kAccessShare, "the tables read"},
  {"ALTER MATERIALIZED VIEW", kAccessExclusive, kNothing, kMeasured,
   "sql-altermaterializedview"},
  {"ALTER VIEW", kAccessExclusive, kNothing, kMeasured, "sql-alterview"},
  {"DROP VIEW", kAccessExclusive, kNothing, kMeasured, "sql-dropview"},
  {"CREATE MATERIALIZED VIEW", kNone, kMayRead, kMeasured, "sql-creatematerializedview",
   kAccessShare, "the tables read"},
  {"DROP MATERIALIZED VIEW", kAccessExclusive, kNothing, kMeasured, "sql-dropmaterializedview"},
  {"REFRESH MATERIALIZED VIEW", kAccessExclusive, kRewrite, kMeasured,
   "sql-refreshmaterializedview", kAccessShare, "the tables read"},
  {"REFRESH MATERIALIZED VIEW CONCURRENTLY", kExclusive, kReads, kMeasured,
   "sql-refreshmaterializedview", kAccessShare, "the tables read"},

  // Maintenance.
  {"VACUUM", kShareUpdateExclusive, kAlone, kMeasured, "sql-vacuum", kNone, {},
   "reads the pages that changed since the last one"},
  {"VACUUM FULL", kAccessExclusive, kRewrite | kAlone, kMeasured, "sql-vacuum"},
  {"CLUSTER", kAccessExclusive, kRewrite, kMeasured, "sql-cluster", kNone, {},
   "without a table, or of a partitioned one, not inside of a transaction block"},
  {"ANALYZE", kShareUpdateExclusive, kNothing, kMeasured, "sql-analyze", kNone, {},
   "reads a sample"},
  {"LOCK TABLE", kAccessExclusive, kNothing, kMeasured, "sql-lock"},
  {"TRUNCATE", kAccessExclusive, kNothing, kMeasured, "sql-truncate", kAccessExclusive,
   "the tables that CASCADE empties as well"},

  // Rows.
  {"SELECT", kNone, kMayRead, kMeasured, "explicit-locking", kAccessShare, "the tables read",
   "ROW SHARE with FOR UPDATE or FOR SHARE"},
  {"INSERT", kRowExclusive, kMayRead, kMeasured, "explicit-locking", kAccessShare,
   "the tables read", "foreign keys and triggers lock other tables as they run"},
  {"UPDATE", kRowExclusive, kMayRead, kMeasured, "explicit-locking", kAccessShare,
   "the tables read"},
  {"DELETE", kRowExclusive, kMayRead, kMeasured, "explicit-locking", kAccessShare,
   "the tables read"},
  {"MERGE", kRowExclusive, kMayRead, kMeasured, "sql-merge", kAccessShare, "the tables read",
   "new in PostgreSQL 15", 15},
  {"COPY FROM", kRowExclusive, kNothing, kMeasured, "sql-copy"},
  {"COPY TO", kAccessShare, kReads, kMeasured, "sql-copy"},

  // Objects that are no tables.
  {"CREATE TYPE", kNone, kNothing, kMeasured, "sql-createtype"},
  {"DROP TYPE", kNone, kNothing, kMeasured, "sql-droptype", kAccessExclusive,
   "the tables whose columns CASCADE drops"},
  {"ALTER TYPE", kNone, kNothing, kMeasured, "sql-altertype"},
  {"ALTER TYPE ADD VALUE", kNone, kNothing, kMeasured, "sql-altertype", kNone, {},
   "the value can be used only after the transaction has been committed, unless it made the type"},
  {"ALTER TYPE RENAME VALUE", kNone, kNothing, kMeasured, "sql-altertype"},
  {"ALTER DOMAIN ADD CONSTRAINT", kNone, kReads, kMeasured, "sql-alterdomain", kShare,
   "the tables with a column of it"},
  {"ALTER DOMAIN ADD CONSTRAINT NOT VALID", kNone, kNothing, kMeasured, "sql-alterdomain"},
  {"ALTER DOMAIN SET NOT NULL", kNone, kReads, kMeasured, "sql-alterdomain", kShare,
   "the tables with a column of it"},
  {"ALTER DOMAIN VALIDATE CONSTRAINT", kNone, kReads, kMeasured, "sql-alterdomain", kShare,
   "the tables with a column of it"},
  {"ALTER DOMAIN", kNone, kNothing, kMeasured, "sql-alterdomain"},
  {"CREATE DOMAIN", kNone, kNothing, kMeasured, "sql-createdomain"},
  {"DROP DOMAIN", kNone, kNothing, kMeasured, "sql-dropdomain", kAccessExclusive,
   "the tables whose columns CASCADE drops"},
  {"CREATE SCHEMA", kNone, kNothing, kMeasured, "sql-createschema"},
  {"DROP SCHEMA", kNone, kNothing, kMeasured, "sql-dropschema", kAccessExclusive,
   "every table that CASCADE drops"},
  {"CREATE SEQUENCE", kNone, kNothing, kMeasured, "sql-createsequence", kAccessShare,
   "the table that owns it"},
  {"ALTER SEQUENCE", kNone, kNothing, kMeasured, "sql-altersequence", kAccessShare,
   "the table that owns it"},
  {"DROP SEQUENCE", kNone, kNothing, kMeasured, "sql-dropsequence"},
  {"CREATE FUNCTION", kNone, kNothing, kMeasured, "sql-createfunction", kAccessShare,
   "the tables that a body in SQL reads",
   "a body in SQL locks what it names as its statements would"},
  {"ALTER FUNCTION", kNone, kNothing, kMeasured, "sql-alterfunction"},
  {"DROP FUNCTION", kNone, kNothing, kMeasured, "sql-dropfunction"},
  {"CREATE PROCEDURE", kNone, kNothing, kMeasured, "sql-createprocedure", kAccessShare,
   "the tables that a body in SQL reads",
   "a body in SQL locks what it names as its statements would"},
  {"DROP PROCEDURE", kNone, kNothing, kMeasured, "sql-dropprocedure"},
  {"CREATE AGGREGATE", kNone, kNothing, kMeasured, "sql-createaggregate"},
  {"CREATE ROLE", kNone, kNothing, kMeasured, "sql-createrole"},
  {"ALTER ROLE", kNone, kNothing, kMeasured, "sql-alterrole"},
  {"DROP ROLE", kNone, kNothing, kMeasured, "sql-droprole"},
  {"CREATE EXTENSION", kNone, kNothing, kMeasured, "sql-createextension"},
  {"DROP EXTENSION", kNone, kNothing, kMeasured, "sql-dropextension"},
  {"ALTER EXTENSION", kNone, kNothing, kMeasured, "sql-alterextension"},
  {"ALTER SCHEMA", kNone, kNothing, kMeasured, "sql-alterschema"},
  {"CREATE PUBLICATION", kShareUpdateExclusive, kNothing, kMeasured, "sql-createpublication"},
  {"ALTER PUBLICATION", kShareUpdateExclusive, kNothing, kMeasured, "sql-alterpublication"},
  {"GRANT", kNone, kNothing, kMeasured, "sql-grant"},
  {"REVOKE", kNone, kNothing, kMeasured, "sql-revoke"},
  {"COMMENT ON VIEW", kShareUpdateExclusive, kNothing, kMeasured, "sql-comment"},
  {"COMMENT ON MATERIALIZED VIEW", kShareUpdateExclusive, kNothing, kMeasured, "sql-comment"},
  {"COMMENT ON CONSTRAINT", kAccessShare, kNothing, kMeasured, "sql-comment"},
  {"COMMENT ON TRIGGER", kAccessShare, kNothing, kMeasured, "sql-comment"},
  {"COMMENT ON RULE", kAccessShare, kNothing, kMeasured, "sql-comment"},
  {"COMMENT ON POLICY", kAccessShare, kNothing, kMeasured, "sql-comment"},
  {"COMMENT", kNone, kNothing, kMeasured, "sql-comment"},
  {"SET", kNone, kNothing, kMeasured, "sql-set"},

  // Never inside of a transaction block.
  {"CREATE DATABASE", kNone, kAlone, kMeasured, "sql-createdatabase"},
  {"DROP DATABASE", kNone, kAlone, kMeasured, "sql-dropdatabase"},
  {"CREATE TABLESPACE", kNone, kAlone, kMeasured, "sql-createtablespace"},
  {"DROP TABLESPACE", kNone, kAlone, kMeasured, "sql-droptablespace"},
  {"ALTER SYSTEM", kNone, kAlone, kMeasured, "sql-altersystem"},
  {"CREATE SUBSCRIPTION", kNone, kAlone, kMeasured, "sql-createsubscription", kNone, {},
   "when it creates a replication slot, as it does unless told otherwise"},
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

}  // namespace migrate::dialect::postgres
