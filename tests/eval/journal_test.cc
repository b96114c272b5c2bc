#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("the branches of a condition start from the same place") {
  CHECK(result_of("import secret\nx = secret.x\na = [1]\nd = {'k': 1}\nclass C: pass\nc = C()\nc.n "
                  "= 1\nif x:\n    a[0] = 2\n    d['k'] = 2\n    c.n = 2\n    seen = (a[0], "
                  "d['k'], c.n)\nelse:\n    seen = (a[0], d['k'], c.n)\nresult = seen") ==
        "one of (2, 2, 2) | (1, 1, 1)");
  CHECK(result_of("import secret\nx = secret.x\ns = {1}\nif x:\n    s.add(2)\nelse:\n    "
                  "s.add(2)\nresult = sorted(s)") == "[1, 2]");
  CHECK(result_of("import secret\nx = secret.x\nd = {'a': 1, 'b': 2}\nif x:\n    del "
                  "d['a']\nresult = d['b'], d.get('a')") == "?");
  CHECK(result_of("import secret\nx = secret.x\nif x:\n    y = 1\nresult = y") == "1");
}

}  // namespace migrate::eval
