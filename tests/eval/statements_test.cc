#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("assignments") {
  CHECK(result_of("a, (b, *c) = 1, [2, 3, 4]\nresult = a, b, c") == "(1, 2, [3, 4])");
  CHECK(result_of("a = b = [1]\na += [2]\nresult = b") == "[1, 2]");
  CHECK(result_of("a, b = 1, 2, 3") == "raises ValueError");
  CHECK(result_of("d = {'a': 1}\ndel d['a']\nresult = d") == "{}");
  CHECK(result_of("n = 0\ndef f():\n    global n\n    n += 1\nf()\nresult = n") == "1");
}

TEST_CASE("with") {
  CHECK(result_of("class C:\n    def __enter__(self):\n        return 5\n    def __exit__(self, "
                  "*a):\n        pass\nwith C() as x:\n    result = x") == "5");
  CHECK(steps_of("with op.batch_alter_table('t') as b:\n    b.drop_column('c')")
            .find("drop_column") != std::string::npos);
  CHECK(steps_of("with op.get_context().autocommit_block():\n    op.execute('VACUUM')")
            .find("autocommit") != std::string::npos);
}

}  // namespace migrate::eval
