#include "migrate/python/header.h"

#include <doctest/doctest.h>

#include <string>

#include "dump.h"
#include "support/golden.h"

using namespace migrate;
using namespace migrate::python;

TEST_CASE("every form of a header reads as its golden file says") {
  const auto cases = testing::test_files("python/header", ".py");
  REQUIRE(cases.size() > 100);
  for (const std::string& path : cases) {
    const std::string golden = path.substr(0, path.size() - 3) + ".expected";
    const std::string text = testing::read_test_file(path);
    CHECK_MESSAGE(testing::golden_difference(golden, dump(parse_header(text))) == "", path, "\n",
                  testing::golden_difference(golden, dump(parse_header(text))));
  }
}

TEST_CASE("a text that is too large is not read, and said to be") {
  std::string text = "revision = 'a'\n";
  text.resize(65U * 1024 * 1024, '\n');
  const RevisionHeader header = parse_header(text);
  CHECK(header.revision.known == Known::kUnknown);
  CHECK(header.depends_on.reason == "the file is too large to be read");
}

TEST_CASE("conflict markers count at the start of a line only") {
  CHECK(parse_header("x\n>>>>>>> a\n").conflict_span == Span{2, 11});
  CHECK(parse_header("\r\n<<<<<<< a\r\n>>>>>>> b").conflict_span == Span{2, 11});
  CHECK_FALSE(parse_header("x <<<<<<< a\n=======\n<<<<<<<\n").has_conflict_markers);
}
