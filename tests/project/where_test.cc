#include "migrate/project/where.h"

#include <algorithm>

#include "history_repo.h"

using namespace migrate;           // NOLINT: the test's own subject
using namespace migrate::testing;  // NOLINT
using project::Hit;
using project::Standing;
using project::Where;
using project::WhereOptions;

namespace {

// main: base0 ── aaaa1111 on it.
GitRepo make_repo() {
  GitRepo repo;
  write_environment(repo);
  commit_revision(repo, "aaaa1111", "");
  return repo;
}

Where look(const GitRepo& repo, const std::string& text, const std::string& base = "main",
           WhereOptions options = {}) {
  const auto repository = open(repo);
  if (!base.empty()) {
    auto found = project::find_base(*repository, base, "");
    REQUIRE(found.has_value());
    options.base = *found;
  }
  auto where = project::where(repository, load_work_tree(repo), text, options);
  REQUIRE_MESSAGE(where.has_value(), where.error().message);
  return *std::move(where);
}

std::vector<std::string> commands(const std::vector<project::WayOut>& ways) {
  std::vector<std::string> all;
  for (const auto& way : ways) all.push_back(way.command);
  return all;
}

}  // namespace

TEST_CASE("what is here is here, by its id or the beginning of it") {
  const GitRepo repo = make_repo();
  for (const char* const text : {"aaaa1111", "aaaa"}) {
    const Where where = look(repo, text);
    REQUIRE(where.hits.size() == 1);
    CHECK(where.hits[0].standing == Standing::kHere);
    CHECK(where.hits[0].id == "aaaa1111");
    CHECK(where.hits[0].message == "about aaaa1111");
    CHECK(where.hits[0].paths == std::vector<std::string>{"db/versions/aaaa1111.py"});
    CHECK(where.hits[0].committed);
    CHECK(where.hits[0].ways_out.empty());
  }
  CHECK(look(repo, "aaa").hits.empty());
}

TEST_CASE("what is in no commit is here, and says so") {
  GitRepo repo = make_repo();
  repo.write(kVersions + "bbbb2222.py", revision_text("bbbb2222", "aaaa1111"));
  const Where where = look(repo, "bbbb2222");
  REQUIRE(where.hits.size() == 1);
  CHECK_FALSE(where.hits[0].committed);
  CHECK(commands(where.hits[0].ways_out) ==
        std::vector<std::string>{"git add -- db/versions/bbbb2222.py"});
}

TEST_CASE("two files with one id are one hit with two paths") {
  GitRepo repo = make_repo();
  repo.write(kVersions + "copy.py", revision_text("aaaa1111", ""));
  const Where where = look(repo, "aaaa1111");
  REQUIRE(where.hits.size() == 1);
  CHECK(where.hits[0].paths ==
        std::vector<std::string>{"db/versions/aaaa1111.py", "db/versions/copy.py"});
}

TEST_CASE("what was taken out of the working tree is still in the index or in HEAD") {
  GitRepo repo = make_repo();
  commit_revision(repo, "bbbb2222", "aaaa1111");
  repo.remove(kVersions + "bbbb2222.py");
  Where where = look(repo, "bbbb2222");
  REQUIRE(where.hits.size() == 1);
  CHECK(where.hits[0].standing == Standing::kUncommitted);
  CHECK(where.hits[0].refs == std::vector<std::string>{"index"});
  CHECK(commands(where.hits[0].ways_out) ==
        std::vector<std::string>{"git restore -- db/versions/bbbb2222.py"});

  repo.git({"add", "-A"});
  where = look(repo, "bbbb2222");
  REQUIRE(where.hits.size() == 1);
  CHECK(where.hits[0].refs == std::vector<std::string>{"HEAD"});
  repo.git({"restore", "--staged", "--worktree", "--", "db/versions/bbbb2222.py"});
  CHECK(look(repo, "bbbb2222").hits[0].standing == Standing::kHere);
}

