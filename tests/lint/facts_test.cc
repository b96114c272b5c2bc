#include "migrate/lint/facts.h"

#include <doctest/doctest.h>

#include <cstdint>

#include "migrate/source/worktree_source.h"
#include "support/git_repo.h"

using namespace migrate;  // NOLINT: the test's own subject
using testing::GitRepo;

namespace {

std::string revision(const std::string& id, const std::string& down) {
  return "revision = \"" + id + "\"\ndown_revision = \"" + down + "\"\n";
}

// The working tree of a repository whose base is `base`.
lint::Facts facts_of(const GitRepo& repo, const std::string& base, std::int64_t now = 0) {
  auto repository = git::Repository::open(repo.path(), {false, {}});
  REQUIRE(repository.has_value());
  auto source = source::worktree_source(repo.path());
  REQUIRE(source.has_value());
  const auto head = project::load(*source, {});
  REQUIRE(head.has_value());
  lint::FactSources sources;
  sources.repository = *repository;
  sources.head = &*head;
  sources.now = now;
  if (!base.empty()) {
    const auto found = project::find_base(**repository, base, "");
    REQUIRE(found.has_value());
    sources.base = *found;
  }
  lint::Facts facts = lint::read_facts(sources);
  if (base == "main") {
    const lint::Evidence evidence = facts.publication(head->histories.at(0), "a");
    CHECK(evidence.level == lint::Publication::kLanded);
    CHECK(evidence.where == "main");
  }
  return facts;
}

GitRepo make_repo() {
  GitRepo repo;
  repo.write("alembic.ini", "[alembic]\nscript_location = db\n");
  repo.write("db/env.py", "");
  repo.write("db/script.py.mako", "");
  repo.write("db/versions/a.py", "revision = 'a'\ndown_revision = None\n");
  repo.commit("a");
  return repo;
}

}  // namespace

TEST_CASE("files that HEAD does not have, staged or not") {
  GitRepo repo = make_repo();
  repo.write("db/versions/b.py", revision("b", "a"));
  repo.write("db/versions/c.py", revision("c", "b"));
  repo.git({"add", "db/versions/b.py"});
  CHECK(facts_of(repo, "main").untracked ==
        std::vector<std::string>{"db/versions/b.py", "db/versions/c.py"});
}

TEST_CASE("a missing parent that a commit deleted") {
  GitRepo repo = make_repo();
  repo.commit_file("db/versions/b.py", revision("b", "a"), "add b");
  repo.commit_file("db/versions/c.py", revision("c", "b"), "add c");
  repo.remove("db/versions/b.py");
  const std::string commit = repo.commit("drop b");
  const lint::Facts facts = facts_of(repo, "main");
  REQUIRE(facts.deletions.count("b") == 1);
  CHECK(facts.deletions.size() == 1);
  const lint::Deletion& deletion = facts.deletions.at("b");
  CHECK(deletion.commit == commit);
  CHECK(deletion.subject == "drop b");
  CHECK(deletion.path == "db/versions/b.py");
  CHECK(deletion.date == "2020-09-13");
}

TEST_CASE("the base, how far it is behind and how old it is") {
  GitRepo origin = make_repo();
  GitRepo repo = origin.clone();
  origin.commit_file("readme", "x");
  repo.git({"fetch", "-q"});
  const lint::Facts facts = facts_of(repo, "main", INT32_MAX);
  CHECK(facts.base_ref == "main");
  CHECK(facts.base_commit == repo.id("main"));
  CHECK(facts.base_upstream == "origin/main");
  CHECK(facts.base_behind == 1);
  REQUIRE(facts.base_age_days.has_value());
  CHECK(*facts.base_age_days > 0);
  CHECK_FALSE(facts.shallow);
}

TEST_CASE("without a base nothing is said of one, and a shallow clone is one") {
  GitRepo origin = make_repo();
  origin.commit_file("readme", "x");
  const lint::Facts facts = facts_of(origin.clone({"--depth=1"}), "");
  CHECK(facts.shallow);
  CHECK(facts.base_ref.empty());
  CHECK(facts.deletions.empty());
}
