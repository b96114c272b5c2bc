#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("text of constants") {
  CHECK(result_of("import textwrap\nresult = textwrap.dedent('''    a\n      b\n   \n    c''')") ==
        "'a\\n  b\\n\\nc'");
  CHECK(result_of("import json\nresult = json.dumps({'a': [1, None, 'x\"']})") ==
        "'{\"a\": [1, null, \"x\\\\\"\"]}'");
  CHECK(result_of("import os\nresult = os.path.join('a', 'b'), os.path.basename('a/b.c'), "
                  "os.path.dirname('a/b')") == "('a/b', 'b.c', 'a')");
}

TEST_CASE("classes with a canonical text") {
  CHECK(result_of("import decimal\nresult = str(decimal.Decimal('1.50'))") == "'1.50'");
  CHECK(
      result_of("import uuid\nresult = str(uuid.UUID('{12345678-1234-5678-1234-567812345678}'))") ==
      "'12345678-1234-5678-1234-567812345678'");
  CHECK(result_of("import datetime\nresult = datetime.date(2020, 1, 2)") == "date");
}

}  // namespace migrate::eval
