#include "lint/suppression.h"

#include <doctest/doctest.h>

using namespace migrate;  // NOLINT: the test's own subject

namespace {

std::vector<lint::Suppression> find(const std::string& text) {
  source::MemorySource source;
  source.add("a.py", text);
  lint::Files files(source);
  return lint::find_suppressions(files, "a.py");
}

Diagnostic finding(const std::string& rule, std::uint32_t line) {
  Diagnostic said;
  said.rule = rule;
  said.location = Location{"a.py", "", Span{1, 2}, {line, 1}, {line, 2}};
  return said;
}

}  // namespace

TEST_CASE("a suppression speaks about its line, or the line below its block") {
  auto found = find(
      "x = 1  # migrate: ignore[one, two] the reason\n"
      "# migrate: ignore[three] because\n"
      "# more words\n"
      "y = 2\n");
  REQUIRE(found.size() == 3);
  CHECK(found[0].rule == "one");
  CHECK(found[0].reason == "the reason");
  CHECK(found[1].rule == "two");
  CHECK(found[1].location.start == Position{1, 31});
  CHECK(found[2].line == 4);
  CHECK(lint::suppress(found, finding("two", 1), {1, 1}));
  CHECK_FALSE(lint::suppress(found, finding("two", 2), {2, 2}));
  CHECK(lint::suppress(found, finding("three", 4), {4, 4}));
  CHECK_FALSE(found[0].used);
  CHECK(found[1].used);
}

TEST_CASE("a file suppression speaks about every place and about the file itself") {
  auto found = find("# migrate: ignore-file[one] generated\n");
  REQUIRE(found.size() == 1);
  CHECK(lint::suppress(found, finding("one", 70), {70, 70}));
  Diagnostic whole = finding("one", 1);
  whole.location->span.reset();
  CHECK(lint::suppress(found, whole, {0, 0}));
}

TEST_CASE("what is no suppression comment is left alone") {
  CHECK(find("x = '# migrate: ignore[one] no'\n").empty());
  CHECK(find("# migrate: ignore one\n# migrate: ignore[one\n# migrates: ignore[one]\n").empty());
  CHECK(find("# migrate: ignore[ , ] x\n").empty());
  CHECK(find("# migrate: ignore[one]\n").at(0).reason.empty());
}
