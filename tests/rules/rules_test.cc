#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

#include "fixture.h"
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
    for (const std::string& name : migrate::testing::folders_in(kFixtures + "/" + slug)) {
      const std::string folder = kFixtures + "/" + slug + "/" + name;
      CAPTURE(folder);
      const migrate::testing::Verdicts verdicts = judge(folder, slug);
      CHECK(verdicts.found == verdicts.expected);
      if (name.starts_with("bad")) {
        ++bad;
        CHECK_FALSE(verdicts.expected.empty());
        check_printed(folder + "/expected.txt", verdicts.printed);
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
