#include "project/header_cache.h"

#include <doctest/doctest.h>

#include <string>
#include <thread>
#include <vector>

#include "support/temp_dir.h"

using namespace migrate;
using migrate::testing::TempDir;
using project::HeaderCache;
using python::RevisionHeader;

namespace {

git::ObjectId blob(unsigned number) {
  git::ObjectId id;
  id.bytes[0] = static_cast<std::uint8_t>(number * 37U);
  id.bytes[18] = static_cast<std::uint8_t>(number >> 8U);
  id.bytes[19] = static_cast<std::uint8_t>(number);
  return id;
}

RevisionHeader header(unsigned number) {
  RevisionHeader result;
  result.revision.known = python::Known::kKnown;
  result.revision.values = {"rev" + std::to_string(number)};
  return result;
}

void fill(const std::string& folder, unsigned first, unsigned count) {
  HeaderCache cache(folder);
  for (unsigned i = first; i < first + count; ++i) cache.add(blob(i), header(i));
  cache.save();
}

bool knows(const HeaderCache& cache, unsigned number) {
  RevisionHeader found;
  return cache.find(blob(number), found) && found.revision.values == header(number).revision.values;
}

}  // namespace

TEST_CASE("what was added is found by the next run, and what was there before stays") {
  const TempDir dir;
  const std::string folder = dir / "cache";
  fill(folder, 0, 500);
  fill(folder, 500, 200);
  const HeaderCache cache(folder);
  for (unsigned i = 0; i < 700; ++i) CHECK(knows(cache, i));
  CHECK_FALSE(knows(cache, 700));
}

TEST_CASE("no folder means no cache") {
  HeaderCache cache("");
  cache.add(blob(1), header(1));
  cache.save();
  CHECK_FALSE(knows(cache, 1));
}

TEST_CASE("a damaged file is ignored, and replaced by the next run") {
  const TempDir dir;
  fill(dir.path(), 0, 100);
  const std::string good = dir.read("headers-2");
  std::vector<std::string> damaged = {"", "x", good.substr(0, good.size() / 2), good + "x"};
  for (const std::size_t at : {std::size_t{5}, std::size_t{41}, std::size_t{70}, good.size() - 3}) {
    std::string copy = good;
    copy[at] = static_cast<char>(copy[at] ^ 0x55);
    damaged.push_back(copy);
  }
  for (const std::string& text : damaged) {
    dir.write("headers-2", text);
    const HeaderCache cache(dir.path());
    RevisionHeader found;
    for (unsigned i = 0; i < 100; ++i) {
      // Either the right header or none: damage never becomes another answer.
      if (cache.find(blob(i), found)) CHECK(found.revision.values == header(i).revision.values);
    }
  }
  dir.write("headers-2", "x");
  fill(dir.path(), 0, 100);
  CHECK(dir.read("headers-2") == good);
}

TEST_CASE("several writers at once leave a sound file") {
  const TempDir dir;
  std::vector<std::thread> writers;
  for (unsigned i = 0; i < 8; ++i)
    writers.emplace_back([&dir, i] { fill(dir.path(), i * 100, 100); });
  for (std::thread& writer : writers) writer.join();
  const HeaderCache cache(dir.path());
  unsigned known = 0;
  for (unsigned i = 0; i < 800; ++i) known += knows(cache, i) ? 1U : 0U;
  CHECK(known >= 100);
}
