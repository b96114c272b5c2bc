#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("conditions about the dialect are told as such") {
  CHECK(steps_of("if op.get_bind().dialect.name == 'postgresql' or op.get_bind().dialect.name == "
                 "'mysql':\n    op.drop_table('a')")
            .find("mysql") != std::string::npos);
  CHECK(steps_of("if op.get_bind().dialect.name == 'postgresql':\n    op.drop_table('a')\nelse:\n  "
                 "  op.drop_table('b')")
            .find("postgresql") != std::string::npos);
}

TEST_CASE("what one side decides is decided") {
  CHECK(steps_of("if sa.inspect(op.get_bind()).has_table('t') and False:\n    op.drop_table('a')")
            .find("drop_table") == std::string::npos);
  CHECK(result_of("import secret\nresult = secret.x and False").rfind("unknown", 0) == 0);
  CHECK(result_of("result = 1 < 2 < 2, not 0, [] or 'x', 1 and 2") == "(False, True, 'x', 2)");
  CHECK(result_of("import secret\nresult = 1 if secret.x else 2") == "one of 1 | 2");
}

}  // namespace migrate::eval
