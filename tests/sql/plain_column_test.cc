#include "sql/plain_column.h"

#include <doctest/doctest.h>

#include "sql/shown.h"

namespace migrate::sql {

TEST_CASE("SQLite's columns and constraints") {
  CHECK(shown("CREATE TABLE t (\n"
              "  id INTEGER PRIMARY KEY ASC AUTOINCREMENT,\n"
              "  [a b] DOUBLE PRECISION UNIQUE ON CONFLICT IGNORE DEFAULT -1.5,\n"
              "  c TEXT COLLATE NOCASE DEFAULT (1 + (2)) CONSTRAINT ck CHECK (c <> ')'),\n"
              "  d INT REFERENCES u ON DELETE SET NULL ON UPDATE NO ACTION DEFERRABLE,\n"
              "  e INT AS (id * 2) STORED,\n"
              "  f DECIMAL(10, 2) DEFAULT CURRENT_TIMESTAMP,\n"
              "  CONSTRAINT pk PRIMARY KEY (id, c DESC),\n"
              "  FOREIGN KEY (a, d) REFERENCES v (x, y) ON DELETE CASCADE,\n"
              "  UNIQUE (c), CHECK (d > 0)\n)",
              Grammar::kSqlite) ==
        "create_table(t)\n"
        "  Column(id, INTEGER, primary_key=True, autoincrement=True)\n"
        "  Column(\"a b\", FLOAT, unique=True, server_default=verbatim(\"-1.5\"))\n"
        "  Column(c, TEXT(collation=\"NOCASE\"), server_default=verbatim(\"(1 + (2))\"))\n"
        "  Column(d, INTEGER)\n"
        "  Column(e, INTEGER, Computed(verbatim(\"id * 2\"), persisted=True))\n"
        "  Column(f, DECIMAL(10, 2), server_default=verbatim(\"CURRENT_TIMESTAMP\"))\n"
        "  Check(verbatim(\"c <> ')'\"), name=ck)\n"
        "  ForeignKey([d], u, ondelete=\"SET NULL\", deferrable=True)\n"
        "  PrimaryKey([id, c], name=pk)\n"
        "  ForeignKey([a, d], v, [x, y], ondelete=CASCADE)\n"
        "  Unique([c])\n"
        "  Check(verbatim(\"d > 0\"))");
}

}  // namespace migrate::sql
