#include "migrate/source/clean_merge.h"

#include <doctest/doctest.h>

using migrate::source::clean_merge;

TEST_CASE("changes far apart merge, changes of the same line do not") {
  const std::string base = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
  const std::string ours = "one\n2\n3\n4\n5\n6\n7\n8\n9\n";
  const std::string theirs = "1\n2\n3\n4\n5\n6\n7\n8\nnine\n";
  CHECK(clean_merge(base, ours, theirs).text == "one\n2\n3\n4\n5\n6\n7\n8\nnine\n");
  const auto conflict = clean_merge(base, ours, "eins\n2\n3\n4\n5\n6\n7\n8\n9\n");
  CHECK_FALSE(conflict.text.has_value());
  CHECK_FALSE(conflict.unknown);
}