TEST_CASE("a branch that is behind its base is told to merge it") {
  GitRepo repo = make_repo();
  repo.checkout_new("feature");
  repo.commit_file("readme", "x");
  repo.checkout("main");
  commit_revision(repo, "bbbb2222", "aaaa1111");
  repo.branch("other");  // has it as well: not worth a word
  repo.checkout("feature");
  const Where where = look(repo, "bbbb2222");
  REQUIRE(where.hits.size() == 1);
  CHECK(where.hits[0].standing == Standing::kBase);
  CHECK(where.hits[0].ahead == 1);
  CHECK(where.hits[0].commit.subject == "add bbbb2222");
  CHECK(commands(where.hits[0].ways_out) ==
        std::vector<std::string>{"git merge main", "git rebase main",
                                 "git restore --source=main -- db/versions/bbbb2222.py"});
  repo.git({"merge", "-q", "main"});
  CHECK(look(repo, "bbbb2222").hits[0].standing == Standing::kHere);
}

TEST_CASE("other branches, the one with the fewest commits first, and every name of each") {
  GitRepo repo = make_repo();
  repo.checkout_new("feature");
  commit_revision(repo, "bbbb2222", "aaaa1111");
  repo.git({"update-ref", "refs/remotes/origin/feature", "HEAD"});
  repo.git({"update-ref", "refs/pull/7/head", "HEAD"});
  repo.checkout_new("stacked");
  commit_revision(repo, "cccc3333", "bbbb2222");
  repo.git({"update-ref", "refs/pull/8/head", "HEAD"});
  repo.git({"update-ref", "refs/pull/8/merge",
            repo.git({"commit-tree", "-p", "HEAD", "-m", "m", "HEAD^{tree}"})});
  repo.checkout("main");
  const Where where = look(repo, "bbbb");
  REQUIRE(where.hits.size() == 2);
  CHECK(where.hits[0].standing == Standing::kRef);
  CHECK(where.hits[0].refs == std::vector<std::string>{"feature", "origin/feature", "pull/7/head"});
  CHECK(where.hits[0].ahead == 1);
  CHECK(commands(where.hits[0].ways_out).front() == "git switch feature");
  CHECK(where.hits[1].refs == std::vector<std::string>{"stacked", "pull/8/head"});
  CHECK(where.hits[1].ahead == 2);
  CHECK(where.hits[1].parents == std::vector<std::string>{"aaaa1111"});
}

TEST_CASE("a way out that forks the history says so") {
  GitRepo repo = make_repo();
  repo.checkout_new("feature");
  commit_revision(repo, "bbbb2222", "aaaa1111");
  repo.checkout("main");
  commit_revision(repo, "cccc3333", "aaaa1111");
  const auto ways = look(repo, "bbbb2222").hits.at(0).ways_out;
  REQUIRE(ways.size() == 3);
  CHECK(ways[0].cost.find("heads") == std::string::npos);
  CHECK(ways[1].cost.ends_with("leaves 2 heads: then `migrate merge`"));
  CHECK(ways[2].cost.ends_with("leaves 2 heads: then `migrate merge`"));
}

TEST_CASE("a branch that this one contains brings nothing when it is merged") {
  GitRepo repo = make_repo();
  commit_revision(repo, "bbbb2222", "aaaa1111");
  repo.git({"branch", "old"});
  repo.checkout_new("older");
  repo.commit_file("readme", "x");
  repo.checkout("main");
  repo.remove(kVersions + "bbbb2222.py");
  repo.commit("drop it");
  for (const Hit& hit : look(repo, "bbbb2222", "").hits)
    for (const std::string& command : commands(hit.ways_out))
      CHECK_FALSE(command.starts_with("git merge"));
}

TEST_CASE("a restored file whose parent is not here either says so") {
  GitRepo repo = make_repo();
  repo.checkout_new("stacked");
  commit_revision(repo, "bbbb2222", "aaaa1111");
  commit_revision(repo, "cccc3333", "bbbb2222");
  repo.checkout("main");
  const Where where = look(repo, "cccc3333");
  REQUIRE(where.hits.size() == 1);
  CHECK(where.hits[0].ways_out.back().cost ==
        "copies this one file into the working tree; it follows bbbb2222, which is not here "
        "either");
}

