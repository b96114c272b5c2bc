#include "eval/model_context.h"

#include <doctest/doctest.h>

#include "eval/model_run.h"

namespace migrate::eval {

TEST_CASE("an autocommit block marks what stands in it") {
  const ir::Body body =
      run("with op.get_context().autocommit_block():\n"
          "    op.execute('VACUUM')\n"
          "op.drop_table('t')");
  REQUIRE(body.steps.size() == 2);
  CHECK(body.steps[0].autocommit);
  CHECK_FALSE(body.steps[1].autocommit);
}

TEST_CASE("offline mode is a guard") {
  for (const char* const condition : {"context.is_offline_mode()", "op.get_context().as_sql"}) {
    CAPTURE(condition);
    const ir::Body body = run(std::string("if ") + condition + ":\n    op.drop_table('t')");
    REQUIRE(body.steps.size() == 1);
    REQUIRE(body.steps[0].guards.size() == 1);
    CHECK(body.steps[0].guards[0].kind == ir::Guard::Kind::kOffline);
  }
}

TEST_CASE("what is configured elsewhere is not known") {
  const ir::Body body =
      run("if context.get_x_argument(as_dictionary=True).get('data'):\n    op.drop_table('t')");
  REQUIRE(body.steps.size() == 1);
  CHECK(body.steps[0].guards.size() == 1);
}

}  // namespace migrate::eval
