#include "source/renames.h"

#include <doctest/doctest.h>

#include "memory_trees.h"

using namespace migrate;
using namespace migrate::source;

namespace {

struct Side {
  testing::NoObjects nothing;
  MergeStore store{nothing};
  SideChanges changes;

  void deleted(const std::string& path, const std::string& text,
               SourceRelevance relevance = SourceRelevance::kContent) {
    changes.deleted.push_back({path, git::Mode::kFile, store.put_blob(text)});
    if (relevance != SourceRelevance::kNone) changes.relevant[path] = relevance;
  }
  void added(const std::string& path, const std::string& text) {
    changes.added.push_back({path, git::Mode::kFile, store.put_blob(text)});
  }
  std::vector<int> sources(const std::string& folder = "") {
    return detect_renames(
               changes, store,
               [&](std::string_view path) { return path.substr(0, folder.size()) == folder; })
        .value()
        .source_of;
  }
};

const std::string kText = "1\n2\n3\n4\n5\n6\n7\n8\n";

}  // namespace

TEST_CASE("equal content is a rename, and the same name is preferred") {
  Side side;
  side.deleted("a/x.py", kText);
  side.deleted("a/y.py", kText);
  side.added("b/y.py", kText);
  CHECK(side.sources() == std::vector<int>{1});
}

TEST_CASE("an empty file is never renamed") {
  Side side;
  side.deleted("a.py", "");
  side.added("b.py", "");
  CHECK(side.sources() == std::vector<int>{-1});
}

TEST_CASE("the best pair wins, from half of the content on") {
  Side side;
  side.deleted("a.py", kText);
  side.added("b.py", "1\n2\n3\n4\n5\nx\ny\nz\n");
  side.added("c.py", "1\n2\n3\n4\n5\n6\n7\nz\n");
  CHECK(side.sources() == std::vector<int>{-1, 0});
  Side unlike;
  unlike.deleted("a.py", kText);
  unlike.added("b.py", "1\n2\n3\ns\nt\nu\nv\nw\n");
  CHECK(unlike.sources() == std::vector<int>{-1});
}

TEST_CASE("a unique name goes before a better pair") {
  Side side;
  side.deleted("a/x.py", kText);
  side.added("b/other.py", "1\n2\n3\n4\n5\n6\n7\nz\n");
  side.added("b/x.py", "1\n2\n3\n4\n5\n6\ny\nz\n");
  CHECK(side.sources() == std::vector<int>{-1, 0});
}

TEST_CASE("a deleted file that does not matter is only matched by equal content") {
  Side side;
  side.deleted("a.py", kText, SourceRelevance::kNone);
  side.deleted("b.py", "b\n");
  side.added("c.py", kText);
  side.added("d.py", "1\n2\n3\n4\n5\n6\n7\nz\n");
  CHECK(side.sources() == std::vector<int>{0, -1});
}

TEST_CASE("only what can decide about the scope is compared") {
  Side side;
  side.deleted("app/a.py", kText);
  side.added("app/b.py", "1\n2\n3\n4\n5\n6\n7\nz\n");
  side.added("db/c.py", "1\n2\n3\n4\n5\nx\ny\nz\n");
  CHECK(side.sources("db") == std::vector<int>{0, -1});  // app/b.py takes the source away
  Side apart;
  apart.deleted("app/a.py", kText);
  apart.added("app/b.py", "1\n2\n3\n4\n5\n6\n7\nz\n");
  CHECK(apart.sources("db") == std::vector<int>{-1});
  CHECK(apart.sources("app") == std::vector<int>{0});
}
