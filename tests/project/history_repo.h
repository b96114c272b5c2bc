// A repository with an Alembic history, for the tests of this layer.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <utility>

#include "migrate/git/repository.h"
#include "migrate/project/project.h"
#include "migrate/source/commit_source.h"
#include "migrate/source/worktree_source.h"
#include "support/git_repo.h"

namespace migrate::testing {

inline const std::string kVersions = "db/versions/";

// The text of a revision file; `body` makes one upgrade() differ from another.
inline std::string revision_text(const std::string& id, const std::string& down,
                                 const std::string& body = "pass") {
  return "\"\"\"about " + id + "\n\nRevision ID: " + id + "\nRevises: " + down +
         "\n\"\"\"\nrevision = \"" + id +
         "\"\ndown_revision = " + (down.empty() ? "None" : "\"" + down + "\"") +
         "\n\n\ndef upgrade():\n    " + body + "\n";
}

inline void write_environment(GitRepo& repo, const std::string& folder = "db") {
  repo.write("alembic.ini", "[alembic]\nscript_location = " + folder + "\n");
  repo.write(folder + "/env.py", "");
  repo.write(folder + "/script.py.mako", "");
}

// Records `id` in db/versions/<id>.py.
inline std::string commit_revision(GitRepo& repo, const std::string& id, const std::string& down,
                                   const std::string& body = "pass") {
  return repo.commit_file(kVersions + id + ".py", revision_text(id, down, body), "add " + id);
}

inline std::shared_ptr<const git::Repository> open(const GitRepo& repo) {
  auto opened = git::Repository::open(repo.path(), {false, {}});
  REQUIRE(opened.has_value());
  return *std::move(opened);
}

inline project::Project load_work_tree(const GitRepo& repo) {
  auto source = source::worktree_source(repo.path());
  REQUIRE(source.has_value());
  auto project = project::load(*std::move(source), {});
  REQUIRE(project.has_value());
  return *std::move(project);
}

inline project::Project load_commit(const std::shared_ptr<const git::Repository>& repository,
                                    const std::string& revision) {
  const auto commit = repository->resolve_commit(revision);
  REQUIRE(commit.has_value());
  auto source = source::commit_source(repository, *commit, revision);
  REQUIRE(source.has_value());
  auto project = project::load(*std::move(source), {});
  REQUIRE(project.has_value());
  return *std::move(project);
}

}  // namespace migrate::testing
