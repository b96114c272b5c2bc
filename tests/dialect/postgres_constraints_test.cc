#include <doctest/doctest.h>

#include "dialect/build.h"

namespace migrate::dialect {
namespace {

using ir::Truth;
using Kind = ir::Constraint::Kind;

Facts ask(const ir::Operation& operation) {
  const ir::Schema schema = users_and_posts();
  return find("postgresql", "15")->facts(operation, &schema);
}

ir::AddConstraint add(ir::Constraint constraint) {
  return {table_named("posts"), std::move(constraint)};
}

ir::DropConstraint drop(std::string table, std::string name, Kind kind = Kind::kUnknown) {
  ir::DropConstraint operation;
  operation.table = table_named(std::move(table));
  operation.name.name = std::move(name);
  operation.kind = kind;
  return operation;
}

}  // namespace

TEST_CASE("a foreign key locks both tables, and NOT VALID spares the reading only") {
  ir::Constraint key = foreign_key("f", "user_id", "users");
  Facts facts = ask(add(key));
  CHECK(locks(facts) == "posts: SHARE ROW EXCLUSIVE, users: SHARE ROW EXCLUSIVE");
  CHECK(facts.scans == Truth::kYes);
  key.not_valid = true;
  facts = ask(add(key));
  CHECK(locks(facts) == "posts: SHARE ROW EXCLUSIVE, users: SHARE ROW EXCLUSIVE");
  CHECK(facts.scans == Truth::kNo);
  key.not_valid = ir::Unknown{"a variable"};
  CHECK(ask(add(key)).scans == Truth::kUnknown);
  // To itself: one table, one lock.
  CHECK(locks(ask(add(foreign_key("f", "parent_id", "posts")))) == "posts: SHARE ROW EXCLUSIVE");
}

TEST_CASE("a check reads the table under the strongest lock unless it is NOT VALID") {
  ir::Constraint condition = check("c", "id > 0");
  CHECK(locks(ask(add(condition))) == "posts: ACCESS EXCLUSIVE");
  CHECK(ask(add(condition)).scans == Truth::kYes);
  condition.not_valid = true;
  CHECK(ask(add(condition)).scans == Truth::kNo);
}

TEST_CASE("keys build an index, or take one over") {
  ir::Constraint unique = constraint(Kind::kUnique, "u", {"title"});
  CHECK(ask(add(unique)).builds_index);
  unique.using_index = "i";
  CHECK_FALSE(ask(add(unique)).builds_index);
  CHECK(ask(add(constraint(Kind::kPrimaryKey, "p", {"id"}))).builds_index);
  CHECK(ask(add(constraint(Kind::kExclude, "x", {"id"}))).builds_index);
  CHECK_FALSE(ask(add(constraint(Kind::kUnknown, "x"))).known);
}

TEST_CASE("a primary key from an index reads the table where a column may be null") {
  ir::Schema schema = users_and_posts();
  ir::apply(schema, ir::CreateIndex{index("nullable", "posts", "title"), {}, {}});
  ir::apply(schema, ir::CreateIndex{index("strict", "posts", "id"), {}, {}});
  ir::Constraint key = constraint(Kind::kPrimaryKey, "p");
  const auto scans = [&](const char* name, const ir::Schema* before) {
    key.using_index = name;
    return find("postgresql")->facts(add(key), before).scans;
  };
  CHECK(scans("nullable", &schema) == Truth::kYes);
  CHECK(scans("strict", &schema) == Truth::kNo);
  CHECK(scans("elsewhere", &schema) == Truth::kUnknown);
  CHECK(scans("strict", nullptr) == Truth::kUnknown);
}

TEST_CASE("dropping a foreign key locks the table that it refers to as well") {
  CHECK(locks(ask(drop("posts", "posts_user"))) ==
        "posts: ACCESS EXCLUSIVE, users: ACCESS EXCLUSIVE");
  CHECK(locks(ask(drop("users", "email_given"))) == "users: ACCESS EXCLUSIVE");
  CHECK(locks(ask(drop("elsewhere", "f", Kind::kForeignKey))) == "elsewhere: ACCESS EXCLUSIVE …");
  CHECK(locks(ask(drop("elsewhere", "x"))) == "elsewhere: ACCESS EXCLUSIVE …");
  CHECK(locks(ask(drop("elsewhere", "c", Kind::kCheck))) == "elsewhere: ACCESS EXCLUSIVE");
}

TEST_CASE("VALIDATE reads under a lock that lets everybody work") {
  Facts facts = ask(ir::ValidateConstraint{table_named("posts"), "posts_user"});
  CHECK(locks(facts) == "posts: SHARE UPDATE EXCLUSIVE, users: ROW SHARE");
  CHECK(facts.scans == Truth::kYes);
  CHECK_FALSE(blocks_writes(strongest(facts)));
  CHECK(locks(ask(ir::ValidateConstraint{table_named("users"), "email_given"})) ==
        "users: SHARE UPDATE EXCLUSIVE");
}

}  // namespace migrate::dialect
