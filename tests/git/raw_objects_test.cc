#include "git/raw_objects.h"

#include <doctest/doctest.h>

using namespace migrate::git;

namespace {

constexpr char kTree[] = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
constexpr char kParent[] = "4b9c7171616d6ea99829f308f35b18b65c929337";

std::string commit_text(const std::string& author, const std::string& rest) {
  return std::string("tree ") + kTree + "\nparent " + kParent + "\nauthor " + author +
         "\ncommitter C <c@d> 1600000060 -0730\n" + rest;
}

}  // namespace

TEST_CASE("a commit") {
  const auto info = parse_commit(
      commit_text("Ada L. <ada@example.com> 1600000000 +0130",
                  "gpgsig -----BEGIN\n author nobody\n\n\nFirst line\nsecond line\n\nBody\n"));
  REQUIRE(info.has_value());
  CHECK(info->tree.hex() == kTree);
  REQUIRE(info->parents.size() == 1);
  CHECK(info->parents[0].hex() == kParent);
  CHECK(info->author.name == "Ada L.");
  CHECK(info->author.email == "ada@example.com");
  CHECK(info->author.time == 1600000000);
  CHECK(info->author.offset_minutes == 90);
  CHECK(info->committer.offset_minutes == -450);
  CHECK(info->subject == "First line second line");
  CHECK(parse_links(commit_text("x", "\n"))->time == 1600000060);
}

TEST_CASE("odd and damaged commits") {
  const auto odd = parse_commit(commit_text("A <B> <a@b> -5 garbage", "\n"));
  REQUIRE(odd.has_value());
  CHECK(odd->author.name == "A <B>");
  CHECK(odd->author.time == -5);
  CHECK(odd->author.offset_minutes == 0);
  CHECK(odd->subject.empty());
  CHECK(parse_commit(commit_text("nobody", ""))->author.name == "nobody");
  CHECK_FALSE(parse_commit("").has_value());
  CHECK_FALSE(parse_commit("tree 123\n").has_value());
  CHECK_FALSE(parse_commit(std::string("tree ") + kTree).has_value());
  const std::string only_tree = std::string("tree ") + kTree + "\n";
  CHECK(parse_links(only_tree)->time == 0);
  CHECK(parse_links(only_tree + "committer >")->time == 0);
  const std::string whole = commit_text("Ada <a@b> 1 +0000", "\nx");
  for (std::size_t size = 0; size < whole.size(); ++size) parse_commit(whole.substr(0, size));
}

TEST_CASE("a tree is read entry by entry") {
  const std::string id(20, '\x07');
  std::string text = "100644 a.py";
  text += '\0' + id + "40000 dir" + '\0' + id;
  TreeCursor cursor(text);
  auto entry = cursor.next();
  REQUIRE(entry.has_value());
  CHECK(entry->name == "a.py");
  CHECK(to_mode(entry->mode) == Mode::kFile);
  entry = cursor.next();
  REQUIRE(entry.has_value());
  CHECK(entry->name == "dir");
  CHECK(to_mode(entry->mode) == Mode::kTree);
  CHECK_FALSE(cursor.next().has_value());
  CHECK_FALSE(cursor.damaged());

  for (std::size_t size = 1; size < text.size(); ++size) {
    TreeCursor cut(std::string_view(text).substr(0, size));
    while (cut.next()) {
    }
    CHECK(cut.damaged() == (size != 32));  // 32: the first entry exactly
  }
}

TEST_CASE("modes, old ones too") {
  CHECK(to_mode(0100664) == Mode::kFile);
  CHECK(to_mode(0100755) == Mode::kExecutable);
  CHECK(to_mode(0120000) == Mode::kSymlink);
  CHECK(to_mode(0160000) == Mode::kSubmodule);
}
