#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "support/temp_dir.h"

namespace migrate::testing {

// What a program did.
struct ProcessResult {
  int status = 0;  // of exit; 128 + signal when killed
  std::string out, err;
};

// Runs a program, by path or found in PATH, in `directory`, with exactly `environment` (and PATH).
ProcessResult run_process(const std::vector<std::string>& command, const std::string& directory,
                          const std::map<std::string, std::string>& environment,
                          std::string_view input = {});

// A real Git repository, made by the real git with an environment of its own: no user or system
// configuration, a fixed identity, and a clock that starts at kFirstTime and moves on one minute
// for each commit. The same calls give the same object names on every machine. All members throw
// std::runtime_error, with git's message, when git fails.
class GitRepo {
 public:
  static constexpr std::int64_t kFirstTime = 1'600'000'000;  // 2020-09-13 12:26:40 UTC

  // An empty repository on branch "main", in `folder` of a temporary directory.
  GitRepo();
  static GitRepo bare();

  // The repository's root: the work tree, or the bare repository.
  const std::string& path() const { return root_; }
  std::string operator/(std::string_view name) const { return root_ + "/" + std::string(name); }

  // Runs git in the repository and returns what it printed, without the last newline.
  std::string git(const std::vector<std::string>& arguments, std::string_view input = {});
  // The same, but a failure is a result.
  ProcessResult try_git(const std::vector<std::string>& arguments, std::string_view input = {});
  // The environment that git is run with (for tests that run hooks or other programs).
  std::map<std::string, std::string> environment() const;

  void write(std::string_view name, std::string_view text);  // makes the folders above
  void remove(std::string_view name);
  // Records everything in the work tree, changed or not; returns the commit's object name.
  std::string commit(std::string_view message);
  std::string commit_file(std::string_view name, std::string_view text,
                          std::string_view message = {});
  void branch(std::string_view name, std::string_view start = "HEAD");
  void checkout(std::string_view name);                       // an existing branch or commit
  void checkout_new(std::string_view name);                   // a new branch at HEAD
  std::string merge(std::string_view other);                  // always a merge commit
  void tag(std::string_view name, std::string_view message);  // annotated
  std::string id(std::string_view revision);                  // object name
  // The time that the next commit gets; later ones follow.
  void set_time(std::int64_t seconds) { time_ = seconds; }

  // A clone of this one (through file://, so that the options take effect), with origin set to it:
  // {"--depth=1"}, {"--filter=blob:none", "--no-checkout"}, {"--bare"}, …
  GitRepo clone(const std::vector<std::string>& options = {});
  // A linked worktree at a new branch; removed with this repository. Returns its path.
  std::string add_worktree(std::string_view branch);

 private:
  explicit GitRepo(std::string_view folder);

  std::shared_ptr<TempDir> holder_;
  std::string root_;
  std::int64_t time_ = kFirstTime;
};

}  // namespace migrate::testing
