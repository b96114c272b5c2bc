#include "support/git_repo.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <utility>

namespace migrate::testing {
namespace {

struct Pipe {
  int read_end = -1, write_end = -1;
  Pipe() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("pipe2 failed");
    read_end = ends[0];
    write_end = ends[1];
  }
  ~Pipe() {
    close_end(read_end);
    close_end(write_end);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  static void close_end(int& end) {
    if (end >= 0) ::close(end);
    end = -1;
  }
};

void read_some(int& end, std::string& into) {
  char buffer[65536];
  const ssize_t count = ::read(end, buffer, sizeof buffer);
  if (count > 0)
    into.append(buffer, static_cast<std::size_t>(count));
  else if (count == 0 || errno != EINTR)
    Pipe::close_end(end);
}

void write_some(int& end, std::string_view& rest) {
  const ssize_t count = ::write(end, rest.data(), rest.size());
  if (count > 0)
    rest.remove_prefix(static_cast<std::size_t>(count));
  else if (errno != EINTR)
    rest = {};  // the program does not read its input
  if (rest.empty()) Pipe::close_end(end);
}

}  // namespace

ProcessResult run_process(const std::vector<std::string>& command, const std::string& directory,
                          const std::map<std::string, std::string>& environment,
                          std::string_view input) {
  std::vector<std::string> variables;
  variables.reserve(environment.size());
  for (const auto& [name, value] : environment) variables.push_back(name + "=" + value);
  if (const char* path = std::getenv("PATH"); path != nullptr && environment.count("PATH") == 0)
    variables.push_back(std::string("PATH=") + path);
  std::vector<char*> argv, envp;
  for (const std::string& word : command) argv.push_back(const_cast<char*>(word.c_str()));
  for (const std::string& variable : variables) envp.push_back(const_cast<char*>(variable.c_str()));
  argv.push_back(nullptr);
  envp.push_back(nullptr);

  std::signal(SIGPIPE, SIG_IGN);
  Pipe in, out, err;
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("fork failed");
  if (child == 0) {
    if (chdir(directory.c_str()) != 0) _exit(126);
    std::signal(SIGPIPE, SIG_DFL);
    dup2(in.read_end, 0);
    dup2(out.write_end, 1);
    dup2(err.write_end, 2);
    execvpe(argv[0], argv.data(), envp.data());
    _exit(127);
  }
  Pipe::close_end(in.read_end);
  Pipe::close_end(out.write_end);
  Pipe::close_end(err.write_end);
  if (input.empty()) Pipe::close_end(in.write_end);
  ProcessResult result;
  while (out.read_end >= 0 || err.read_end >= 0 || in.write_end >= 0) {
    pollfd watched[3] = {
        {out.read_end, POLLIN, 0}, {err.read_end, POLLIN, 0}, {in.write_end, POLLOUT, 0}};
    if (poll(watched, 3, -1) < 0 && errno != EINTR) throw std::runtime_error("poll failed");
    if (out.read_end >= 0 && watched[0].revents != 0) read_some(out.read_end, result.out);
    if (err.read_end >= 0 && watched[1].revents != 0) read_some(err.read_end, result.err);
    if (in.write_end >= 0 && watched[2].revents != 0) write_some(in.write_end, input);
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

GitRepo::GitRepo(std::string_view folder)
    : holder_(std::make_shared<TempDir>()), root_(*holder_ / folder) {
  std::filesystem::create_directories(*holder_ / "home");
}

GitRepo::GitRepo() : GitRepo("repository") {
  std::filesystem::create_directories(root_);
  git({"init", "-q", "-b", "main"});
}

GitRepo GitRepo::bare() {
  GitRepo repository("repository.git");
  std::filesystem::create_directories(repository.root_);
  repository.git({"init", "-q", "--bare", "-b", "main"});
  return repository;
}

std::map<std::string, std::string> GitRepo::environment() const {
  const std::string date = std::to_string(time_) + " +0000";
  return {{"HOME", *holder_ / "home"},
          {"LC_ALL", "C"},
          {"TZ", "UTC"},
          {"GIT_CONFIG_GLOBAL", "/dev/null"},
          {"GIT_CONFIG_SYSTEM", "/dev/null"},
          {"GIT_AUTHOR_NAME", "Ada Lovelace"},
          {"GIT_AUTHOR_EMAIL", "ada@example.com"},
          {"GIT_AUTHOR_DATE", date},
          {"GIT_COMMITTER_NAME", "Ada Lovelace"},
          {"GIT_COMMITTER_EMAIL", "ada@example.com"},
          {"GIT_COMMITTER_DATE", date},
          {"GIT_TERMINAL_PROMPT", "0"},
          {"GIT_EDITOR", "true"}};
}

ProcessResult GitRepo::try_git(const std::vector<std::string>& arguments, std::string_view input) {
  // Test repositories are cloned and made submodules of each other by path, and nothing may run
  // behind a test's back.
  std::vector<std::string> command{"git",       "-c", "protocol.file.allow=always", "-c",
                                   "gc.auto=0", "-c", "maintenance.auto=false"};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return run_process(command, root_, environment(), input);
}

std::string GitRepo::git(const std::vector<std::string>& arguments, std::string_view input) {
  ProcessResult result = try_git(arguments, input);
  if (result.status != 0) {
    std::string message = "git";
    for (const std::string& argument : arguments) message += " " + argument;
    throw std::runtime_error(message + " exited with " + std::to_string(result.status) + ": " +
                             result.err);
  }
  if (!result.out.empty() && result.out.back() == '\n') result.out.pop_back();
  return std::move(result.out);
}

void GitRepo::write(std::string_view name, std::string_view text) {
  const std::filesystem::path target = *this / name;
  std::filesystem::create_directories(target.parent_path());
  std::ofstream out(target, std::ios::binary);
  out << text;
  if (!out.flush()) throw std::runtime_error("cannot write " + target.string());
}

void GitRepo::remove(std::string_view name) { std::filesystem::remove_all(*this / name); }

std::string GitRepo::commit(std::string_view message) {
  git({"add", "-A"});
  git({"commit", "-q", "--allow-empty", "--no-verify", "-m", std::string(message)});
  time_ += 60;
  return id("HEAD");
}

std::string GitRepo::commit_file(std::string_view name, std::string_view text,
                                 std::string_view message) {
  write(name, text);
  return commit(message.empty() ? "add " + std::string(name) : std::string(message));
}

void GitRepo::branch(std::string_view name, std::string_view start) {
  git({"branch", "-q", std::string(name), std::string(start)});
}

void GitRepo::checkout(std::string_view name) { git({"checkout", "-q", std::string(name)}); }

void GitRepo::checkout_new(std::string_view name) {
  git({"checkout", "-q", "-b", std::string(name)});
}

std::string GitRepo::merge(std::string_view other) {
  git({"merge", "-q", "--no-ff", "--no-edit", std::string(other)});
  time_ += 60;
  return id("HEAD");
}

void GitRepo::tag(std::string_view name, std::string_view message) {
  git({"tag", "-a", "-m", std::string(message), std::string(name)});
}

std::string GitRepo::id(std::string_view revision) {
  return git({"rev-parse", "--verify", "-q", std::string(revision)});
}

GitRepo GitRepo::clone(const std::vector<std::string>& options) {
  GitRepo copy("clone");
  std::vector<std::string> arguments{"clone", "-q"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  arguments.push_back("file://" + root_);
  arguments.push_back(copy.root_);
  // Filters and wishes for single objects are the serving side's to allow.
  git({"config", "uploadpack.allowFilter", "true"});
  git({"config", "uploadpack.allowAnySHA1InWant", "true"});
  git(arguments);
  copy.time_ = time_;
  return copy;
}

std::string GitRepo::add_worktree(std::string_view branch) {
  std::string place = *holder_ / "worktree-" + std::string(branch);
  std::replace(place.begin() + static_cast<std::ptrdiff_t>(holder_->path().size() + 1), place.end(),
               '/', '-');
  git({"worktree", "add", "-q", "-b", std::string(branch), place});
  return place;
}

}  // namespace migrate::testing
