#include "support/postgres_server.h"

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <vector>

namespace migrate::testing {
namespace {

namespace fs = std::filesystem;

// The server refuses to run as root; Debian makes this user for it.
constexpr const char* kUser = "postgres";

// Debian keeps each major version in a folder of its own; the newest one.
std::string programs() {
  int newest = 0;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator("/usr/lib/postgresql", error))
    if (fs::exists(entry.path() / "bin/initdb"))
      newest = std::max(newest, std::atoi(entry.path().filename().c_str()));
  if (newest == 0) throw std::runtime_error("no PostgreSQL server is installed");
  return "/usr/lib/postgresql/" + std::to_string(newest) + "/bin/";
}

std::string contents(const std::string& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// Starts `command` as a user who is not root, its output in `log`.
pid_t start(const std::vector<std::string>& command, const std::string& folder,
            const std::string& log) {
  std::vector<char*> arguments;
  for (const std::string& argument : command)
    arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  const passwd* const user = geteuid() == 0 ? getpwnam(kUser) : nullptr;
  const pid_t parent = getpid();
  const pid_t process = fork();
  if (process != 0) return process;

  // As its own group: the terminal's Ctrl-C reaches only the test, which then stops it.
  setpgid(0, 0);
  if (user != nullptr &&
      (setgroups(0, nullptr) != 0 || setgid(user->pw_gid) != 0 || setuid(user->pw_uid) != 0))
    _exit(126);
  // After setuid, which clears it.
  prctl(PR_SET_PDEATHSIG, SIGQUIT);
  if (getppid() != parent || chdir(folder.c_str()) != 0) _exit(126);
  const int output = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  const int input = open("/dev/null", O_RDONLY);
  dup2(input, 0);
  dup2(output, 1);
  dup2(output, 2);
  char path[] = "PATH=/usr/bin:/bin";
  char locale[] = "LC_ALL=C";
  char zone[] = "TZ=UTC";
  char* environment[] = {path, locale, zone, nullptr};
  execve(arguments[0], arguments.data(), environment);
  _exit(127);
}

}  // namespace

PostgresServer::PostgresServer() {
  // A socket's path has at most 107 bytes, so not below TMPDIR.
  std::string folder = "/tmp/migrate-postgres-XXXXXX";
  if (mkdtemp(folder.data()) == nullptr) throw std::runtime_error("cannot make " + folder);
  folder_ = folder;
  if (geteuid() == 0) {
    const passwd* const user = getpwnam(kUser);
    if (user == nullptr) throw std::runtime_error("there is no user postgres to run a server as");
    if (chown(folder_.c_str(), user->pw_uid, user->pw_gid) != 0)
      throw std::runtime_error("cannot give away " + folder_);
  }
  const std::string log = folder_ + "/log", data = folder_ + "/data";
  const std::string bin = programs();
  const auto refuse = [&](const char* what) {
    const std::string words = contents(log);
    remove();
    throw std::runtime_error(std::string(what) + " failed: " + words);
  };

  const pid_t initdb = start({bin + "initdb", "-D", data, "-U", "postgres", "-A", "trust",
                              "--no-sync", "--no-locale", "-E", "UTF8", "--no-instructions"},
                             folder_, log);
  int status = -1;
  waitpid(initdb, &status, 0);
  if (status != 0) refuse("initdb");

  process_ = start({bin + "postgres", "-D", data, "-k", folder_, "-c", "listen_addresses=", "-c",
                    "fsync=off", "-c", "full_page_writes=off", "-c", "autovacuum=off", "-c",
                    "timezone=UTC", "-c", "shared_buffers=32MB"},
                   folder_, log);
  // The eighth line of postmaster.pid is the server's state.
  while (contents(data + "/postmaster.pid").find("ready") == std::string::npos) {
    if (waitpid(process_, &status, WNOHANG) != 0) {
      process_ = -1;
      refuse("postgres");
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

PostgresServer::~PostgresServer() {
  if (process_ > 0) {
    kill(process_, SIGQUIT);  // at once: nothing of it is kept
    waitpid(process_, nullptr, 0);
  }
  remove();
}

std::string PostgresServer::connection() const {
  return "host=" + folder_ + " user=postgres dbname=postgres";
}

void PostgresServer::remove() {
  std::error_code error;
  fs::remove_all(folder_, error);
}

}  // namespace migrate::testing