TEST_CASE("a deletion is named by its commit, and the file comes back from before it") {
  GitRepo repo = make_repo();
  commit_revision(repo, "bbbb2222", "aaaa1111");
  repo.remove(kVersions + "bbbb2222.py");
  const std::string commit = repo.commit("drop it");
  repo.commit_file("readme", "x");
  const Where where = look(repo, "bbbb2222");
  REQUIRE(where.hits.size() == 1);
  CHECK(where.hits[0].standing == Standing::kDeleted);
  CHECK(where.hits[0].commit.id.hex() == commit);
  CHECK(where.hits[0].commit.subject == "drop it");
  CHECK_FALSE(where.hits[0].in_merge);
  const std::string short_id = commit.substr(0, 10);
  CHECK(
      commands(where.hits[0].ways_out) ==
      std::vector<std::string>{"git restore --source=" + short_id + "^ -- db/versions/bbbb2222.py",
                               "git revert " + short_id});
  repo.git({"restore", "--source=" + short_id + "^", "--", "db/versions/bbbb2222.py"});
  CHECK(look(repo, "bbbb2222").hits[0].standing == Standing::kHere);
}

TEST_CASE("a file that was moved out of the version locations is found there") {
  GitRepo repo = make_repo();
  const std::string text = revision_text("bbbb2222", "aaaa1111");
  commit_revision(repo, "bbbb2222", "aaaa1111");
  repo.remove(kVersions + "bbbb2222.py");
  repo.write("old/copy.txt", text);
  repo.commit("move");
  Where where = look(repo, "bbbb2222");
  REQUIRE(where.hits.size() == 1);
  CHECK(where.hits[0].standing == Standing::kDeleted);
  CHECK(where.hits[0].moved_to == std::vector<std::string>{"old/copy.txt"});
  CHECK(commands(where.hits[0].ways_out) ==
        std::vector<std::string>{"git mv -- old/copy.txt db/versions/bbbb2222.py"});

  repo.remove("old/copy.txt");
  repo.commit("and away");
  where = look(repo, "bbbb2222");
  REQUIRE(where.hits.size() == 1);
  CHECK(where.hits[0].moved_to == std::vector<std::string>{"old/copy.txt"});
  CHECK(commands(where.hits[0].ways_out).front().starts_with("git restore"));
}

TEST_CASE("a file that was edited when it was moved is known by its name and its id") {
  GitRepo repo = make_repo();
  commit_revision(repo, "bbbb2222", "aaaa1111");
  repo.write("docs/copy.py", revision_text("bbbb2222", "aaaa1111"));
  repo.commit("a copy is no move");
  repo.remove(kVersions + "bbbb2222.py");
  repo.write("old/bbbb2222.py", revision_text("bbbb2222", "aaaa1111", "edited()"));
  repo.write("other/bbbb2222.py", revision_text("cccc3333", "aaaa1111", "edited()"));
  repo.commit("move");
  const Where where = look(repo, "bbbb2222");
  REQUIRE(where.hits.size() == 1);
  CHECK(where.hits[0].moved_to == std::vector<std::string>{"old/bbbb2222.py"});
}

TEST_CASE("a revision that got another id is replaced by that") {
  GitRepo repo = make_repo();
  commit_revision(repo, "bbbb2222", "aaaa1111", "op.drop_column('t', 'c')");
  repo.remove(kVersions + "bbbb2222.py");
  repo.write(kVersions + "other.py",
             revision_text("eeee5555", "aaaa1111", "op.drop_column('t', 'd')"));
  commit_revision(repo, "dddd4444", "aaaa1111", "op.drop_column('t', 'c')");
  const Where where = look(repo, "bbbb2222");
  REQUIRE(where.hits.size() == 1);
  CHECK(where.hits[0].replaced_by == "dddd4444");
}

TEST_CASE("what this branch deleted does not come back by merging the base that still has it") {
  GitRepo repo = make_repo();
  commit_revision(repo, "bbbb2222", "aaaa1111");
  repo.checkout_new("feature");
  repo.remove(kVersions + "bbbb2222.py");
  repo.commit("drop it");
  const Where where = look(repo, "bbbb2222");
  REQUIRE(where.hits.size() == 2);
  CHECK(where.hits[0].standing == Standing::kDeleted);
  CHECK(where.hits[1].standing == Standing::kBase);
  const auto ways = commands(where.hits[1].ways_out);
  CHECK(std::find(ways.begin(), ways.end(), "git merge main") == ways.end());
}

