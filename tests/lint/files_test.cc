#include "migrate/lint/files.h"

#include <doctest/doctest.h>

using namespace migrate;  // NOLINT: the test's own subject

TEST_CASE("a file is read once and only when asked for") {
  source::MemorySource source("origin/x");
  source.add("a.py", "x = 1\n  # two\n");
  lint::Files files(source);
  CHECK(files.read_count() == 0);
  CHECK(files.at("a.py").display_path() == "origin/x:a.py");
  CHECK(files.read_count() == 0);
  REQUIRE(files.text("a.py") != nullptr);
  CHECK(files.comments("a.py").size() == 1);
  const Location place = files.at("a.py", {8, 13});
  CHECK(place.start == Position{2, 3});
  CHECK(place.end == Position{2, 8});
  CHECK(files.read_count() == 1);
}

TEST_CASE("a file that cannot be read has no text and no facts") {
  source::MemorySource source;
  lint::Files files(source);
  CHECK(files.text("missing.py") == nullptr);
  CHECK(files.comments("missing.py").empty());
  CHECK_FALSE(files.body("missing.py").has_upgrade);
}
