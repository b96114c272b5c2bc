#include "sql/columns.h"

#include <doctest/doctest.h>

#include "sql/shown.h"

namespace migrate::sql {

TEST_CASE("defaults: a text is a literal, all else an expression") {
  const auto column = [](const char* definition) {
    const ParseResult result =
        parse(std::string("ALTER TABLE t ADD a ") + definition, Grammar::kPostgres);
    return only<ir::AddColumn>(result).column;
  };
  CHECK(column("text DEFAULT 'it''s'").server_default->kind == ir::ServerDefault::Kind::kLiteral);
  CHECK(*column("text DEFAULT 'it''s'").server_default->value.value.text() == "it's");
  CHECK(column("int DEFAULT 0").server_default->value.name == "0");
  CHECK(column("int DEFAULT -1").server_default->value.name == "-1");
  CHECK(column("numeric DEFAULT 1.50").server_default->value.name == "1.50");
  CHECK(column("bool DEFAULT false").server_default->value.name == "false");
  CHECK(column("int DEFAULT NULL").server_default->value.name == "NULL");
  CHECK(column("timestamp DEFAULT CURRENT_TIMESTAMP").server_default->value.name ==
        "current_timestamp");
  CHECK(column("int").nullable.given() == false);
  CHECK(column("int NULL").nullable.is(true));
  CHECK(column("serial").nullable.is(false));
}

TEST_CASE("indexes") {
  CHECK(shown("CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS ix ON ONLY s.t USING gin "
              "(a gin_trgm_ops, lower(b) DESC NULLS LAST, c COLLATE \"C\") INCLUDE (d) "
              "WITH (fillfactor = 70) TABLESPACE x WHERE a IS NOT NULL") ==
        "create_index(Index(s.t, [a ops gin_trgm_ops, unary(\"NULLS LAST\", unary(\"DESC\", "
        "verbatim(\"lower(b)\"))), unary(\"COLLATE \\\"C\\\"\", c)], name=ix, unique=True, "
        "using=gin, where=verbatim(\"a IS NOT NULL\"), include=[d], postgresql_only=True, "
        "postgresql_tablespace=\"x\", postgresql_with=\"fillfactor=70\"), if_not_exists=True, "
        "concurrently=True)");
  CHECK(shown("CREATE INDEX ON t (a)") == "create_index(Index(t, [a]))");
}

TEST_CASE("an exclusion knows its operators") {
  CHECK(shown("ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING gist (a WITH =, lower(b) WITH &&) "
              "WHERE (c)") ==
        "create_exclude_constraint(t, Exclude([a], a with =, verbatim(\"lower(b)\") with &&, "
        "name=x, using=gist, where=verbatim(\"c\")))");
}

TEST_CASE("an unquoted name is folded, a quoted one kept") {
  CHECK(shown("ALTER TABLE MyTable DROP \"MyColumn\"") == "drop_column(mytable, MyColumn)");
}

}  // namespace migrate::sql