TEST_CASE("a file that a merge left behind was deleted by that merge") {
  GitRepo repo = make_repo();
  repo.checkout_new("feature");
  commit_revision(repo, "bbbb2222", "aaaa1111");
  repo.checkout("main");
  repo.commit_file("readme", "x");
  repo.git({"merge", "-q", "-s", "ours", "--no-edit", "feature"});
  repo.git({"branch", "-D", "feature"});
  const Where where = look(repo, "bbbb2222");
  REQUIRE(where.hits.size() == 1);
  CHECK(where.hits[0].standing == Standing::kDeleted);
  CHECK(where.hits[0].in_merge);
  CHECK(where.hits[0].deleted_from == 2);
  const auto ways = commands(where.hits[0].ways_out);
  REQUIRE(ways.size() == 1);
  CHECK(ways[0] ==
        "git restore --source=" + repo.id("HEAD").substr(0, 10) + "^2 -- db/versions/bbbb2222.py");
}

TEST_CASE("a deletion on a branch that is not this one's is found where no ref has the file") {
  GitRepo repo = make_repo();
  repo.checkout_new("feature");
  commit_revision(repo, "bbbb2222", "aaaa1111");
  repo.remove(kVersions + "bbbb2222.py");
  const std::string commit = repo.commit("drop it");
  repo.checkout("main");
  const Where where = look(repo, "bbbb2222");
  REQUIRE(where.hits.size() == 1);
  CHECK(where.hits[0].standing == Standing::kDeleted);
  CHECK(where.hits[0].commit.id.hex() == commit);
}

TEST_CASE("folders that held the history once are searched too") {
  GitRepo repo;
  write_environment(repo, "old");
  repo.commit_file("old/versions/aaaa1111.py", revision_text("aaaa1111", ""));
  repo.commit_file("old/versions/bbbb2222.py", revision_text("bbbb2222", "aaaa1111"));
  repo.remove("old/versions/bbbb2222.py");
  const std::string commit = repo.commit("drop it");
  repo.git({"mv", "old", "db"});
  write_environment(repo);
  repo.commit("move");
  const Where where = look(repo, "bbbb2222");
  REQUIRE(where.hits.size() == 1);
  CHECK(where.hits[0].commit.id.hex() == commit);
  CHECK(where.hits[0].paths == std::vector<std::string>{"old/versions/bbbb2222.py"});
}

TEST_CASE("stashes, tracked files and untracked ones") {
  GitRepo repo = make_repo();
  repo.write(kVersions + "bbbb2222.py", revision_text("bbbb2222", "aaaa1111"));
  SUBCASE("staged") {
    repo.git({"add", "-A"});
    repo.git({"stash"});
    const Where where = look(repo, "bbbb2222");
    REQUIRE(where.hits.size() == 1);
    CHECK(where.hits[0].standing == Standing::kStash);
    CHECK(where.hits[0].refs == std::vector<std::string>{"stash@{0}"});
  }
  SUBCASE("untracked") {
    repo.git({"stash", "--include-untracked"});
    const Where where = look(repo, "bbbb2222");
    REQUIRE(where.hits.size() == 1);
    CHECK(where.hits[0].refs == std::vector<std::string>{"stash@{0}^3"});
    CHECK(commands(where.hits[0].ways_out).front() == "git stash apply 'stash@{0}'");
    repo.git({"stash", "apply", "stash@{0}"});
    CHECK(look(repo, "bbbb2222").hits[0].standing == Standing::kHere);
  }
}

TEST_CASE("a commit that only the reflog remembers") {
  GitRepo repo = make_repo();
  const std::string commit = commit_revision(repo, "bbbb2222", "aaaa1111");
  repo.git({"reset", "-q", "--hard", "HEAD^"});
  const Where where = look(repo, "bbbb2222");
  REQUIRE(where.hits.size() == 1);
  CHECK(where.hits[0].standing == Standing::kReflog);
  CHECK(where.hits[0].commit.id.hex() == commit);
  CHECK(where.hits[0].refs == std::vector<std::string>{"HEAD@{1}"});
  CHECK(commands(where.hits[0].ways_out).front() == "git branch rescued " + commit.substr(0, 10));
}

