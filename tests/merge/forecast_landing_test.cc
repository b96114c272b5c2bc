#include "merge/forecast_landing.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "merge/forecast_headers.h"
#include "migrate/source/commit_source.h"
#include "support/git_repo.h"

using namespace migrate;
using merge::FileChange;
using merge::Landed;
using testing::GitRepo;

namespace {

std::string text(const std::string& id, const std::string& body = "pass") {
  return "revision = '" + id +
         "'\ndown_revision = None\n\n\ndef upgrade():\n    first()\n\n\n    " + body + "\n";
}

struct Repo : GitRepo {
  Repo() {
    write("alembic.ini", "[alembic]\nscript_location = db\n");
    write("db/env.py", "");
    write("db/versions/keep.py", text("keep"));
    write("db/versions/a.py", text("a"));
    commit("base");
    checkout_new("topic");
  }

  // What landing "topic" on "main" changes: "+a" there, "-a" removed, "!a" conflict, "?a" unknown.
  std::string land() {
    const auto repository = git::Repository::open(path());
    REQUIRE(repository.has_value());
    const auto commit_of = [&](const std::string& ref) {
      return *git::ObjectId::from_hex(id(ref));
    };
    const git::ObjectId main = commit_of("main"), topic = commit_of("topic");
    const git::ObjectId ancestor = *git::ObjectId::from_hex(git({"merge-base", "main", "topic"}));
    auto source = source::commit_source(*repository, main, "main");
    REQUIRE(source.has_value());
    const auto project = project::load(*source, {});
    REQUIRE(project.has_value());
    merge::TreeTable trees(**repository, merge::deciding_paths(*project));
    trees.add(std::vector{main, topic, ancestor});
    const alembic::DiscoverOptions discover;
    merge::LandingFiles files(*repository, *project, main, trees, discover);
    const std::vector<merge::Case> cases = {
        {topic, {ancestor}, trees.of(topic), trees.of(ancestor)}};
    files.prepare(cases);
    std::vector<Landed> landed = {files.land(cases.front())};
    merge::Headers headers(**repository);
    headers.fill(landed);
    std::string shown;
    for (const auto& [history, changes] : landed.front().histories) {
      for (const FileChange& change : changes) {
        const std::string name = change.path.substr(change.path.rfind('/') + 1);
        const char mark = change.state == FileChange::State::kThere      ? '+'
                          : change.state == FileChange::State::kRemoved  ? '-'
                          : change.state == FileChange::State::kConflict ? '!'
                                                                         : '?';
        CHECK((mark == '+') == (change.header != nullptr));
        shown += mark + name + " ";
      }
    }
    return shown;
  }
};

}  // namespace

TEST_CASE("additions and removals follow from the names") {
  Repo repo;
  repo.commit_file("db/versions/b.py", text("b"));
  repo.remove("db/versions/a.py");
  repo.commit("remove");
  CHECK(repo.land() == "-a.py +b.py ");
}

TEST_CASE("both sides edit one file") {
  Repo repo;
  repo.commit_file("db/versions/a.py", text("a", "theirs()"));
  repo.checkout("main");
  repo.commit_file("db/versions/a.py", "# ours\n" + text("a"));
  CHECK(repo.land() == "+a.py ");
  repo.commit_file("db/versions/a.py", text("a", "ours()"));
  CHECK(repo.land() == "!a.py ");
}

TEST_CASE("a file that one side renamed and the other edited is one file") {
  Repo repo;
  repo.git({"mv", "db/versions/a.py", "db/versions/renamed.py"});
  repo.commit("rename");
  repo.checkout("main");
  repo.commit_file("db/versions/a.py", text("a", "edited()"));
  CHECK(repo.land() == "-a.py +renamed.py ");
}

TEST_CASE("deleted here and edited there is a conflict") {
  Repo repo;
  repo.git({"rm", "-q", "db/versions/a.py"});
  repo.commit("delete");
  repo.checkout("main");
  repo.commit_file("db/versions/a.py", text("a", "edited()"));
  CHECK(repo.land() == "!a.py ");
}

TEST_CASE("links and folders that became files are not read") {
  Repo repo;
  repo.git(
      {"update-index", "--add", "--cacheinfo",
       "120000," + repo.git({"hash-object", "-w", "--stdin"}, "a.py") + ",db/versions/link.py"});
  repo.git({"commit", "-q", "-m", "link"});
  CHECK(repo.land() == "?link.py ");
}
