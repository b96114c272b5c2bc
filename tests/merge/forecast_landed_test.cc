#include "merge/forecast_landed.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/git_repo.h"

using namespace migrate;
using merge::FileChange;
using merge::Landed;
using testing::GitRepo;

namespace {

const char* const kPath = "db/versions/a.py";

std::string text(const std::string& down, const std::string& body) {
  return "revision = 'a'\ndown_revision = '" + down + "'\n\n\ndef upgrade():\n    " + body + "\n";
}

// A base that has edited its file twice.
struct Repo : GitRepo {
  Repo() {
    commit_file("db/versions/other.py", "");
    for (const char* const body : {"first()", "second()", "third()"})
      commit_file(kPath, text("z", body));
    checkout_new("topic");
  }

  // Whether a conflict with `content` at `path`, beside others, is one over what has landed.
  bool drops(const std::string& content, const std::string& path = kPath,
             const std::vector<FileChange>& others = {}) {
    write("content", content);
    FileChange change;
    change.path = path;
    change.state = FileChange::State::kConflict;
    change.blob = *git::ObjectId::from_hex(git({"hash-object", "-w", "content"}));
    Landed landed;
    landed.histories.push_back({0, others});
    landed.histories.front().second.push_back(change);
    const auto repository = git::Repository::open(this->path());
    REQUIRE(repository.has_value());
    merge::drop_landed(**repository, *git::ObjectId::from_hex(id("main")), {}, {&landed, 1});
    return landed.histories.empty();
  }
};

}  // namespace

TEST_CASE("a content that the base once had has landed") {
  Repo repo;
  CHECK(repo.drops(text("z", "first()")));
  CHECK(repo.drops(text("z", "third()")));
  CHECK_FALSE(repo.drops(text("z", "never()")));
  CHECK_FALSE(repo.drops(text("z", "first()"), "db/versions/b.py"));
  CHECK_FALSE(repo.drops(text("z", "first()"), "other/a.py"));
}

TEST_CASE("so has one that means the same as what it had") {
  Repo repo;
  CHECK(repo.drops("# reformatted\n" + text("z", "second( )")));
  CHECK_FALSE(repo.drops("# reformatted\n" + text("y", "second( )")));
}

TEST_CASE("whatever else the ref brings keeps the conflict") {
  Repo repo;
  FileChange added;
  added.path = "db/versions/b.py";
  CHECK_FALSE(repo.drops(text("z", "first()"), kPath, {added}));
}

TEST_CASE("a content on another branch has not landed") {
  Repo repo;
  repo.commit_file(kPath, text("z", "mine()"));
  CHECK_FALSE(repo.drops(text("z", "mine()")));
}