TEST_CASE("what was never seen: similar ids are named") {
  const GitRepo repo = make_repo();
  const Where where = look(repo, "aaab1111");
  CHECK(where.hits.empty());
  CHECK(where.complete);
  CHECK(where.similar == std::vector<std::string>{"aaaa1111"});
}

TEST_CASE("what is too short to begin an id cannot be told") {
  const Where where = look(make_repo(), "aaa");
  CHECK(where.hits.empty());
  CHECK_FALSE(where.complete);
  CHECK(where.reasons ==
        std::vector<std::string>{
            "'aaa' is too short for the beginning of an id: 4 characters are needed"});
  CHECK(where.similar == std::vector<std::string>{"aaaa1111"});
  CHECK(commands(where.ways_out) == std::vector<std::string>{"migrate history"});
}

TEST_CASE("a shallow clone cannot tell what it never saw") {
  GitRepo repo = make_repo();
  commit_revision(repo, "bbbb2222", "aaaa1111");
  repo.remove(kVersions + "bbbb2222.py");
  repo.commit("drop it");
  repo.commit_file("readme", "x");
  const GitRepo shallow = repo.clone({"--depth=1"});
  const Where where = look(shallow, "bbbb2222", "origin/main");
  CHECK(where.hits.empty());
  CHECK_FALSE(where.complete);
  REQUIRE_FALSE(where.reasons.empty());
  REQUIRE_FALSE(where.ways_out.empty());
  CHECK(where.ways_out[0].command.starts_with("git fetch --unshallow"));
}

TEST_CASE("a file whose id cannot be known may be the one") {
  GitRepo repo = make_repo();
  repo.commit_file(kVersions + "computed.py", "revision = make()\ndown_revision = None\n");
  const Where where = look(repo, "bbbb2222");
  CHECK(where.hits.empty());
  CHECK_FALSE(where.complete);
  CHECK(where.reasons ==
        std::vector<std::string>{"the id in db/versions/computed.py cannot be known"});
}

TEST_CASE("ids belong to a history") {
  GitRepo repo;
  repo.write("alembic.ini", "[one]\nscript_location = one\n\n[two]\nscript_location = two\n");
  for (const std::string name : {"one", "two"}) {
    repo.write(name + "/env.py", "");
    repo.write(name + "/script.py.mako", "");
    repo.write(name + "/versions/a.py", revision_text("aaaa1111", ""));
  }
  repo.commit("two histories");
  const Where both = look(repo, "aaaa1111");
  REQUIRE(both.hits.size() == 2);
  CHECK(both.hits[0].history != both.hits[1].history);
  WhereOptions options;
  options.history = both.hits[1].history;
  CHECK(look(repo, "aaaa1111", "main", options).hits.size() == 1);
}

TEST_CASE("without a base and on a commit, what is asked for is what that commit has") {
  GitRepo repo = make_repo();
  commit_revision(repo, "bbbb2222", "aaaa1111");
  const auto repository = open(repo);
  WhereOptions options;
  options.commit = repository->resolve_commit("HEAD^").value();
  const auto where =
      project::where(repository, load_commit(repository, "HEAD^"), "bbbb2222", options);
  REQUIRE(where.has_value());
  REQUIRE(where->hits.size() == 1);
  CHECK(where->hits[0].standing == Standing::kRef);
  CHECK(commands(where->hits[0].ways_out) ==
        std::vector<std::string>{"git show " + repo.id("HEAD").substr(0, 10) +
                                 ":db/versions/bbbb2222.py"});
}

TEST_CASE("what is no id is refused") {
  const GitRepo repo = make_repo();
  for (const char* const text : {"", "head", "heads", "base", "a@head", "+1", "a:b"}) {
    const auto where = project::where(open(repo), load_work_tree(repo), text, {});
    REQUIRE_FALSE(where.has_value());
    CHECK(where.error().kind == ErrorKind::kUsage);
  }
}
