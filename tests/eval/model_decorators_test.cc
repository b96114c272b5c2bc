#include <doctest/doctest.h>

#include "eval/model_run.h"

namespace migrate::eval {
namespace {

std::string type(std::string_view text, std::string_view before) {
  const ir::Body body =
      run("op.add_column('t', sa.Column('c', " + std::string(text) + "))", before);
  if (body.steps.size() != 1 || !body.gaps.empty()) return ir::dump(body);
  return ir::dump(std::get<ir::AddColumn>(body.steps[0].operation).column.type);
}

}  // namespace

TEST_CASE("a TypeDecorator is what it is stored as") {
  constexpr std::string_view kClass =
      "class Short(sa.types.TypeDecorator):\n"
      "    impl = sa.String\n"
      "    cache_ok = True\n";
  CHECK(type("Short(5)", kClass) == "Short as String(5)");
  CHECK(type("Short", kClass) == "Short as String");
  CHECK(type("Fixed()", "class Fixed(sa.TypeDecorator):\n    impl = sa.CHAR(32)\n") ==
        "Fixed as CHAR(32)");
}

TEST_CASE("load_dialect_impl makes variants") {
  CHECK(type("GUID()",
             "class GUID(sa.TypeDecorator):\n"
             "    impl = sa.CHAR\n"
             "    def load_dialect_impl(self, dialect):\n"
             "        if dialect.name == 'postgresql':\n"
             "            return dialect.type_descriptor(postgresql.UUID())\n"
             "        return dialect.type_descriptor(sa.CHAR(32))\n") ==
        "GUID as CHAR | mysql: CHAR(32) | postgresql: postgresql.UUID | sqlite: CHAR(32)");
}

TEST_CASE("a UserDefinedType is its get_col_spec") {
  CHECK(type("Point()",
             "class Point(sa.types.UserDefinedType):\n"
             "    def get_col_spec(self, **kw):\n"
             "        return 'geometry'\n") == "Point as sql.geometry");
}

TEST_CASE("a class of the project may derive from any type") {
  CHECK(type("Name(50)", "class Name(sa.String):\n    pass\n") == "Name as String(50)");
}

}  // namespace migrate::eval
