#include <doctest/doctest.h>

#include "ir/build.h"
#include "migrate/ir/schema.h"

namespace migrate::ir {

using build::create;
using build::table;

namespace {

SqlStatement statement(SqlStatement::Kind kind, const std::string& tag,
                       std::vector<ObjectRef> writes) {
  SqlStatement result;
  result.kind = kind;
  result.tag = tag;
  result.writes = std::move(writes);
  return result;
}

}  // namespace

TEST_CASE("a statement on rows changes no schema") {
  Schema schema;
  apply(schema, create("users"));
  apply(schema,
        statement(SqlStatement::Kind::kDelete, "DELETE", {{ObjectKind::kTable, "", "users", ""}}));
  CHECK_FALSE(schema.uncertain(table("users")));
  Execute core;
  core.core.emplace().kind = Expression::Kind::kInsert;
  apply(schema, core);
  apply(schema, BulkInsert{});
  CHECK_FALSE(schema.everything_uncertain());
}

TEST_CASE("a statement that is not known makes what it names uncertain, or everything") {
  Schema schema;
  apply(schema, create("users"));
  apply(schema, create("teams"));
  SqlStatement unknown =
      statement(SqlStatement::Kind::kUnknown, "", {{ObjectKind::kTable, "", "users", ""}});
  apply(schema, unknown);
  CHECK(schema.has_table(table("users")) == Truth::kUnknown);
  CHECK(schema.has_table(table("teams")) == Truth::kYes);
  unknown.objects_complete = false;
  apply(schema, unknown);
  CHECK(schema.everything_uncertain());
}

TEST_CASE("text that is not known may do anything") {
  Schema schema;
  Execute execute;
  execute.sql = Unknown{"a call"};
  apply(schema, execute);
  CHECK(schema.everything_uncertain());
}

TEST_CASE("a block that has no word to change a schema with changes none") {
  Schema schema;
  SqlStatement block = statement(SqlStatement::Kind::kDo, "DO", {});
  block.objects_complete = false;
  block.detail = "BEGIN UPDATE users SET created = 1, dropped = 2; END";
  apply(schema, block);
  CHECK_FALSE(schema.everything_uncertain());
  block.detail = "BEGIN execute 'x'; END";
  apply(schema, block);
  CHECK(schema.everything_uncertain());
}

TEST_CASE("of a text that is known in part, what it may change is uncertain") {
  Schema schema;
  apply(schema, create("users"));
  apply(schema, create("teams"));
  const auto run = [&](const std::string& outline) {
    Execute execute;
    execute.sql = Unknown{"a call"};
    execute.outline = outline;
    apply(schema, execute);
  };
  run("UPDATE … SET a = '…'");
  run(" delete from …;\n");
  CHECK(schema.has_table(table("users")) == Truth::kYes);
  run("ALTER TABLE Users ADD COLUMN … integer");
  CHECK(schema.has_table(table("users")) == Truth::kUnknown);
  CHECK(schema.has_table(table("teams")) == Truth::kYes);
  CHECK(schema.has_table(table("others")) == Truth::kNo);
  run("CREATE TABLE …_copy (id integer)");
  CHECK(schema.has_table(table("others")) == Truth::kUnknown);
  CHECK(schema.has_table(table("teams")) == Truth::kYes);
  for (const char* outline : {"ALTER TABLE users… ADD a integer", "DROP TABLE …", "…",
                              "UPDATE a SET b = 1; DROP TABLE …", "ALTER TABLE \"A b\" ADD …"}) {
    Schema known;
    apply(known, create("users"));
    Execute execute;
    execute.sql = Unknown{"a call"};
    execute.outline = outline;
    apply(known, execute);
    CHECK(known.everything_uncertain());
  }
}

TEST_CASE("views, sequences and functions come and go") {
  using Kind = SqlStatement::Kind;
  Schema schema;
  apply(schema, create("users"));
  const ObjectRef view{ObjectKind::kView, "", "v", ""};
  const ObjectRef sequence{ObjectKind::kSequence, "", "s", ""};
  apply(schema, statement(Kind::kCreate, "CREATE VIEW", {view}));
  apply(schema, statement(Kind::kCreate, "CREATE SEQUENCE", {sequence}));
  CHECK(schema.views().size() == 1);
  CHECK(schema.others().contains(sequence));
  CHECK(apply(schema, statement(Kind::kDrop, "DROP VIEW", {view})).empty());
  CHECK(apply(schema, statement(Kind::kDrop, "DROP VIEW", {view})).size() == 1);
  apply(schema, statement(Kind::kDrop, "DROP SEQUENCE", {sequence}));
  CHECK_FALSE(schema.others().contains(sequence));
  apply(schema, statement(Kind::kCreate, "CREATE DOMAIN", {{ObjectKind::kDomain, "", "d", ""}}));
  CHECK(schema.has_type("", "d") == Truth::kYes);
}

TEST_CASE("a table made of a query has columns that nobody lists") {
  Schema schema;
  apply(schema, statement(SqlStatement::Kind::kCreateTableAs, "CREATE TABLE AS",
                          {{ObjectKind::kTable, "", "copy", ""}}));
  CHECK(schema.has_table(table("copy")) == Truth::kYes);
  CHECK(schema.has_column(table("copy"), "id") == Truth::kUnknown);
}

}  // namespace migrate::ir
