#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("what is another value each time is not known") {
  CHECK(result_of("import uuid\nresult = uuid.uuid4()") ==
        "unknown: uuid.uuid4() is another value each time");
  CHECK(result_of("from datetime import datetime\nresult = datetime.utcnow()") ==
        "unknown: datetime.utcnow() is another value each time");
  CHECK(result_of("import os\nresult = os.environ['A'], 1") == "?");
  CHECK(steps_of("import os\nop.execute('a' + os.environ.get('B', 'c'))").find("environment") !=
        std::string::npos);
}

TEST_CASE("helpers of functions") {
  CHECK(result_of("from functools import partial\nresult = partial(max, 3)(1)") == "3");
  CHECK(result_of("import itertools\nresult = list(itertools.chain('a', [1]))") == "['a', 1]");
  CHECK(result_of("import itertools\nresult = list(itertools.product('ab', [1]))") ==
        "[('a', 1), ('b', 1)]");
  CHECK(result_of("import copy\na = [[1]]\nb = copy.deepcopy(a)\nb[0].append(2)\nresult = a, b") ==
        "([[1]], [[1, 2]])");
  CHECK(result_of("from typing import Union, TYPE_CHECKING\nif TYPE_CHECKING:\n    import "
                  "nothing\nx: Union[str, None] = 'a'\nresult = x") == "'a'");
}

}  // namespace migrate::eval
