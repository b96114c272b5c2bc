#include <doctest/doctest.h>

#include "eval/model_run.h"

namespace migrate::eval {
namespace {

std::string statement(std::string_view text) {
  const ir::Body body = run("t = sa.table('t', sa.column('a'), sa.column('b'))\nop.execute(" +
                            std::string(text) + ")");
  if (body.steps.size() != 1 || !body.gaps.empty()) return ir::dump(body);
  return ir::dump(*std::get<ir::Execute>(body.steps[0].operation).core);
}

}  // namespace

TEST_CASE("statements of every kind") {
  CHECK(statement("t.update().where(t.c.a == 1).values(b=2)") ==
        "update(TABLE(table t), WHERE((table t.a = 1)), SET((b = 2)))");
  CHECK(statement("sa.update(t).values({t.c.b: t.c.a})") ==
        "update(TABLE(table t), SET((table t.b = table t.a)))");
  CHECK(statement("t.delete().where(t.c.a == 1).where(t.c.b == 2)") ==
        "delete(FROM(table t), WHERE(((table t.a = 1) AND (table t.b = 2))))");
  CHECK(statement("t.insert().values(a=1, b='x')") ==
        "insert(INTO(table t), VALUES((a = 1), (b = \"x\")))");
  CHECK(statement("t.insert().values([{'a': 1}, {'a': 2}])") ==
        "insert(INTO(table t), VALUES(list((a = 1)), list((a = 2))))");
  CHECK(statement("t.insert().from_select(['a'], sa.select(t.c.b))") ==
        "insert(INTO(table t), SELECT(list(a), select(COLUMNS(table t.b), FROM(table t))))");
}

TEST_CASE("select in both styles has the tables of its columns") {
  constexpr std::string_view kExpected =
      "select(COLUMNS(table t.a), FROM(table t), WHERE((table t.b = 1)))";
  CHECK(statement("sa.select(t.c.a).where(t.c.b == 1)") == kExpected);
  CHECK(statement("sa.select([t.c.a]).where(t.c.b == 1)") == kExpected);
  CHECK(statement("sa.select([t.c.a], t.c.b == 1)").find("WHERE((table t.b = 1))") !=
        std::string::npos);
}

TEST_CASE("joins") {
  CHECK(statement("sa.select(t.c.a).select_from(t.outerjoin(sa.table('u'), t.c.a == t.c.b))") ==
        "select(COLUMNS(table t.a), FROM(binary(\"LEFT JOIN\", table t, table u, (table t.a = "
        "table t.b))))");
}

}  // namespace migrate::eval
