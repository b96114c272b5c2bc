#include "migrate/replay/replay.h"

#include "history.h"

using migrate::testing::revision;
using migrate::testing::run;
using migrate::testing::table;
using namespace migrate;  // NOLINT: the test's own subject

namespace {

const std::string kUsers =
    "op.create_table('users', sa.Column('id', sa.Integer(), primary_key=True))";

}  // namespace

TEST_CASE("revisions run in the order of an upgrade, each on what those before it left") {
  const auto done = run({{"b.py", revision("a1", "None", kUsers)},
                         {"a.py", revision("b2", "'a1'",
                                           "op.add_column('users', sa.Column('age', "
                                           "sa.Integer()))")}});
  CHECK(done.order == std::vector<std::string>{"a1", "b2"});
  CHECK(done.schema.has_column(table("users"), "age") == ir::Truth::kYes);
  CHECK(done.revisions.at("b2").upgrade_failures.empty());
}

TEST_CASE("a guard that asks the database is answered by the schema") {
  const std::string body = "if not sa.inspect(op.get_bind()).has_table('users'):\n    " + kUsers;
  const auto done =
      run({{"a.py", revision("a1", "None", kUsers)}, {"b.py", revision("b2", "'a1'", body)}});
  CHECK(done.revisions.at("b2").bodies.upgrade.steps.empty());
  CHECK(run({{"b.py", revision("b2", "None", body)}})
            .revisions.at("b2")
            .bodies.upgrade.steps.size() == 1);
}

TEST_CASE("SQL text is followed by what it does, which points into the literal") {
  const std::string text =
      revision("a1", "None", "op.execute('CREATE TABLE t (id int); DROP TABLE x')");
  const auto done = run({{"a.py", text}});
  const auto& steps = done.revisions.at("a1").bodies.upgrade.steps;
  REQUIRE(steps.size() == 3);
  CHECK(std::holds_alternative<ir::Execute>(steps[0].operation));
  CHECK(std::holds_alternative<ir::CreateTable>(steps[1].operation));
  CHECK(std::holds_alternative<ir::DropTable>(steps[2].operation));
  CHECK(steps[1].within == 0U);
  CHECK(steps[2].statement == 1);
  CHECK(steps[2].span.of(text) == "DROP TABLE x");
  CHECK(done.schema.has_table(table("t")) == ir::Truth::kYes);
}

TEST_CASE("what certainly fails is said with its step, in downgrade on the schema after") {
  const auto done = run(
      {{"a.py", revision("a1", "None", kUsers, "op.drop_table('users')\nop.drop_table('users')")},
       {"b.py", revision("b2", "'a1'", "op.drop_column('users', 'age')")}});
  const auto& down = done.revisions.at("a1").downgrade_failures;
  REQUIRE(down.size() == 1);
  CHECK(down[0].step == 1);
  const auto& up = done.revisions.at("b2").upgrade_failures;
  REQUIRE(up.size() == 1);
  CHECK(up[0].failure.kind == ir::Failure::Kind::kUnknownObject);
}

TEST_CASE("what stands under another dialect is left out, what may not run is uncertain") {
  const std::string body =
      "if op.get_bind().dialect.name == 'sqlite':\n"
      "    op.create_table('a', sa.Column('id', sa.Integer()))\n"
      "else:\n"
      "    op.create_table('b', sa.Column('id', sa.Integer()))\n"
      "if mystery():\n"
      "    op.create_table('c', sa.Column('id', sa.Integer()))";
  const auto done = run({{"a.py", revision("a1", "None", body)}});
  CHECK(done.revisions.at("a1").bodies.upgrade.steps.size() == 3);
  CHECK(done.schema.has_table(table("a")) == ir::Truth::kNo);
  CHECK(done.schema.has_table(table("b")) == ir::Truth::kYes);
  CHECK(done.schema.has_table(table("c")) == ir::Truth::kUnknown);
}

TEST_CASE("after a parent that is missing nothing is certain to fail") {
  const auto done = run({{"a.py", revision("a1", "'gone'", "op.drop_column('users', 'age')")}});
  CHECK(done.revisions.at("a1").upgrade_failures.empty());
  CHECK(done.schema.everything_uncertain());
}

TEST_CASE("a cycle is replayed as far as each file tells") {
  const auto done = run({{"a.py", revision("a1", "'b2'", kUsers)},
                         {"b.py", revision("b2", "'a1'", "op.drop_table('users')")}});
  CHECK(done.order.size() == 2);
  CHECK(done.revisions.at("b2").upgrade_failures.empty());
}

TEST_CASE("a history may stand on tables that it never made") {
  const auto done = run({{"a.py", revision("a1", "None", "op.drop_column('users', 'age')")},
                         {"b.py", revision("b2", "'a1'", "op.drop_column('posts', 'age')")}});
  CHECK(done.revisions.at("a1").upgrade_failures.empty());
  CHECK(done.revisions.at("b2").upgrade_failures.empty());
}

TEST_CASE("only what is asked for is applied, and visited") {
  const std::map<std::string, std::string> files = {
      {"a.py", revision("a1", "None", kUsers)},
      {"b.py", revision("b2", "'a1'", "op.drop_table('users')")}};
  replay::Options options;
  options.wanted = [](graph::NodeIndex node) { return node == 1; };
  CHECK(run(files, options).order == std::vector<std::string>{"b2"});
  options = {};
  options.only = {0};
  const auto done = run(files, options);
  CHECK(done.order == std::vector<std::string>{"a1"});
  CHECK(done.schema.has_table(table("users")) == ir::Truth::kYes);
}

TEST_CASE("walk shows the schema before each step") {
  const auto done =
      run({{"a.py", revision("a1", "None", kUsers + "\nop.execute('DROP TABLE users')")}});
  std::string seen;
  replay::walk(done.revisions.at("a1").bodies.upgrade, ir::Schema(),
               [&](std::uint32_t step, const ir::Schema& before) {
                 seen += std::to_string(step) +
                         (before.has_table(table("users")) == ir::Truth::kYes ? "+" : "-");
               });
  CHECK(seen == "0-1+2+");
}

TEST_CASE("a helper of the project is read from the same tree") {
  const auto done =
      run({{"db/helpers.py",
            "from alembic import op\nimport sqlalchemy as sa\n\ndef make(name):\n"
            "    op.create_table(name, sa.Column('id', sa.Integer()))\n"},
           {"a.py", "from db.helpers import make\n" + revision("a1", "None", "make('carts')")}});
  CHECK(done.schema.has_table(table("carts")) == ir::Truth::kYes);
}
