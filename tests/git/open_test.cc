#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "git/opened.h"

using namespace migrate::git;
using migrate::testing::GitRepo;
using migrate::testing::id_of;
using migrate::testing::opened;
using migrate::testing::TempDir;

TEST_CASE("an ordinary repository, from a folder inside of it") {
  GitRepo repo;
  const std::string head = repo.commit_file("a/b.txt", "x");
  const auto repository = opened(repo / "a");
  CHECK(repository->git_dir() == repo / ".git");
  CHECK(repository->common_dir() == repo / ".git");
  CHECK(repository->work_dir() == repo.path());
  CHECK(repository->hooks_dir() == repo / ".git/hooks");
  CHECK(repository->index_file() == repo / ".git/index");
  CHECK_FALSE(repository->is_bare());
  CHECK_FALSE(repository->is_shallow());
  CHECK_FALSE(repository->is_partial());
  CHECK(repository->head()->commit == id_of(head));
}

TEST_CASE("a bare repository") {
  GitRepo repo;
  const std::string head = repo.commit_file("a.txt", "x");
  GitRepo bare = repo.clone({"--bare"});
  const auto repository = opened(bare.path());
  CHECK(repository->is_bare());
  CHECK(repository->git_dir() == bare.path());
  CHECK(repository->head()->commit == id_of(head));
}

TEST_CASE("a linked worktree, of a bare repository too") {
  GitRepo repo;
  repo.commit_file("a.txt", "x");
  const std::string place = repo.add_worktree("side");
  const auto repository = opened(place);
  CHECK(repository->work_dir() == place);
  CHECK(repository->common_dir() == repo / ".git");
  CHECK(repository->head()->branch == "refs/heads/side");
  CHECK(repository->index()->size() == 1);

  GitRepo bare = repo.clone({"--bare"});
  const std::string other = bare.add_worktree("topic");
  CHECK(opened(other)->work_dir() == other);
  CHECK(opened(other)->head()->branch == "refs/heads/topic");
}

TEST_CASE("a submodule") {
  GitRepo library, repo;
  const std::string head = library.commit_file("lib.txt", "x");
  repo.git({"submodule", "add", "-q", "file://" + library.path(), "lib"});
  repo.commit("add lib");
  const auto repository = opened(repo / "lib");
  CHECK(repository->work_dir() == repo / "lib");
  CHECK(repository->git_dir() == repo / ".git/modules/lib");
  CHECK(repository->head()->commit == id_of(head));
}

TEST_CASE("a shallow clone") {
  GitRepo repo;
  repo.commit_file("a.txt", "1");
  repo.commit_file("a.txt", "2");
  GitRepo shallow = repo.clone({"--depth=1"});
  const auto repository = opened(shallow.path());
  CHECK(repository->is_shallow());
  CHECK(repository->shallow_boundary() == std::vector<ObjectId>{*repository->head()->commit});
  CHECK(repository->missing_object_hints() == std::vector<std::string>{"git fetch --unshallow"});
}

TEST_CASE("a partial clone, and the command that completes it") {
  GitRepo repo;
  repo.commit_file("a.txt", "content\n");
  GitRepo partial = repo.clone({"--filter=blob:none", "--no-checkout"});
  const ObjectId blob = hash_blob("content\n");
  {
    const auto repository = opened(partial.path());
    CHECK(repository->is_partial());
    CHECK(repository->blob(blob, 100).state == BlobState::kMissing);
    CHECK(repository->missing_object_hints() ==
          std::vector<std::string>{"git fetch --refetch --no-filter"});
  }
  partial.git({"fetch", "-q", "--refetch", "--no-filter"});
  CHECK(opened(partial.path())->blob(blob, 100).text == "content\n");
}

TEST_CASE("core.worktree and config.worktree") {
  GitRepo repo;
  repo.commit_file("a.txt", "x");
  TempDir elsewhere;
  repo.git({"config", "core.worktree", elsewhere.path()});
  CHECK(opened(repo.path())->work_dir() == elsewhere.path());
  repo.git({"config", "--unset", "core.worktree"});
  repo.git({"config", "core.repositoryformatversion", "1"});
  repo.git({"config", "extensions.worktreeConfig", "true"});
  repo.git({"config", "--worktree", "core.worktree", elsewhere.path()});
  CHECK(opened(repo.path())->work_dir() == elsewhere.path());
  repo.git({"config", "--worktree", "--unset", "core.worktree"});
  repo.git({"config", "--worktree", "core.bare", "true"});
  CHECK(opened(repo.path())->is_bare());
}

