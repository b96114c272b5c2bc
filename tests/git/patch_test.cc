#include "migrate/git/patch.h"

#include <doctest/doctest.h>

#include <string>

using migrate::git::make_patch;

TEST_CASE("a new file is a patch from nothing") {
  const auto patch = make_patch("db/a.py", std::nullopt, "x = 1\n");
  REQUIRE(patch.has_value());
  CHECK(patch->find("new file mode 100644\n") != std::string::npos);
  CHECK(patch->find("--- /dev/null\n+++ b/db/a.py\n@@ -0,0 +1 @@\n+x = 1\n") != std::string::npos);
}

TEST_CASE("a change holds its context, no change is no patch") {
  const auto patch = make_patch("a.py", "1\n2\n", "1\n3\n");
  REQUIRE(patch.has_value());
  CHECK(patch->find("@@ -1,2 +1,2 @@\n 1\n-2\n+3\n") != std::string::npos);
  CHECK(make_patch("a.py", "1\n", "1\n") == std::string());
}

TEST_CASE("binary content is refused") {
  const auto patch = make_patch("a.py", "1\n", std::string("\0\1\2", 3));
  REQUIRE_FALSE(patch.has_value());
  CHECK(patch.error().kind == migrate::ErrorKind::kUndecidable);
}
