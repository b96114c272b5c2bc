#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("a module gives its names and its modules") {
  CHECK(result_of("import app\nfrom app import tools\nresult = app.names.PREFIX, app.__name__") ==
        "('app_', 'app')");
  CHECK(result_of("import app\nresult = app.missing") == "unknown: app has no missing");
}

}  // namespace migrate::eval
