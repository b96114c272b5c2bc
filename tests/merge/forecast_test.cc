#include "migrate/merge/forecast.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/git_repo.h"
#include "support/temp_dir.h"

using namespace migrate;
using merge::Forecast;
using merge::RefForecast;
using merge::Verdict;
using testing::GitRepo;

namespace {

std::string text(const std::string& id, const std::string& down, const std::string& body = "pass",
                 const std::string& more = "") {
  return "\"\"\"about " + id + "\"\"\"\nrevision = '" + id +
         "'\ndown_revision = " + (down.empty() ? "None" : "'" + down + "'") + "\n" + more +
         "\n\ndef upgrade():\n    " + body + "\n";
}
std::string file_of(const std::string& id) { return "db/versions/" + id + ".py"; }

struct Repo : GitRepo {
  Repo() {
    write("alembic.ini", "[alembic]\nscript_location = db\n");
    write("db/env.py", "");
    write(file_of("a"), text("a", ""));
    write(file_of("b"), text("b", "a"));
    commit("base");
  }
  void add(const std::string& id, const std::string& down, const std::string& body = "pass",
           const std::string& more = "") {
    commit_file(file_of(id), text(id, down, body, more));
  }
  // A branch from main as it is now, checked out.
  void start(const std::string& name) {
    checkout("main");
    checkout_new(name);
  }
};

Forecast judge(const GitRepo& repo, merge::ForecastOptions options = {},
               const std::string& base_name = "main") {
  const auto repository = git::Repository::open(repo.path());
  REQUIRE(repository.has_value());
  const auto base = project::find_base(**repository, base_name, "");
  REQUIRE(base.has_value());
  auto forecast = merge::forecast(*repository, *base, options);
  REQUIRE(forecast.has_value());
  return *std::move(forecast);
}

const RefForecast& find(const Forecast& forecast, const std::string& ref) {
  const auto found =
      std::find_if(forecast.refs.begin(), forecast.refs.end(), [&](const RefForecast& one) {
        return std::find(one.refs.begin(), one.refs.end(), ref) != one.refs.end();
      });
  REQUIRE(found != forecast.refs.end());
  return *found;
}
std::string verdict(const GitRepo& repo, const std::string& branch) {
  return std::string(to_string(find(judge(repo), "refs/heads/" + branch).verdict));
}

}  // namespace

TEST_CASE("a branch on the head is fine, on an older revision it forks") {
  Repo repo;
  repo.start("fine");
  repo.add("c", "b");
  repo.start("old");
  repo.add("d", "a");
  const Forecast forecast = judge(repo);
  CHECK(forecast.history_count == 1);
  CHECK(forecast.ref_count == 2);
  CHECK(find(forecast, "refs/heads/fine").verdict == Verdict::kFine);
  const RefForecast& fork = forecast.refs.front();  // problems come first
  CHECK(fork.verdict == Verdict::kFork);
  CHECK(fork.author.name == "Ada Lovelace");
  REQUIRE(fork.histories.size() == 1);
  CHECK(fork.histories.front().fork_point == "a");
  CHECK(fork.histories.front().base_side_count == 1);
  REQUIRE(fork.merge_base.has_value());
  CHECK(fork.merge_base->hex() == repo.id("main"));
}

TEST_CASE("the base is judged as it is now") {
  Repo repo;
  repo.start("topic");
  repo.add("c", "b");
  CHECK(verdict(repo, "topic") == "fine");
  repo.checkout("main");
  repo.add("d", "b");
  CHECK(verdict(repo, "topic") == "fork");
}

TEST_CASE("a squash merge leaves nothing new, also where the base edited it since") {
  Repo repo;
  repo.start("topic");
  repo.add("c", "b");
  repo.checkout("main");
  repo.add("c", "b");
  CHECK(verdict(repo, "topic") == "nothing-new");
  repo.add("c", "b", "pass  # black was here");
  CHECK(verdict(repo, "topic") == "nothing-new");
  repo.add("c", "b", "drop()");
  CHECK(verdict(repo, "topic") == "nothing-new");
  repo.checkout("topic");
  repo.add("c", "b", "mine()");
  CHECK(verdict(repo, "topic") == "conflict");
}

TEST_CASE("a revert has a tree of the past, and yet it changes the base") {
  Repo repo;
  const std::string before = repo.id("main");
  repo.add("c", "b");
  repo.start("revert");
  repo.git({"rm", "-q", file_of("c")});
  repo.commit("revert");
  repo.git({"branch", "stale", before});
  const Forecast forecast = judge(repo);
  CHECK(find(forecast, "refs/heads/stale").verdict == Verdict::kNothingNew);
  const RefForecast& revert = find(forecast, "refs/heads/revert");
  CHECK(revert.verdict == Verdict::kBroken);
  REQUIRE(revert.histories.size() == 1);
  CHECK(revert.histories.front().hints ==
        std::vector<std::string>{"git restore --source=main -- " + file_of("c")});
  CHECK(revert.histories.front().removed == std::vector<std::string>{file_of("c")});
}

