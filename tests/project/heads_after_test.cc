#include "project/heads_after.h"

#include <doctest/doctest.h>

using migrate::project::count_heads;
using migrate::project::merged;
using migrate::project::Parents;

TEST_CASE("heads are what nothing follows") {
  CHECK(count_heads({}) == 0);
  CHECK(count_heads({{"a", {}}, {"b", {"a"}}}) == 1);
  CHECK(count_heads({{"a", {}}, {"b", {"a"}}, {"c", {"a"}}}) == 2);
  CHECK(count_heads({{"a", {}}, {"b", {"a"}}, {"c", {"a"}}, {"d", {"b", "c"}}}) == 1);
  CHECK(count_heads({{"b", {"missing"}}}) == 1);
}

TEST_CASE("a merge takes what each side added, and leaves out what either deleted") {
  const Parents ancestor = {{"a", {}}, {"b", {"a"}}};
  const Parents ours = {{"a", {}}, {"c", {"a"}}};
  const Parents theirs = {{"a", {}}, {"b", {"a"}}, {"d", {"b"}}};
  CHECK(merged(ours, theirs, ancestor) == Parents{{"a", {}}, {"c", {"a"}}, {"d", {"b"}}});
  CHECK(merged(theirs, ours, ancestor) == Parents{{"a", {}}, {"c", {"a"}}, {"d", {"b"}}});
  CHECK(merged(ours, ours, ancestor) == ours);
}
