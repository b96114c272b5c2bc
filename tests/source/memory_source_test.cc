#include <doctest/doctest.h>

#include "source/described.h"

using namespace migrate::source;
using migrate::testing::listing;

TEST_CASE("files given as text") {
  MemorySource source("a test");
  source.add("v/b.py", "b");
  source.add("v/a.py", "a");
  source.add("v-old/x.py", "x");
  source.add("link", "v/a.py", EntryKind::kSymlink);
  source.add("v/c.py", "", EntryKind::kConflict);
  CHECK(listing(source, "") == "link@ v/ v-old/");
  CHECK(listing(source, "v") == "a.py b.py c.py!");
  CHECK(source.read("v/a.py").text == "a");
  CHECK(source.stat("v/a.py")->value().id == migrate::git::hash_blob("a"));
  CHECK(source.read("v/c.py").problem == ReadProblem::kConflict);
  CHECK(source.read("link").problem == ReadProblem::kNotRegular);
  CHECK(source.read("v").problem == ReadProblem::kNotRegular);
  CHECK(source.read("none").problem == ReadProblem::kNotFound);
  source.add("v/a.py", "changed");
  CHECK(source.read("v/a.py").text == "changed");
  CHECK(source.name() == "a test");
  source.add("large", std::string(kMaxFileBytes + 1, 'x'));
  CHECK(source.read("large").problem == ReadProblem::kTooLarge);
}
