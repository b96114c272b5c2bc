#include "migrate/file.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "support/temp_dir.h"

using namespace migrate;
using migrate::testing::TempDir;

namespace {
std::size_t count_entries(const std::string& path) {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(path)) ++count;
  return count;
}
}  // namespace

TEST_CASE("a file is created once and never overwritten") {
  const TempDir dir;
  CHECK(create_file(dir / "a", "one").has_value());
  const auto again = create_file(dir / "a", "two");
  REQUIRE_FALSE(again.has_value());
  CHECK(again.error().kind == ErrorKind::kUsage);
  CHECK(read_file(dir / "a") == "one");
  CHECK(count_entries(dir.path()) == 1);  // no temporary file is left
}

TEST_CASE("a missing folder is an error, not a crash") {
  const TempDir dir;
  const auto created = create_file(dir / "no/such/file", "x");
  REQUIRE_FALSE(created.has_value());
  CHECK(created.error().kind == ErrorKind::kRepository);
  CHECK_FALSE(read_file(dir / "absent").has_value());
}

TEST_CASE("replacing keeps the permissions and refuses a link") {
  const TempDir dir;
  dir.write("a", "one");
  REQUIRE(::chmod((dir / "a").c_str(), 0640) == 0);
  CHECK(replace_file(dir / "a", "two").has_value());
  CHECK(dir.read("a") == "two");
  struct stat status {};
  REQUIRE(::stat((dir / "a").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0640);

  REQUIRE(::symlink("a", (dir / "link").c_str()) == 0);
  CHECK_FALSE(replace_file(dir / "link", "three").has_value());
  CHECK(dir.read("a") == "two");
}
