#include "git/guard.h"

#include "git/opened.h"

using namespace migrate::git;
using migrate::testing::GitRepo;
using migrate::testing::TempDir;

namespace {

migrate::Result<void> format_of(GitRepo& repo) {
  const auto place = locate(repo.path(), {});
  REQUIRE(place.has_value());
  const auto config = open_config(*place);
  REQUIRE(config.has_value());
  return check_format(config->get(), place->common_dir + "/config");
}

constexpr unsigned kMe = 1000, kOther = 2000;

bool accepted(const Environment& environment, const OwnerOf& owner_of, unsigned user = kMe) {
  Place place;
  place.git_dir = place.common_dir = "/repo/.git";
  return check_owner(place, "/repo", environment, user, owner_of).has_value();
}

}  // namespace

TEST_CASE("SHA-256 repositories are refused by name") {
  GitRepo repo;
  repo.remove(".git");
  repo.git({"init", "-q", "--object-format=sha256"});
  const auto result = format_of(repo);
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().kind == migrate::ErrorKind::kRepository);
  CHECK(result.error().message ==
        "The repository names its objects by sha256; only SHA-1 repositories can be read.");
  CHECK(result.error().hints.size() == 2);
}

TEST_CASE("unknown extensions are refused in version 1 and ignored in version 0") {
  GitRepo repo;
  repo.git({"config", "extensions.frobnicate", "true"});
  CHECK(format_of(repo).has_value());
  repo.git({"config", "core.repositoryformatversion", "1"});
  const auto result = format_of(repo);
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().message ==
        "The repository uses an unknown extension, extensions.frobnicate.");
}

TEST_CASE("known extensions are fine") {
  GitRepo repo;
  for (const char* name : {"noop", "preciousObjects", "worktreeConfig", "partialClone"})
    repo.git({"config", std::string("extensions.") + name, "true"});
  repo.git({"config", "core.repositoryformatversion", "1"});
  CHECK(format_of(repo).has_value());
}

TEST_CASE("a later format and other ref storage are refused") {
  GitRepo repo;
  repo.write(".git/config",
             "[core]\n\trepositoryformatversion = 1\n[extensions]\n\trefStorage = reftable\n");
  const auto refs = format_of(repo);
  REQUIRE_FALSE(refs.has_value());
  CHECK(refs.error().hints[0] == "git refs migrate --ref-format=files");
  repo.write(".git/config", "[core]\n\trepositoryformatversion = 7\n");
  CHECK_FALSE(format_of(repo).has_value());
}

TEST_CASE("config.worktree counts where the repository says so") {
  GitRepo repo;
  repo.write(".git/config.worktree", "[core]\n\tnotesRef = here\n");
  const auto place = locate(repo.path(), {});
  CHECK_FALSE(config_value(open_config(*place)->get(), "core.notesref").has_value());
  repo.git({"config", "extensions.worktreeConfig", "true"});
  CHECK(config_value(open_config(*place)->get(), "core.notesref") == "here");
}

TEST_CASE("another user's repository is refused unless it is declared safe") {
  const auto mine = [](const std::string&) { return std::optional(kMe); };
  const auto theirs = [](const std::string&) { return std::optional(kOther); };
  const auto git_dir_theirs = [](const std::string& path) {
    return std::optional(path == "/repo" ? kMe : kOther);
  };
  Environment environment;
  CHECK(accepted(environment, mine));
  CHECK_FALSE(accepted(environment, theirs));
  CHECK_FALSE(accepted(environment, git_dir_theirs));
  CHECK_FALSE(accepted(environment, [](const std::string&) { return std::optional<unsigned>(); }));

  Place place;
  place.git_dir = place.common_dir = "/repo/.git";
  const auto refusal = check_owner(place, "/repo", environment, kMe, theirs);
  CHECK(refusal.error().message == "The repository in /repo belongs to another user.");
  CHECK(refusal.error().hints ==
        std::vector<std::string>{"git config --global --add safe.directory /repo"});
  place.explicit_git_dir = true;  // Git trusts GIT_DIR too
  CHECK(check_owner(place, "/repo", environment, kMe, theirs).has_value());

  for (const std::string value : {"/repo", "/repo/", "*"}) {
    environment.safe_directories = {value};
    CHECK_MESSAGE(accepted(environment, theirs), value);
  }
  for (const std::string value : {"/rep", "/repo/x", "repo", "/repo/*"}) {
    environment.safe_directories = {value};
    CHECK_MESSAGE(!accepted(environment, theirs), value);
  }
  environment.safe_directories = {"*", ""};  // an empty value takes back what came before
  CHECK_FALSE(accepted(environment, theirs));
}

TEST_CASE("under sudo, root also trusts the caller's repositories") {
  const auto theirs = [](const std::string&) { return std::optional(kOther); };
  Environment environment;
  environment.sudo_uid = "2000";
  CHECK(accepted(environment, theirs, 0));
  CHECK_FALSE(accepted(environment, theirs, kMe));
  environment.sudo_uid = "2000x";
  CHECK_FALSE(accepted(environment, theirs, 0));
}

TEST_CASE("safe.directory is read from the user's files, with ~") {
  TempDir home;
  home.write("config", "[safe]\n\tdirectory = /elsewhere\n\tdirectory = ~/repo\n");
  Environment environment;
  environment.config_files = {home / "missing", home / "config"};
  environment.home = "/";
  const auto theirs = [](const std::string&) { return std::optional(kOther); };
  CHECK(accepted(environment, theirs));
  environment.home = "/home";
  CHECK_FALSE(accepted(environment, theirs));
}
