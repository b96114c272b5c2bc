#include "source/text_merge.h"

#include <doctest/doctest.h>

#include <string>

using namespace migrate::source;

namespace {

TextMerge merge(const std::string& base, const std::string& ours, const std::string& theirs) {
  return merge_text(base, ours, theirs, {"ours", "theirs", 7}, false);
}

}  // namespace

TEST_CASE("changes apart from each other are joined") {
  const TextMerge result = merge("a\nb\nc\nd\n", "A\nb\nc\nd\n", "a\nb\nc\nD\n");
  CHECK(result.outcome == TextMergeOutcome::kClean);
  CHECK(result.text == "A\nb\nc\nD\n");
}

TEST_CASE("the same change on both sides is no conflict") {
  CHECK(merge("a\nb\n", "a\nc\n", "a\nc\n").text == "a\nc\n");
  CHECK(merge("", "a\n", "").text == "a\n");
}

TEST_CASE("changes that touch are a conflict, reduced to the lines that differ") {
  const TextMerge result = merge("a\nb\nc\n", "a\nx\ny\nc\n", "a\nx\nz\nc\n");
  CHECK(result.outcome == TextMergeOutcome::kConflict);
  CHECK(result.text == "a\nx\n<<<<<<< ours\ny\n=======\nz\n>>>>>>> theirs\nc\n");
  CHECK(merge("a\nb\n", "x\nb\n", "a\ny\n").outcome == TextMergeOutcome::kConflict);
}

TEST_CASE("conflict markers follow the line ends, and a last line gets its end") {
  CHECK(merge("a\r\n", "b\r\n", "c\r\n").text ==
        "<<<<<<< ours\r\nb\r\n=======\r\nc\r\n>>>>>>> theirs\r\n");
  CHECK(merge("a\n", "b", "c").text == "<<<<<<< ours\nb\n=======\nc\n>>>>>>> theirs\n");
}

TEST_CASE("binary files are not merged") {
  const std::string nul("\0", 1);
  CHECK(merge("a\n" + nul, "b\n" + nul, "a\n" + nul).outcome == TextMergeOutcome::kConflict);
  CHECK(merge_text("a" + nul, "b" + nul, "c" + nul, {}, true).text == "a" + nul);
  CHECK(is_binary(nul));
  CHECK_FALSE(is_binary(std::string(8000, 'a') + nul));
}
