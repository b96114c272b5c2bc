#include "source/line_diff.h"

#include <doctest/doctest.h>

#include <string>

using namespace migrate::source;

namespace {

// One letter a line; "1-2+0 …": at line 1 two lines are replaced by the other's line 0 on.
std::string diff(const std::string& a, const std::string& b) {
  const LineDiff result =
      diff_lines(LineNumbers(a.begin(), a.end()), LineNumbers(b.begin(), b.end()), 128);
  if (!result.known) return "unknown";
  std::string text;
  for (const Hunk& hunk : result.hunks) {
    text += std::to_string(hunk.a) + "-" + std::to_string(hunk.a_count) + " " +
            std::to_string(hunk.b) + "+" + std::to_string(hunk.b_count) + ";";
  }
  return text;
}

}  // namespace

TEST_CASE("changes are found where they are") {
  CHECK(diff("", "").empty());
  CHECK(diff("abc", "abc").empty());
  CHECK(diff("abc", "axc") == "1-1 1+1;");
  CHECK(diff("", "ab") == "0-0 0+2;");
  CHECK(diff("ab", "") == "0-2 0+0;");
  CHECK(diff("abc", "xyz") == "0-3 0+3;");
}

TEST_CASE("a change that could be described in several places is as far down as it goes") {
  CHECK(diff("axb", "axxb") == "2-0 2+1;");
  CHECK(diff("xaxa", "xa") == "2-2 2+0;");
}

TEST_CASE("rare lines are anchors") {
  // The longest common run is "ppp"; "q" is rarer.
  CHECK(diff("pppq", "qppp") == "0-3 0+0;4-0 1+3;");
}

TEST_CASE("too many occurrences of every common line: unknown") {
  CHECK(diff(std::string(70, 'a') + "b", "c" + std::string(70, 'a')) == "unknown");
}
