#include "eval/model_connection.h"

#include <doctest/doctest.h>

#include "eval/model_run.h"

namespace migrate::eval {
namespace {

class Postgres final : public World {
 public:
  std::optional<std::string> dialect() const override { return "postgresql"; }
};

}  // namespace

TEST_CASE("a comparison of the dialect is a guard") {
  const auto guard = [](std::string_view condition) {
    const ir::Body body =
        run("bind = op.get_bind()\nif " + std::string(condition) + ":\n    op.drop_table('t')");
    REQUIRE(body.steps.size() == 1);
    REQUIRE(body.steps[0].guards.size() == 1);
    return body.steps[0].guards[0];
  };
  const ir::Guard plain = guard("bind.dialect.name == 'postgresql'");
  CHECK(plain.kind == ir::Guard::Kind::kDialect);
  CHECK(plain.dialects == std::vector<std::string>{"postgresql"});
  CHECK_FALSE(plain.negated);
  CHECK(guard("op.get_context().dialect.name != 'sqlite'").negated);
  CHECK(guard("bind.engine.dialect.name in ('sqlite', 'mysql')").dialects ==
        std::vector<std::string>{"mysql", "sqlite"});
  CHECK(guard("op.get_context().bind.dialect.name.startswith('postgres')").dialects ==
        std::vector<std::string>{"postgresql"});
}

TEST_CASE("a world that knows its dialect decides") {
  Postgres world;
  const ir::Body body =
      run("if op.get_bind().dialect.name == 'sqlite':\n"
          "    op.drop_table('a')\n"
          "else:\n"
          "    op.drop_table('b')",
          world);
  CHECK(ir::dump(body) == "drop_table(b)\n");
}

TEST_CASE("what a connection executes") {
  const ir::Body body =
      run("conn = op.get_bind()\n"
          "conn.execute(sa.text('DELETE FROM t WHERE a = :a'), {'a': 1})\n"
          "conn.execute('DELETE FROM u')\n"
          "conn.execution_options(isolation_level='AUTOCOMMIT').exec_driver_sql('VACUUM')\n"
          "with conn.begin():\n"
          "    conn.execute(sa.text('DELETE FROM v'), a=1)\n"
          "conn.commit()");
  REQUIRE(body.steps.size() == 5);
  const auto& first = std::get<ir::Execute>(body.steps[0].operation);
  CHECK(first.is_text);
  REQUIRE(first.parameters.size() == 1);
  CHECK(first.parameters[0].names == std::vector<std::string>{"a"});
  CHECK_FALSE(std::get<ir::Execute>(body.steps[1].operation).is_text);
  CHECK(std::get<ir::Execute>(body.steps[3].operation).parameters[0].names ==
        std::vector<std::string>{"a"});
  CHECK(std::get<ir::SqlStatement>(body.steps[4].operation).tag == "COMMIT");
  CHECK(body.gaps.empty());
}

}  // namespace migrate::eval