TEST_CASE("several merge bases") {
  Repo repo;
  repo.start("topic");
  repo.add("c", "b");
  repo.checkout("main");
  repo.commit_file("x", "1");
  const std::string main = repo.id("main");
  repo.merge("topic");
  repo.checkout("topic");
  repo.merge(main);
  repo.add("e", "c");
  CHECK(verdict(repo, "topic") == "fine");
  repo.checkout("main");
  repo.add("f", "c");
  CHECK(verdict(repo, "topic") == "fork");
}

TEST_CASE("duplicate ids, broken links, conflicts and computed values") {
  Repo repo;
  repo.start("duplicate");
  repo.commit_file(file_of("again"), text("b", "a"));
  repo.start("broken");
  repo.add("c", "lost");
  repo.start("conflict");
  repo.add("b", "a", "mine()");
  repo.start("computed");
  repo.commit_file(file_of("c"), "revision = 'c'\ndown_revision = find()\n");
  repo.checkout("main");
  repo.add("b", "a", "theirs()");
  CHECK(verdict(repo, "duplicate") == "duplicate-id");
  CHECK(verdict(repo, "broken") == "broken");
  CHECK(verdict(repo, "conflict") == "conflict");
  CHECK(verdict(repo, "computed") == "cannot-tell");
}

TEST_CASE("a base with two heads is said once, and its branches are not blamed") {
  Repo repo;
  repo.add("c", "a");
  repo.start("topic");
  repo.add("d", "b");
  repo.start("third");
  repo.add("e", "a");
  const Forecast forecast = judge(repo);
  REQUIRE(forecast.base_problems.size() == 1);
  CHECK(forecast.base_problems.front().reasons == std::vector<std::string>{"It has 2 heads."});
  CHECK(find(forecast, "refs/heads/topic").verdict == Verdict::kFine);
  CHECK(find(forecast, "refs/heads/third").verdict == Verdict::kFork);
}

TEST_CASE("labelled branches are judged each for itself") {
  Repo repo;
  repo.start("labelled");
  repo.add("x", "a", "pass", "branch_labels = 'reports'");
  CHECK(verdict(repo, "labelled") == "fine");
  repo.checkout("main");
  repo.merge("labelled");
  repo.start("more");
  repo.add("y", "x");
  repo.add("z", "x");
  CHECK(verdict(repo, "more") == "fork");
}

TEST_CASE("refs that collide, once each lands") {
  Repo repo;
  repo.start("one");
  repo.add("c", "b");
  repo.start("two");
  repo.add("d", "b");
  const Forecast forecast = judge(repo);
  REQUIRE(forecast.collisions.size() == 1);
  CHECK(forecast.collisions.front().subject == "b");
  REQUIRE(forecast.landing.size() == 2);
  CHECK(forecast.landing.front().after.empty());
  CHECK(forecast.refs[forecast.landing.front().ref].refs.front() == "refs/heads/one");
  CHECK(forecast.landing.back().after.size() == 1);
}

TEST_CASE("every history of the repository is judged, ids apart") {
  Repo repo;
  repo.write("alembic.ini", "[alembic]\nscript_location = db\n[two]\nscript_location = two\n");
  repo.write("two/env.py", "");
  repo.write("two/versions/a.py", text("a", ""));
  repo.write("two/versions/b.py", text("b", "a"));
  repo.commit("two histories");
  repo.start("topic");
  repo.commit_file("two/versions/c.py", text("c", "a"));
  const Forecast forecast = judge(repo);
  CHECK(forecast.history_count == 2);
  const RefForecast& topic = find(forecast, "refs/heads/topic");
  CHECK(topic.verdict == Verdict::kFork);
  REQUIRE(topic.histories.size() == 1);
  CHECK(topic.histories.front().history == "two");
}

TEST_CASE("a ref that moves the revisions is judged where it has them") {
  Repo repo;
  repo.start("move");
  repo.git({"mv", "db/versions", "db/revisions"});
  repo.write("alembic.ini", "[alembic]\nscript_location = db\nversion_locations = db/revisions\n");
  repo.write("db/revisions/c.py", text("c", "b"));
  repo.commit("move");
  const Forecast forecast = judge(repo);
  const RefForecast& move = find(forecast, "refs/heads/move");
  CHECK(move.verdict == Verdict::kFine);
  REQUIRE(move.histories.size() == 1);
  CHECK(move.histories.front().heads == std::vector<std::string>{"c"});
}

