#include <doctest/doctest.h>

#include "dialect/build.h"

namespace migrate::dialect {
namespace {

using ir::Truth;
using Kind = ir::SqlStatement::Kind;

Facts ask(const ir::Operation& operation) {
  const ir::Schema schema = users_and_posts();
  return find("postgresql", "15")->facts(operation, &schema);
}

}  // namespace

TEST_CASE("rows are changed under ROW EXCLUSIVE and read under ACCESS SHARE") {
  CHECK(locks(ask(statement(Kind::kInsert, "INSERT", {"users"}, {"posts"}))) ==
        "users: ROW EXCLUSIVE, posts: ACCESS SHARE …");  // foreign keys, triggers
  ir::SqlStatement update = statement(Kind::kUpdate, "UPDATE", {"users"});
  CHECK(ask(update).scans == Truth::kYes);
  update.has_where = true;
  CHECK(ask(update).scans == Truth::kUnknown);
}

TEST_CASE("TRUNCATE CASCADE empties those that refer to it, and those that refer to them") {
  ir::Schema schema = users_and_posts();
  ir::apply(schema, table("likes", {column("post_id")}, {foreign_key("f", "post_id", "posts")}));
  ir::SqlStatement truncate = statement(Kind::kTruncate, "TRUNCATE", {"users"});
  const Dialect& dialect = *find("postgresql");
  CHECK(locks(dialect.facts(truncate, &schema)) == "users: ACCESS EXCLUSIVE");
  truncate.cascade = true;
  CHECK(locks(dialect.facts(truncate, &schema)) ==
        "users: ACCESS EXCLUSIVE, posts: ACCESS EXCLUSIVE, likes: ACCESS EXCLUSIVE");
  CHECK(locks(dialect.facts(truncate, nullptr)) == "users: ACCESS EXCLUSIVE …");
}

TEST_CASE("LOCK TABLE takes the lock that it names") {
  ir::SqlStatement lock = statement(Kind::kLockTable, "LOCK TABLE", {"users"});
  lock.detail = "SHARE ROW EXCLUSIVE";
  CHECK(locks(ask(lock)) == "users: SHARE ROW EXCLUSIVE");
}

TEST_CASE("maintenance") {
  ir::SqlStatement vacuum = statement(Kind::kVacuum, "VACUUM", {"users"});
  CHECK(locks(ask(vacuum)) == "users: SHARE UPDATE EXCLUSIVE");
  CHECK_FALSE(ask(vacuum).transactional);
  vacuum.full = true;
  CHECK(locks(ask(vacuum)) == "users: ACCESS EXCLUSIVE");
  CHECK(ask(vacuum).rewrites == Truth::kYes);
  CHECK(locks(ask(statement(Kind::kAnalyze, "ANALYZE"))) == " …");
  CHECK(ask(statement(Kind::kCluster, "CLUSTER", {"users"})).transactional);
  CHECK_FALSE(ask(statement(Kind::kCluster, "CLUSTER")).transactional);
  ir::SqlStatement reindex = statement(Kind::kReindex, "REINDEX TABLE", {"users"});
  CHECK(locks(ask(reindex)) == "users: SHARE");
  reindex.concurrently = true;
  CHECK_FALSE(ask(reindex).transactional);
  CHECK_FALSE(ask(statement(Kind::kReindex, "REINDEX DATABASE")).transactional);
}

TEST_CASE("forms of ALTER TABLE are found by the beginning of their tag") {
  const auto alter = [](const std::string& tag) {
    return ask(statement(Kind::kAlterTable, tag, {"users"}));
  };
  CHECK(locks(alter("ALTER TABLE SET LOGGED")) == "users: ACCESS EXCLUSIVE");
  CHECK(alter("ALTER TABLE SET LOGGED").rewrites == Truth::kYes);
  CHECK(locks(alter("ALTER TABLE SET")) == "users: SHARE UPDATE EXCLUSIVE");
  CHECK(locks(alter("DISABLE TRIGGER ALL")) == "users: SHARE ROW EXCLUSIVE");
  const Facts other = alter("ALTER TABLE SOMETHING NEW");
  CHECK(locks(other) == "users: ACCESS EXCLUSIVE");
  CHECK(other.rewrites == Truth::kUnknown);
  CHECK(other.source == Source::kManual);
}

TEST_CASE("a partition is locked harder than the table it joins") {
  ir::SqlStatement attach =
      statement(Kind::kAlterTable, "ALTER TABLE ATTACH PARTITION", {"users", "part"});
  CHECK(locks(ask(attach)) == "users: SHARE UPDATE EXCLUSIVE, part: ACCESS EXCLUSIVE …");
  CHECK(ask(attach).scans == Truth::kUnknown);  // a CHECK may spare the reading
  ir::Schema schema = users_and_posts();
  ir::apply(schema, table("part", {column("id")}));
  CHECK(find("postgresql")->facts(attach, &schema).scans == Truth::kYes);
  attach.tag = "ALTER TABLE DETACH PARTITION";
  CHECK(locks(ask(attach)) == "users: ACCESS EXCLUSIVE, part: ACCESS EXCLUSIVE …");
  attach.concurrently = true;
  CHECK(locks(ask(attach)) == "users: SHARE UPDATE EXCLUSIVE, part: ACCESS EXCLUSIVE …");
  CHECK_FALSE(ask(attach).transactional);
  CHECK(find("postgresql", "13")->facts(attach, nullptr).supported == Truth::kNo);
}

TEST_CASE("other objects are found by their tag") {
  ir::SqlStatement trigger = statement(Kind::kCreate, "CREATE TRIGGER");
  trigger.writes.push_back({ir::ObjectKind::kTrigger, {}, "users", "audit"});
  CHECK(locks(ask(trigger)) == "users: SHARE ROW EXCLUSIVE");
  trigger.tag = "CREATE OR REPLACE TRIGGER";
  CHECK(locks(ask(trigger)) == "users: SHARE ROW EXCLUSIVE");
  CHECK(locks(ask(statement(Kind::kCreate, "CREATE VIEW", {"v"}, {"users"}))) ==
        "users: ACCESS SHARE");
  CHECK(locks(ask(statement(Kind::kCreate, "CREATE OR REPLACE VIEW", {"v"}, {"users"}))) ==
        "v: ACCESS EXCLUSIVE, users: ACCESS SHARE");
  CHECK(ask(statement(Kind::kAlter, "ALTER SEQUENCE OWNER TO")).known);
  CHECK_FALSE(ask(statement(Kind::kCreate, "CREATE DATABASE")).transactional);
  CHECK_FALSE(ask(statement(Kind::kCreate, "CREATE SOMETHING")).known);
  CHECK_FALSE(ask(statement(Kind::kUnknown, "FROBNICATE")).known);
  CHECK_FALSE(ask(statement(Kind::kDo, "DO")).known);
}

TEST_CASE("a statement of SQLAlchemy's Core names its own table first") {
  using Node = ir::Expression;
  const auto node = [](Node::Kind kind, std::string name, std::vector<Node> operands = {}) {
    return Node{kind, std::move(name), {}, {}, {}, std::move(operands)};
  };
  const Node users = node(Node::Kind::kTable, "users"), posts = node(Node::Kind::kTable, "posts");
  ir::Execute execute;
  execute.core = node(Node::Kind::kUpdate, "",
                      {node(Node::Kind::kClause, "TABLE", {users}),
                       node(Node::Kind::kClause, "WHERE",
                            {node(Node::Kind::kBinary, "=",
                                  {node(Node::Kind::kColumn, "id", {users}),
                                   node(Node::Kind::kColumn, "user_id", {posts})})})});
  CHECK(locks(ask(execute)) == "users: ROW EXCLUSIVE, posts: ACCESS SHARE …");
  CHECK(ask(execute).scans == Truth::kUnknown);
  execute.core->operands.pop_back();
  CHECK(ask(execute).scans == Truth::kYes);
  execute.core = Node::unknown("a call");
  CHECK_FALSE(ask(execute).known);
}

}  // namespace migrate::dialect
