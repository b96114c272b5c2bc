#include "python/header_scanner.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "dump.h"
#include "python/header_reader.h"
#include "support/golden.h"

using namespace migrate;
using namespace migrate::python;

namespace {

// Whether the scanner took the text. Fails where it says something else than the reader.
bool accepted_as_read(const std::string& text) {
  const SourceText source(text);
  if (!conflict_marker(source.code(), "<<<<<<< ").empty()) return false;
  const auto scanned = scan_header(source);
  if (scanned && dump_values(*scanned) != dump_values(read_header(source))) {
    FAIL_CHECK(text << "\n--- scanner\n"
                    << dump_values(*scanned) << "--- reader\n"
                    << dump_values(read_header(source)));
  }
  return scanned.has_value();
}

// Numbers that are the same everywhere (splitmix64).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t bound) {
    std::uint64_t x = state_ += 0x9E3779B97F4A7C15U;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
    return static_cast<std::size_t>((x ^ (x >> 31)) % bound);
  }

 private:
  std::uint64_t state_;
};

const std::vector<std::string> kPieces = {"revision",
                                          "down_revision",
                                          "branch_labels",
                                          "depends_on",
                                          " = ",
                                          "'a'",
                                          "\"b\"",
                                          "None",
                                          "(",
                                          ")",
                                          "[",
                                          "]",
                                          ",",
                                          "\n",
                                          "\n\n",
                                          " ",
                                          "\t",
                                          "#",
                                          ":",
                                          " str",
                                          "Union[str, None]",
                                          "import x",
                                          "from a import (b,\n c)",
                                          "import *",
                                          "def upgrade():\n",
                                          "    pass\n",
                                          "\"\"\"",
                                          "'''",
                                          "\\",
                                          ";",
                                          "exec(",
                                          "globals()",
                                          "\r\n",
                                          "\r",
                                          "\f",
                                          "\xC3\xA9",
                                          "\xE9",
                                          "r'x'",
                                          "if x:\n",
                                          "del ",
                                          "{",
                                          "}",
                                          "=",
                                          ".",
                                          "5",
                                          "class A:\n",
                                          "<<<<<<< a\n",
                                          "# coding: latin-1\n",
                                          "\"Revises: c\"",
                                          "Revision ID: z\n",
                                          "global revision\n"};

std::string mutated(std::string text, Random& random) {
  const std::size_t changes = 1 + random.below(3);
  for (std::size_t i = 0; i < changes; ++i) {
    const std::size_t at = random.below(text.size() + 1);
    const std::size_t removed = random.below(3) == 0 ? random.below(12) : 0;
    const std::string piece = random.below(4) == 0 ? "" : kPieces[random.below(kPieces.size())];
    text.replace(at, removed, piece);
  }
  return text;
}

}  // namespace

TEST_CASE("the scanner takes what Alembic's templates write") {
  for (const char* name : {"template", "template_annotated", "annotated_new_union", "base_none",
                           "tuple", "tuple_plain_multiline", "crlf", "bom", "list", "tuple_empty",
                           "parenthesized_plain", "docstring_after_import", "docstring_merge"}) {
    CAPTURE(name);
    CHECK(accepted_as_read(testing::read_test_file(std::string("python/header/") + name + ".py")));
  }
}

TEST_CASE("the scanner leaves alone what it cannot be sure of") {
  for (const char* name : {"tuple_multiline", "prefix_raw", "escapes", "in_if", "reassigned_later",
                           "exec", "import_star_after", "globals_item", "global_in_function",
                           "body_mentions_names", "semicolons", "line_continuation"}) {
    CAPTURE(name);
    CHECK_FALSE(
        accepted_as_read(testing::read_test_file(std::string("python/header/") + name + ".py")));
  }
}

TEST_CASE("what the scanner takes it reads as the syntax tree says: golden files and mutations") {
  Random random(1);
  std::size_t accepted = 0;
  for (const std::string& path : testing::test_files("python/header", ".py")) {
    const std::string text = testing::read_test_file(path);
    accepted += accepted_as_read(text) ? 1U : 0U;
    for (int i = 0; i < 60; ++i) accepted += accepted_as_read(mutated(text, random)) ? 1U : 0U;
  }
  CHECK(accepted > 500);
}

TEST_CASE("what the scanner takes it reads as the syntax tree says: random pieces") {
  Random random(2);
  std::size_t accepted = 0;
  for (int i = 0; i < 4000; ++i) {
    std::string text;
    const std::size_t pieces = random.below(14);
    for (std::size_t k = 0; k < pieces; ++k) {
      const bool assign = random.below(3) == 0;
      text += assign ? kPieces[random.below(4)] + " = " + kPieces[5 + random.below(3)] + "\n"
                     : kPieces[random.below(kPieces.size())];
    }
    accepted += accepted_as_read(text) ? 1U : 0U;
  }
  CHECK(accepted > 200);
}
