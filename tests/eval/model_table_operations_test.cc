#include <doctest/doctest.h>

#include "eval/model_run.h"

namespace migrate::eval {

TEST_CASE("directives about tables") {
  CHECK(only("op.rename_table('a', 'b', schema='s')") == "rename_table(s.a, b)\n");
  CHECK(only("op.drop_table('a', if_exists=True)") == "drop_table(a, if_exists=True)\n");
  CHECK(only("op.create_table_comment('a', 'text', existing_comment='old')") ==
        "create_table_comment(a, comment=\"text\")\n");
  CHECK(only("op.drop_table_comment('a')") == "drop_table_comment(a)\n");
  CHECK(only("op.create_table('a', if_not_exists=True, mysql_engine='InnoDB', comment='c')") ==
        "create_table(a, comment=\"c\", mysql_engine=\"InnoDB\", if_not_exists=True)\n");
}

TEST_CASE("alter_column in every form") {
  CHECK(only("op.alter_column('t', 'c', nullable=False, existing_type=sa.String(5))") ==
        "alter_column(t, c, nullable=False, existing_type=String(5))\n");
  CHECK(only("op.alter_column('t', 'c', type_=sa.BigInteger(), "
             "postgresql_using='c::bigint', existing_nullable=True)") ==
        "alter_column(t, c, type=BigInteger, using=\"c::bigint\", existing_nullable=True)\n");
  CHECK(only("op.alter_column('t', 'c', new_column_name='d')") ==
        "alter_column(t, c, new_name=d)\n");
  CHECK(only("op.alter_column('t', 'c', server_default=None, comment=None)") ==
        "alter_column(t, c, server_default=None, drop_comment=True)\n");
  CHECK(only("op.alter_column('t', 'c', server_default=False, comment=False, "
             "existing_server_default=False, mysql_charset='x', autoincrement=True)") ==
        "alter_column(t, c, autoincrement=True, mysql_charset=\"x\")\n");
  const ir::Body body =
      run("op.alter_column('t', 'c', server_default=None, existing_server_default=sa.Identity())");
  REQUIRE(body.steps.size() == 1);
  CHECK(std::get<ir::AlterColumn>(body.steps[0].operation).drop_identity);
}

TEST_CASE("a column that is not known is still added") {
  const ir::Body body = run("import nowhere\nop.add_column('t', nowhere.column)");
  REQUIRE(body.steps.size() == 1);
  CHECK(std::get<ir::AddColumn>(body.steps[0].operation).column.name.unknown());
  CHECK(body.operations_known());
  CHECK_FALSE(body.understood());
}

}  // namespace migrate::eval
