#include "migrate/diagnostic.h"

#include <doctest/doctest.h>

TEST_CASE("severities and paths print as people read them") {
  CHECK(migrate::to_string(migrate::Severity::kWarning) == "warning");
  CHECK(migrate::Location{"a.py", "origin/x", {}, {}, {}}.display_path() == "origin/x:a.py");
  CHECK(migrate::Location{"a.py", "", {}, {}, {}}.display_path() == "a.py");
}
