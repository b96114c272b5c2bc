#include "eval/model_types.h"

#include <doctest/doctest.h>

#include "eval/model_run.h"

namespace migrate::eval {
namespace {

std::string type(std::string_view text, std::string_view before = {}) {
  const ir::Body body =
      run("op.add_column('t', sa.Column('c', " + std::string(text) + "))", before);
  if (body.steps.size() != 1) return ir::dump(body);
  return ir::dump(std::get<ir::AddColumn>(body.steps[0].operation).column.type);
}

}  // namespace

TEST_CASE("types are found in every module that has them") {
  CHECK(type("sa.String(50)") == "String(50)");
  CHECK(type("sa.types.String(length=50)") == "String(50)");
  CHECK(type("sa.Integer") == "Integer");
  CHECK(type("sa.sql.sqltypes.VARCHAR(5)") == "VARCHAR(5)");
  CHECK(type("sa.dialects.postgresql.JSONB()") == "postgresql.JSONB");
  CHECK(type("postgresql.VARCHAR(5)") == "VARCHAR(5)");
  CHECK(type("mysql.TINYINT(unsigned=True)").find("unsigned=True") != std::string::npos);
  CHECK(type("sa.Numeric(10, 2)") == "Numeric(10, 2)");
  CHECK(type("sa.DateTime(True)") == "DateTime(timezone=True)");
  CHECK(type("postgresql.ARRAY(sa.Text())") == "postgresql.ARRAY(Text)");
}

TEST_CASE("enumerations have their labels") {
  CHECK(type("sa.Enum('a', 'b', name='e')") == "Enum(labels=[a, b], name=e)");
  CHECK(type("sa.Enum(*['a', 'b'], name='e')") == "Enum(labels=[a, b], name=e)");
  CHECK(type("sa.Enum(Colour)",
             "import enum\nclass Colour(enum.Enum):\n    red = 1\n    blue = 2\n") ==
        "Enum(labels=[red, blue], name=colour)");
  CHECK(type("sa.Enum(Colour, values_callable=lambda e: [m.value for m in e])",
             "import enum\nclass Colour(enum.Enum):\n    red = 'r'\n    blue = 'b'\n")
            .find("Enum(labels=[r, b], name=colour") == 0);
}

TEST_CASE("an enumeration is created and dropped by itself") {
  CHECK(only("sa.Enum('a', 'b', name='e').create(op.get_bind())") == "create_enum(e, [a, b])\n");
  CHECK(only("postgresql.ENUM('a', name='e').create(op.get_bind())") ==
        "create_enum(e, [a], checkfirst=True)\n");
  CHECK(only("sa.Enum(name='e').drop(op.get_bind(), checkfirst=False)") ==
        "drop_type(e, if_exists=False)\n");
}

TEST_CASE("variants stand beside the type") {
  CHECK(type("sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')") ==
        "JSON | postgresql: postgresql.JSONB");
}

TEST_CASE("types that grow without end are given up") {
  const ir::Body body =
      run("t = sa.Text()\n"
          "v = sa.Text()\n"
          "for i in range(5000):\n"
          "    t = sa.ARRAY(t)\n"
          "    v = v.with_variant(v, 'sqlite')\n"
          "op.add_column('t', sa.Column('c', t))\n"
          "op.add_column('t', sa.Column('d', v))");
  REQUIRE(body.steps.size() == 2);
  CHECK(std::get<ir::AddColumn>(body.steps[1].operation).column.type.variants.size() <= 16);
}

TEST_CASE("what is no type is unknown") {
  CHECK(type("nowhere.Type()", "import nowhere\n").find("?(") == 0);
  CHECK(type("sa.String(1, 2, 3, 4)").find("?(String: it takes at most 2") == 0);
}

}  // namespace migrate::eval