TEST_CASE("core.hooksPath, of the repository and of the user") {
  GitRepo repo;
  TempDir home;
  home.write("config", "[core]\n\thooksPath = ~/hooks\n");
  Environment environment;
  environment.home = home.path();
  environment.config_files = {home / "config"};
  CHECK(opened(repo.path(), environment)->hooks_dir() == home / "hooks");
  repo.git({"config", "core.hooksPath", "tools/hooks"});
  CHECK(opened(repo.path(), environment)->hooks_dir() == repo / "tools/hooks");
}

TEST_CASE("the environment's folders are honoured when they are passed") {
  GitRepo repo;
  repo.commit_file("a.txt", "x");
  TempDir elsewhere;
  Environment environment;
  environment.git_dir = repo / ".git";
  CHECK(opened(elsewhere.path(), environment)->work_dir() == elsewhere.path());
  CHECK(opened(repo / ".git", environment)->is_bare());  // as hooks of a push see it
  environment.work_tree = repo.path();
  environment.common_dir = repo / ".git";
  environment.index_file = "other-index";
  const auto repository = opened(elsewhere.path(), environment);
  CHECK(repository->work_dir() == repo.path());
  CHECK(repository->index_file() == elsewhere / "other-index");
  CHECK(repository->index()->empty());
  environment.common_dir = elsewhere.path();
  CHECK_FALSE(Repository::open(elsewhere.path(), {true, environment}).has_value());
  CHECK_FALSE(Repository::open(elsewhere.path(), {false, environment}).has_value());
}

TEST_CASE("hooks see objects in quarantine") {
  GitRepo server = GitRepo::bare();
  GitRepo repo;
  const std::string pushed = repo.commit_file("a.txt", "new\n");
  // The hook hands its environment out, and holds the push until it has been used: here, by copying
  // the quarantine before Git takes it away.
  server.write("hooks/pre-receive",
               "#!/bin/sh\nenv | grep '^GIT_' > \"$GIT_DIR/seen\"\n"
               "cp -r \"$GIT_OBJECT_DIRECTORY\" \"$GIT_DIR/kept\"\nexit 1\n");
  std::filesystem::permissions(server / "hooks/pre-receive", std::filesystem::perms::all);
  CHECK(repo.try_git({"push", "-q", "file://" + server.path(), "main"}).status != 0);
  CHECK(std::filesystem::exists(server / "kept"));
  Environment environment;
  environment.git_dir = ".";
  environment.object_directory = "kept";
  environment.alternate_object_directories = {"objects"};
  const auto repository = opened(server.path(), environment);
  CHECK(repository->commit(id_of(pushed))->subject == "add a.txt");
  CHECK(repository->resolve_commit(pushed) == id_of(pushed));
  CHECK_FALSE(opened(server.path())->commit(id_of(pushed)).has_value());
}

TEST_CASE("four refusals, four messages") {
  TempDir empty;
  std::vector<std::string> messages;
  const auto refuse = [&](const std::string& folder, const Environment& environment = {}) {
    const auto result = Repository::open(folder, {true, environment});
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == migrate::ErrorKind::kRepository);
    REQUIRE_FALSE(result.error().hints.empty());
    CHECK(result.error().hints[0].rfind("git ", 0) == 0);
    messages.push_back(result.error().message);
  };
  refuse(empty.path());
  GitRepo sha256;
  sha256.remove(".git");
  sha256.git({"init", "-q", "--object-format=sha256"});
  refuse(sha256.path());
  GitRepo extended;
  extended.git({"config", "core.repositoryformatversion", "1"});
  extended.git({"config", "extensions.frobnicate", "1"});
  refuse(extended.path());
  GitRepo owned;
  if (geteuid() == 0) {  // only root can give files away; guard_test covers the rest
    REQUIRE(chown((owned / ".git").c_str(), 12345, 12345) == 0);
    refuse(owned.path());
    Environment trusting;
    trusting.safe_directories = {owned.path()};
    CHECK(Repository::open(owned.path(), {true, trusting}).has_value());
    CHECK(Repository::open(owned.path(), {false, trusting}).has_value());
  }
  std::sort(messages.begin(), messages.end());
  CHECK(std::unique(messages.begin(), messages.end()) == messages.end());
}
