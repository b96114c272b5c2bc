#include "source/similarity.h"

#include <doctest/doctest.h>

#include <string>

using namespace migrate::source;

TEST_CASE("similarity is the share of the larger file that both have") {
  const auto alike = [](const std::string& a, const std::string& b) {
    return similarity(fingerprint(a), fingerprint(b), kRenameSimilarity);
  };
  CHECK(alike("a\nb\nc\nd\n", "a\nb\nc\nd\n") == kMaxSimilarity);
  CHECK(alike("a\nb\nc\nd\n", "d\nc\nb\na\n") == kMaxSimilarity);  // order does not count
  CHECK(alike("a\nb\nc\nd\n", "a\nb\nx\ny\n") == kRenameSimilarity);
  CHECK(alike("a\r\nb\r\n", "a\nb\n") == kMaxSimilarity * 4 / 6);  // but the size does
  CHECK(alike("a\n", "") == 0);
  CHECK(alike("a\na\na\na\n", "a\nb\nc\nd\n") == kMaxSimilarity / 4);
}

TEST_CASE("sizes that differ too much are not compared, a last line without an end not counted") {
  CHECK(similarity(fingerprint("a\n"), fingerprint("a\nb\nc\nd\n"), kRenameSimilarity) == 0);
  CHECK(fingerprint("a\nb").weights.size() == 1);
  CHECK(fingerprint(std::string(200, 'x')).weights.size() == 1);
}
