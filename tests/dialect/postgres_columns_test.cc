#include <doctest/doctest.h>

#include "dialect/build.h"

namespace migrate::dialect {
namespace {

using ir::Truth;

Facts ask(const ir::Operation& operation) {
  const ir::Schema schema = users_and_posts();
  return find("postgresql", "15")->facts(operation, &schema);
}

ir::AddColumn add(ir::Column column) { return {table_named("users"), std::move(column), {}}; }

ir::ServerDefault default_of(std::string sql) {
  return {ir::ServerDefault::Kind::kExpression, ir::Expression::text(std::move(sql))};
}

ir::AlterColumn alter(std::string name) {
  ir::AlterColumn operation;
  operation.table = table_named("users");
  operation.column = std::move(name);
  return operation;
}

// "reads", "rewrites", "builds", each with a question mark where it is not known.
std::string work(const Facts& facts) {
  std::string text;
  const auto add = [&](Truth truth, const char* word) {
    if (truth == Truth::kNo) return;
    text += (text.empty() ? "" : ", ") + std::string(word) + (truth == Truth::kUnknown ? "?" : "");
  };
  add(facts.rewrites, "rewrites");
  add(facts.scans, "reads");
  add(facts.builds_index ? Truth::kYes : Truth::kNo, "builds");
  return text;
}

}  // namespace

TEST_CASE("a new column costs nothing unless each row has to have a value of its own") {
  ir::Column plain = column("n");
  CHECK(locks(ask(add(plain))) == "users: ACCESS EXCLUSIVE");
  CHECK(work(ask(add(plain))) == "");
  plain.server_default = default_of("now()");
  CHECK(work(ask(add(plain))) == "");
  plain.server_default = default_of("gen_random_uuid()");
  CHECK(work(ask(add(plain))) == "rewrites, reads");
  CHECK(ask(add(plain)).reference == "ALTER TABLE ADD COLUMN volatile DEFAULT");
  plain.server_default = default_of("my_function()");
  CHECK(work(ask(add(plain))) == "rewrites?, reads?");
}

TEST_CASE("NOT NULL is checked only without a default") {
  ir::Column strict = column("n");
  strict.nullable = false;
  CHECK(work(ask(add(strict))) == "reads");
  strict.server_default = default_of("0");
  CHECK(work(ask(add(strict))) == "");
}

TEST_CASE("identity, serial and stored columns rewrite the table, virtual ones do not") {
  ir::Column generated = column("n");
  generated.identity.emplace();
  CHECK(work(ask(add(generated))) == "rewrites, reads");
  ir::Column key = column("n");
  key.primary_key = true;
  CHECK(work(ask(add(key))) == "rewrites, reads");  // SERIAL
  key.autoincrement = false;
  CHECK(work(ask(add(key))) == "reads");
  ir::Column serial = column("n");
  serial.autoincrement = true;
  CHECK(work(ask(add(serial))) == "");  // SQLAlchemy makes no SERIAL of it
  serial.span = {};
  CHECK(work(ask(add(serial))) == "rewrites, reads");  // SQL text said so
  ir::Column computed = column("n");
  computed.computed.emplace();
  CHECK(work(ask(add(computed))) == "rewrites, reads");
  computed.computed->persisted = false;
  CHECK(work(ask(add(computed))) == "");
  CHECK(ask(add(computed)).supported == Truth::kNo);
  CHECK(find("postgresql", "18")->facts(add(computed), nullptr).supported == Truth::kYes);
  CHECK(find("postgresql")->facts(add(computed), nullptr).supported == Truth::kUnknown);
}

TEST_CASE("what comes with a new column") {
  ir::Column child = column("n");
  child.constraints.push_back(foreign_key("f", "n", "posts"));
  // Alembic adds the key in a statement of its own, which reads the column.
  CHECK(locks(ask(add(child))) == "users: ACCESS EXCLUSIVE, posts: SHARE ROW EXCLUSIVE");
  CHECK(work(ask(add(child))) == "reads");
  child.span = {};
  CHECK(work(ask(add(child))) == "");
  child.server_default = default_of("1");
  CHECK(work(ask(add(child))) == "reads");

  ir::Column unique = column("n");
  unique.unique = true;
  CHECK(work(ask(add(unique))) == "reads, builds");
  ir::Column checked = column("n");
  checked.constraints.push_back(check("c", "n > 0"));
  CHECK(work(ask(add(checked))) == "reads");
}

TEST_CASE("a type that may be a domain may rewrite") {
  CHECK(work(ask(add(column("n", "sql.app.email")))) == "rewrites?, reads?");
  ir::Schema schema = users_and_posts();
  ir::apply(schema, ir::CreateEnum{{}, "mood", std::vector<std::string>{"sad"}, {}});
  CHECK(work(find("postgresql")->facts(add(column("n", "sql.mood")), &schema)) == "");
  ir::AlterColumn change = alter("name");
  change.type = type_named("sql.mood");
  CHECK(work(find("postgresql")->facts(change, &schema)) == "rewrites, reads");
  change.type = type_named("sql.app.email");
  CHECK(work(find("postgresql")->facts(change, &schema)) == "rewrites?, reads?");
}

TEST_CASE("dropping a column locks the tables that its foreign keys refer to") {
  CHECK(locks(ask(ir::DropColumn{table_named("posts"), "user_id", {}, false})) ==
        "posts: ACCESS EXCLUSIVE, users: ACCESS EXCLUSIVE");
  CHECK(locks(ask(ir::DropColumn{table_named("posts"), "title", {}, false})) ==
        "posts: ACCESS EXCLUSIVE");
}

TEST_CASE("a change of type is taken from the schema, else from what the revision says") {
  ir::AlterColumn longer = alter("name");
  longer.type = type_named("String");
  longer.type->length = 40;
  CHECK(work(ask(longer)) == "");
  longer.type->length = 10;
  CHECK(work(ask(longer)) == "rewrites, reads");
  longer.type->length = 40;
  longer.using_ = "trim(name)";
  CHECK(work(ask(longer)) == "rewrites?, reads?");

  ir::AlterColumn elsewhere = alter("x");
  elsewhere.table = table_named("elsewhere");
  elsewhere.type = type_named("Text");
  CHECK(work(ask(elsewhere)) == "rewrites?, reads?");
  elsewhere.existing_type = type_named("String");
  CHECK(work(ask(elsewhere)) == "reads?");  // its constraints are not known
}

TEST_CASE("a change of type locks both ends of the column's foreign keys") {
  ir::AlterColumn wider = alter("user_id");
  wider.table = table_named("posts");
  wider.type = type_named("BigInteger");
  CHECK(locks(ask(wider)) == "posts: ACCESS EXCLUSIVE, users: ACCESS EXCLUSIVE");
  wider.table = table_named("users");
  wider.column = "id";
  CHECK(locks(ask(wider)) == "users: ACCESS EXCLUSIVE, posts: ACCESS EXCLUSIVE");
  wider.column = "age";
  CHECK(locks(ask(wider)) == "users: ACCESS EXCLUSIVE");
}

TEST_CASE("a type that keeps the rows still checks constraints and builds indexes") {
  ir::AlterColumn change = alter("email");
  change.type = type_named("String");
  CHECK(work(ask(change)) == "reads");  // the CHECK on it
  change = alter("name");
  change.type = type_named("postgresql.CITEXT");
  CHECK(work(ask(change)) == "");
  ir::Schema schema = users_and_posts();
  ir::apply(schema, ir::CreateIndex{index("i", "users", "name"), {}, {}});
  CHECK(work(find("postgresql")->facts(change, &schema)) == "reads, builds");
  change.type = type_named("Text");
  CHECK(work(find("postgresql")->facts(change, &schema)) == "");
  change.type->collation = "C";
  CHECK(work(find("postgresql")->facts(change, &schema)) == "reads, builds");
}

TEST_CASE("SET NOT NULL reads the table unless a constraint proves it") {
  ir::AlterColumn strict = alter("age");
  strict.nullable = false;
  CHECK(work(ask(strict)) == "reads");
  strict.column = "email";
  CHECK(work(ask(strict)) == "");
  strict.table = table_named("elsewhere");
  CHECK(work(ask(strict)) == "reads?");
  strict.nullable = true;
  CHECK(work(ask(strict)) == "");
}

TEST_CASE("the other changes of a column touch the catalog only") {
  ir::AlterColumn renamed = alter("age");
  renamed.new_name = "years";
  renamed.server_default = default_of("random()");
  CHECK(locks(ask(renamed)) == "users: ACCESS EXCLUSIVE");
  CHECK(work(ask(renamed)) == "");
  ir::AlterColumn described = alter("age");
  described.comment = "in years";
  CHECK(locks(ask(described)) == "users: SHARE UPDATE EXCLUSIVE");
  CHECK(locks(ask(alter("age"))) == "");
}

}  // namespace migrate::dialect
