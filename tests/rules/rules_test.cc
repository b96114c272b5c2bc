#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "fixture.h"
#include "migrate/report/rule_page.h"
#include "migrate/rules/registry.h"

namespace {

using migrate::testing::judge;
using migrate::testing::read_file;

const std::string kFixtures = MIGRATE_TESTS_DIR "/rules";

void check_printed(const std::string& path, const std::string& printed) {
  if (std::getenv("MIGRATE_UPDATE_GOLDEN") != nullptr)
    std::ofstream(path, std::ios::binary) << printed;
  CHECK_MESSAGE(read_file(path) == printed, path);
}

}  // namespace

TEST_CASE("bad fixtures are found where they say, good ones are not") {
  for (const migrate::lint::Rule& rule : migrate::rules::registry()) {
    const std::string& slug = rule.info.slug;
    std::size_t bad = 0;
    std::size_t good = 0;
    for (const std::string& name : migrate::testing::cases_in(kFixtures + "/" + slug)) {
      const std::string fixture = kFixtures + "/" + slug + "/" + name;
      CAPTURE(fixture);
      const migrate::testing::Verdicts verdicts = judge(fixture, slug);
      CHECK(verdicts.found == verdicts.expected);
      if (name.starts_with("bad")) {
        ++bad;
        CHECK_FALSE(verdicts.expected.empty());
        check_printed(migrate::testing::printed_path(fixture), verdicts.printed);
      } else {
        REQUIRE(name.starts_with("good"));
        ++good;
        CHECK(verdicts.expected.empty());
      }
    }
    CAPTURE(slug);
    CHECK(bad > 0);
    CHECK(good > 0);
  }
}

// After the fixtures, whose printed form the pages show.
TEST_CASE("the rule pages are fresh") {
  const std::string folder = MIGRATE_DOCS_DIR "/rules";
  std::set<std::string> expected = {"README.md"};
  for (const auto& rule : migrate::rules::registry()) {
    const std::string example =
        read_file(migrate::testing::printed_path(kFixtures + "/" + rule.info.slug + "/bad"));
    check_printed(folder + "/" + rule.info.slug + ".md",
                  migrate::report::rule_page(rule.info, example));
    expected.insert(rule.info.slug + ".md");
  }
  check_printed(folder + "/README.md", migrate::report::rule_index(migrate::rules::registry()));
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    CHECK_MESSAGE(expected.count(entry.path().filename().string()) == 1, entry.path().string());
}
