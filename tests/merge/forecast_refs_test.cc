#include "merge/forecast_refs.h"

#include <doctest/doctest.h>

using namespace migrate;
using merge::Selected;

namespace {

git::ObjectId id(char digit) { return *git::ObjectId::from_hex(std::string(40, digit)); }

const std::vector<git::Ref> kRefs = {
    {"refs/changes/34/1234/2", id('1'), false},
    {"refs/changes/34/1234/10", id('2'), false},
    {"refs/changes/34/1234/meta", id('3'), false},
    {"refs/heads/topic", id('4'), false},
    {"refs/merge-requests/7/head", id('5'), false},
    {"refs/notes/commits", id('6'), false},
    {"refs/pull-requests/8/from", id('7'), false},
    {"refs/pull/12/head", id('4'), false},
    {"refs/pull/12/merge", id('8'), false},
    {"refs/remotes/origin/HEAD", id('9'), true},
    {"refs/remotes/origin/main", id('9'), false},
    {"refs/remotes/origin/topic", id('4'), false},
    {"refs/stash", id('a'), false},
    {"refs/tags/v1", id('b'), false},
};

merge::RefSource source_of(const std::vector<git::Ref>& refs) {
  merge::RefSource source;
  source.all = [&refs]() -> Result<std::vector<git::Ref>> { return refs; };
  source.named = [](const std::string& name) -> Result<git::Ref> {
    return fail(ErrorKind::kUsage, "No revision `" + name + "`.");
  };
  return source;
}

std::vector<std::vector<std::string>> names(const std::vector<git::Ref>& refs,
                                            const std::vector<std::string>& wanted) {
  const auto selected = merge::select_refs(source_of(refs), wanted, "refs/remotes/origin/main");
  REQUIRE(selected.has_value());
  std::vector<std::vector<std::string>> result;
  for (const Selected& entry : *selected) result.push_back(entry.refs);
  return result;
}

}  // namespace

TEST_CASE("branches and proposals are judged, one entry a commit, the branch's own name first") {
  CHECK(names(kRefs, {}) ==
        std::vector<std::vector<std::string>>{
            {"refs/changes/34/1234/10"},
            {"refs/heads/topic", "refs/remotes/origin/topic", "refs/pull/12/head"},
            {"refs/merge-requests/7/head"},
            {"refs/pull-requests/8/from"}});
}

TEST_CASE("patterns take full and short names, and tags only when asked") {
  CHECK(names(kRefs, {"pull/*/head"}).size() == 1);
  CHECK(names(kRefs, {"refs/pull/**"}).size() == 2);
  CHECK(names(kRefs, {"origin/*"}).front().front() == "refs/remotes/origin/topic");
  CHECK(names(kRefs, {"tags/v*"}).size() == 1);
  const auto none = merge::select_refs(source_of(kRefs), {"v*"}, "");
  REQUIRE_FALSE(none.has_value());
  CHECK(none.error().message == "No ref matches `v*`.");
}

TEST_CASE("names are looked up without a list of all refs") {
  merge::RefSource source;
  source.named = [](const std::string& name) -> Result<git::Ref> {
    if (name == "topic~1") return git::Ref{name, id('c'), false};
    return fail(ErrorKind::kUsage, "No revision `" + name + "`.");
  };
  const auto commit = merge::select_refs(source, {"topic~1"}, "");
  REQUIRE(commit.has_value());
  CHECK(commit->front().refs == std::vector<std::string>{"topic~1"});
  CHECK(commit->front().commit == id('c'));
  CHECK(merge::select_refs(source, {"no-such"}, "").error().message == "No revision `no-such`.");
}