TEST_CASE("conflicts elsewhere are listed and do not stop the verdict") {
  Repo repo;
  repo.commit_file("README", "1\n");
  repo.start("topic");
  repo.commit_file("README", "2\n");
  repo.add("c", "b");
  repo.checkout("main");
  repo.commit_file("README", "3\n");
  merge::ForecastOptions options;
  options.conflicts_elsewhere = true;
  const Forecast forecast = judge(repo, options);
  const RefForecast& topic = find(forecast, "refs/heads/topic");
  CHECK(topic.verdict == Verdict::kFine);
  REQUIRE(topic.conflicts_elsewhere.has_value());
  CHECK(*topic.conflicts_elsewhere == std::vector<std::string>{"README"});
}

TEST_CASE("a shallow clone without the merge base cannot tell, with the command that helps") {
  Repo repo;
  repo.start("topic");
  repo.add("c", "b");
  repo.checkout("main");
  repo.commit_file("x", "1");
  repo.add("d", "b");
  const GitRepo shallow = repo.clone({"--depth=1", "--no-single-branch"});
  const Forecast forecast = judge(shallow, {}, "origin/main");
  const RefForecast& topic = find(forecast, "refs/remotes/origin/topic");
  CHECK(topic.verdict == Verdict::kCannotTell);
  REQUIRE(topic.histories.size() == 1);
  REQUIRE_FALSE(topic.histories.front().hints.empty());
  CHECK(topic.histories.front().hints.front() == "git fetch --unshallow");
}

TEST_CASE("a partial clone cannot tell where a revision's content is missing") {
  Repo repo;
  repo.git({"config", "uploadpack.allowFilter", "true"});
  repo.start("topic");
  repo.add("c", "b");
  repo.checkout("main");
  const GitRepo partial = repo.clone({"--filter=blob:none"});  // has what main's checkout needs
  const RefForecast topic = find(judge(partial, {}, "origin/main"), "refs/remotes/origin/topic");
  CHECK(topic.verdict == Verdict::kCannotTell);
  REQUIRE_FALSE(topic.histories.empty());
  CHECK_FALSE(topic.histories.front().hints.empty());
}

TEST_CASE("a name is found where Git finds it") {
  Repo repo;
  repo.start("topic");
  repo.add("c", "b");
  repo.git({"update-ref", "refs/pull/7/head", "topic"});
  repo.git({"tag", "-a", "-m", "", "v1", "topic"});
  const std::string commit = repo.id("topic");
  const auto name = [&](const std::string& wanted) {
    merge::ForecastOptions options;
    options.refs = {wanted};
    const Forecast forecast = judge(repo, options);
    REQUIRE(forecast.refs.size() == 1);
    CHECK(forecast.refs.front().commit.hex() == commit);
    return forecast.refs.front().refs.front();
  };
  CHECK(name("topic") == "refs/heads/topic");
  CHECK(name("v1") == "refs/tags/v1");
  CHECK(name("pull/7/head") == "refs/pull/7/head");
  CHECK(name("topic~0") == "topic~0");
  CHECK(name(commit) == commit);
}

TEST_CASE("no history in common") {
  Repo repo;
  repo.git({"checkout", "-q", "--orphan", "pages"});
  repo.git({"rm", "-q", "-r", "-f", "."});
  repo.commit_file("alembic.ini", "");
  CHECK(verdict(repo, "pages") == "nothing-new");
  repo.commit_file(file_of("z"), text("z", ""));
  CHECK(verdict(repo, "pages") == "cannot-tell");
}

TEST_CASE("a base without a history has no verdicts") {
  GitRepo repo;
  repo.commit_file("a", "1");
  repo.branch("topic");
  CHECK(judge(repo).history_count == 0);
}

TEST_CASE("a second run takes the verdicts from the memo, and sees what moved since") {
  Repo repo;
  repo.start("one");
  repo.add("c", "b");
  repo.start("two");
  repo.add("d", "a");
  const testing::TempDir cache;
  merge::ForecastOptions options;
  options.load.cache_dir = cache / "cache";
  const Forecast first = judge(repo, options);
  const auto same = [](const Forecast& a, const Forecast& b) {
    REQUIRE(a.refs.size() == b.refs.size());
    for (std::size_t i = 0; i < a.refs.size(); ++i) {
      CHECK(a.refs[i].refs == b.refs[i].refs);
      CHECK(a.refs[i].histories == b.refs[i].histories);
      CHECK(a.refs[i].merge_base == b.refs[i].merge_base);
    }
  };
  CHECK_FALSE(cache.read("cache/forecast-1").empty());
  same(first, judge(repo, options));
  repo.checkout("two");
  repo.add("e", "d");
  same(judge(repo), judge(repo, options));
  repo.checkout("main");
  repo.add("f", "b");
  same(judge(repo), judge(repo, options));
  cache.write("cache/forecast-1", "damaged");
  same(judge(repo), judge(repo, options));
}
