#include <doctest/doctest.h>

#include "eval/interpreter.h"
#include "eval/model_run.h"

namespace migrate::eval {

TEST_CASE("only modelled modules are known") {
  CHECK(modelled_module("alembic").has_value());
  CHECK(modelled_module("sqlalchemy.dialects.postgresql").has_value());
  CHECK_FALSE(modelled_module("sqlalchemy_utils").has_value());
  CHECK_FALSE(modelled_module("os").has_value());
}

TEST_CASE("the ways in which revisions import") {
  constexpr std::string_view kExpected = "add_column(t, Column(c, Integer))\n";
  CHECK(only("op.add_column('t', Column('c', Integer))",
             "from sqlalchemy import Column, Integer\n") == kExpected);
  CHECK(only("alembic.op.add_column('t', sqlalchemy.Column('c', sqlalchemy.Integer))",
             "import alembic\nimport sqlalchemy\n") == kExpected);
  CHECK(only("add_column('t', sa.schema.Column('c', types.Integer()))",
             "from alembic.op import add_column\nfrom sqlalchemy import types\n") == kExpected);
  CHECK(only("op.execute(text('x'))", "from sqlalchemy.sql.expression import text\n") ==
        "execute(\"x\")\n");
  CHECK(only("op.add_column('t', sa.Column('c', UUID(as_uuid=True)))",
             "from sqlalchemy.dialects.postgresql import UUID\n")
            .find("postgresql.UUID") != std::string::npos);
}

TEST_CASE("exceptions of SQLAlchemy can be caught") {
  const ir::Body body =
      run("try:\n"
          "    op.drop_table('t')\n"
          "except sa.exc.ProgrammingError:\n"
          "    pass");
  REQUIRE(body.steps.size() == 1);
  CHECK(body.gaps.empty());
}

}  // namespace migrate::eval
