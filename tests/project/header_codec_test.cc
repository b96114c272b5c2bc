#include "project/header_codec.h"

#include <doctest/doctest.h>

#include <string>

using namespace migrate;
using python::Known;
using python::RevisionHeader;
using python::Shape;

namespace {

RevisionHeader sample() {
  RevisionHeader header;
  header.revision = {Known::kKnown, Shape::kString, {"a1b2"}, {10, 16}, {{10, 16}}, ""};
  header.down_revision = {
      Known::kKnown, Shape::kTuple, {"x", "y"}, {200, 300}, {{201, 204}, {206, 209}}, ""};
  header.depends_on = {Known::kUnknown, Shape::kNone, {},
                       {400, 410},      {},           "the value is the result of a call"};
  header.docstring.present = true;
  header.docstring.span = {0, 9};
  header.docstring.message = "add \xC3\xA9";
  header.docstring.revises = {"x, y", {3, 7}};
  header.problem = "syntax";
  header.problem_span = {70000, 70001};
  header.has_conflict_markers = true;
  header.conflict_span = {1, 2};
  return header;
}

}  // namespace

TEST_CASE("a header survives the round trip") {
  const std::string bytes = project::encode(sample());
  RevisionHeader back;
  REQUIRE(project::decode(bytes, back));
  CHECK(project::encode(back) == bytes);
  CHECK(back.down_revision.values == sample().down_revision.values);
  CHECK(back.down_revision.value_spans == sample().down_revision.value_spans);
  CHECK(back.depends_on.reason == sample().depends_on.reason);
  CHECK(back.docstring.message == sample().docstring.message);
  CHECK(back.docstring.revises.span == sample().docstring.revises.span);
  CHECK(back.problem_span == sample().problem_span);
  CHECK(back.has_conflict_markers);
}

TEST_CASE("damaged bytes are refused, never read past the end") {
  const std::string bytes = project::encode(sample());
  RevisionHeader back;
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CHECK_FALSE(project::decode(std::string_view(bytes).substr(0, size), back));
  }
  CHECK_FALSE(project::decode(bytes + "x", back));
  CHECK_FALSE(project::decode(std::string(64, '\xFF'), back));
}
