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

TEST_CASE("many files are read at once, and each once") {
  source::MemorySource source;
  std::vector<std::string> names;
  for (int i = 0; i < 300; ++i) {
    names.push_back("f" + std::to_string(i) + ".py");
    source.add(names.back(), i % 7 == 0 ? "print 'x'\n" : "x = 1\n");
  }
  names.push_back("missing.py");
  const std::vector<std::string_view> paths(names.begin(), names.end());
  lint::Files files(source);
  REQUIRE(files.text("f7.py") != nullptr);
  const auto problems = files.syntax_problems(paths);
  CHECK(files.read_count() == paths.size());
  REQUIRE(problems.size() == paths.size());
  for (std::size_t i = 0; i < 300; ++i) CHECK(problems[i].has_value() == (i % 7 == 0));
  CHECK_FALSE(problems[300]);
  const std::string_view twice[] = {"f1.py", "f1.py", "missing.py"};
  files.load(twice);
  CHECK(files.read_count() == paths.size());
}
