#include "eval/model_table.h"

#include <doctest/doctest.h>

#include "eval/model_run.h"

namespace migrate::eval {

TEST_CASE("create_table returns the table") {
  const ir::Body body = run(
      "t = op.create_table('t', sa.Column('a', sa.Integer), schema='s', prefixes=['TEMPORARY'])\n"
      "op.bulk_insert(t, [{'a': 1}])\n"
      "op.execute(t.update().where(t.c.a == 1).values(a=2))");
  REQUIRE(body.steps.size() == 3);
  CHECK(std::get<ir::BulkInsert>(body.steps[1].operation).table.columns.size() == 1);
  CHECK(ir::dump(body.steps[2].operation).find("table s.t") != std::string::npos);
}

TEST_CASE("a part that is not known makes a table incomplete") {
  const ir::Body body = run("import nowhere\nop.create_table('t', *nowhere.columns())");
  REQUIRE(body.steps.size() == 1);
  CHECK_FALSE(std::get<ir::CreateTable>(body.steps[0].operation).table.incomplete.empty());
}

TEST_CASE("a table may make and drop itself") {
  CHECK(only("sa.Table('t', sa.MetaData(schema='s')).drop(op.get_bind())") ==
        "drop_table(s.t, if_exists=True)\n");
  CHECK(only("sa.Table('t', sa.MetaData(), sa.Column('a', sa.Text)).create(op.get_bind(), "
             "checkfirst=False)") == "create_table(t, if_not_exists=False)\n  Column(a, Text)\n");
}

TEST_CASE("columns of a reflected table can be named, not listed") {
  const ir::Body body =
      run("t = sa.Table('t', sa.MetaData(), autoload_with=op.get_bind())\n"
          "op.execute(t.delete().where(t.c.a.is_(None)))\n"
          "for c in t.c:\n"
          "    op.drop_column('t', c.name)");
  REQUIRE(body.steps.size() == 2);
  CHECK(body.steps[1].repeated);
}

}  // namespace migrate::eval
