#include "dialect/postgres.h"

#include <doctest/doctest.h>

#include "dialect/build.h"

namespace migrate::dialect {
namespace {

const Dialect& postgres15() { return *find("postgresql", "15"); }

Facts ask(const ir::Operation& operation) {
  const ir::Schema schema = users_and_posts();
  return postgres15().facts(operation, &schema);
}

}  // namespace

TEST_CASE("a new table locks those that it refers to, and a new partition its table") {
  CHECK(locks(ask(table("n", {column("id")}))) == "");
  CHECK(locks(ask(table("n", {column("u")}, {foreign_key("f", "u", "users")}))) ==
        "users: SHARE ROW EXCLUSIVE");
  ir::CreateTable create = table("n", {});
  create.table.options["postgresql_partition_of"] = ir::Literal{std::string("posts")};
  CHECK(locks(ask(create)) == "posts: ACCESS EXCLUSIVE …");
}

TEST_CASE("dropping a table locks both ends of its foreign keys") {
  CHECK(locks(ask(ir::DropTable{table_named("posts"), {}, false})) ==
        "posts: ACCESS EXCLUSIVE, users: ACCESS EXCLUSIVE");
  CHECK(locks(ask(ir::DropTable{table_named("users"), {}, true})) ==
        "users: ACCESS EXCLUSIVE, posts: ACCESS EXCLUSIVE");
  CHECK(locks(ask(ir::DropTable{table_named("elsewhere"), {}, false})) ==
        "elsewhere: ACCESS EXCLUSIVE …");
  CHECK(locks(postgres15().facts(ir::DropTable{table_named("posts"), {}, false}, nullptr)) ==
        "posts: ACCESS EXCLUSIVE …");
}

TEST_CASE("an index is built under SHARE, or concurrently outside of transactions") {
  ir::CreateIndex create{index("i", "users", "email"), {}, {}};
  Facts facts = ask(create);
  CHECK(locks(facts) == "users: SHARE");
  CHECK(facts.builds_index);
  CHECK(facts.scans == ir::Truth::kYes);
  CHECK(facts.transactional);
  CHECK(facts.source == Source::kMeasured);
  CHECK(facts.reference == "CREATE INDEX");
  create.concurrently = true;
  facts = ask(create);
  CHECK(locks(facts) == "users: SHARE UPDATE EXCLUSIVE");
  CHECK_FALSE(facts.transactional);
  create.concurrently = ir::Unknown{"a variable"};
  CHECK_FALSE(ask(create).known);
}

TEST_CASE("DROP INDEX locks the table that the schema knows it is on") {
  ir::Schema schema = users_and_posts();
  ir::apply(schema, ir::CreateIndex{index("i", "users", "email"), {}, {}});
  ir::DropIndex drop;
  drop.name.name = "i";
  CHECK(locks(postgres15().facts(drop, &schema)) == "users: ACCESS EXCLUSIVE");
  // The strength is known where the name is not.
  CHECK(locks(postgres15().facts(drop, nullptr)) == ": ACCESS EXCLUSIVE");
  CHECK(strongest(postgres15().facts(drop, nullptr)) == Lock::kAccessExclusive);
}

TEST_CASE("types, schemas and what cannot be known") {
  const Facts value = ask(ir::AddEnumValue{{}, "mood", "glad", {}, {}, false});
  CHECK(locks(value) == "");
  CHECK(value.transactional);
  CHECK(value.note.find("only after the transaction") != std::string_view::npos);
  CHECK(locks(ask(ir::DropSchema{"s", {}, true})) == " …");
  CHECK_FALSE(ask(ir::Opaque{"a call", "nobody knows"}).known);
  ir::Execute execute;
  execute.sql = "SELECT 1";
  CHECK_FALSE(ask(execute).known);
  CHECK(locks(ask(ir::BulkInsert{table("users", {}).table, {}, {}})) == "users: ROW EXCLUSIVE …");
}

TEST_CASE("a partitioned table does not come alone") {
  ir::Schema schema = users_and_posts();
  ir::CreateTable create = table("parts", {column("id")});
  create.table.options["postgresql_partition_by"] = ir::Literal{std::string("LIST (id)")};
  ir::apply(schema, create);
  CHECK(locks(postgres15().facts(ir::RenameTable{table_named("parts"), "p"}, &schema)) ==
        "parts: ACCESS EXCLUSIVE …");
  ir::CreateIndex concurrent{index("i", "parts", "id"), {}, {}};
  CHECK(postgres15().facts(concurrent, &schema).supported == ir::Truth::kYes);
  concurrent.concurrently = true;
  CHECK(postgres15().facts(concurrent, &schema).supported == ir::Truth::kNo);
  ir::AddConstraint key{table_named("parts"), foreign_key("f", "id", "users")};
  key.constraint.not_valid = true;
  CHECK(postgres15().facts(key, &schema).supported == ir::Truth::kNo);
  CHECK(find("postgresql", "18")->facts(key, &schema).supported == ir::Truth::kYes);
}

TEST_CASE("a change of type and a default are judged by the dialect itself") {
  const Dialect& dialect = postgres15();
  CHECK(dialect.rewrites_on_type_change(type_named("Integer"), type_named("BigInteger")) ==
        ir::Truth::kYes);
  CHECK(dialect.rewrites_on_type_change(type_named("String"), type_named("Text")) ==
        ir::Truth::kNo);
  CHECK(dialect.rewrites_on_type_change(ir::Type::unknown("?"), type_named("Text")) ==
        ir::Truth::kUnknown);
  CHECK(dialect.volatile_expression(ir::Expression::text("gen_random_uuid()")) == ir::Truth::kYes);
  CHECK(dialect.volatile_expression(ir::Expression::text("now()")) == ir::Truth::kNo);
  CHECK(dialect.volatile_expression(ir::Expression::text("app.next_id()")) == ir::Truth::kUnknown);
}

}  // namespace migrate::dialect
