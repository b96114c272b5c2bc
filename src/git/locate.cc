#include "git/locate.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <system_error>

namespace migrate::git {
namespace {

namespace fs = std::filesystem;

bool is_folder(const std::string& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

std::string common_dir_of(const std::string& git_dir) {
  const auto common = read_line(git_dir + "/commondir");
  return common ? real_path(*common, git_dir) : git_dir;
}

bool is_git_dir(const std::string& path) {
  struct stat head {};
  if (lstat((path + "/HEAD").c_str(), &head) != 0) return false;
  const std::string common = common_dir_of(path);
  return is_folder(common + "/objects") && is_folder(common + "/refs");
}

tl::unexpected<Error> no_repository(const std::string& start) {
  return fail(
      ErrorKind::kRepository, "There is no git repository in " + start + " or any folder above it.",
      {"git -C <folder> rev-parse --git-dir  # finds the repository of another folder, for -C",
       "git clone <url>"});
}

Place place_of(std::string git_dir, std::string start) {
  Place place;
  place.common_dir = common_dir_of(git_dir);
  place.git_dir = std::move(git_dir);
  place.start = std::move(start);
  return place;
}

// ".git" as a file: "gitdir: <path>", of linked worktrees and submodules.
Result<std::string> follow_git_file(const std::string& file, const std::string& holder) {
  constexpr std::string_view kKey = "gitdir:";
  const auto line = read_line(file);
  if (line && line->rfind(kKey, 0) == 0) {
    const std::size_t begin = line->find_first_not_of(' ', kKey.size());
    if (begin != std::string::npos) {
      std::string target = real_path(line->substr(begin), holder);
      if (is_git_dir(target)) return target;
    }
  }
  return fail(ErrorKind::kRepository,
              file + " does not lead to a git repository" + (line ? ": " + *line + "." : "."),
              {"git worktree repair  # in the main repository, when the folder was moved",
               "git submodule update --init  # when it is a submodule"});
}

bool is_ceiling(const std::string& folder, const std::optional<std::string>& ceilings) {
  if (!ceilings) return false;
  std::string_view rest = *ceilings;
  while (!rest.empty()) {
    const std::string_view one = rest.substr(0, rest.find(':'));
    if (!one.empty() && real_path(std::string(one), "/") == folder) return true;
    rest.remove_prefix(std::min(rest.size(), one.size() + 1));
  }
  return false;
}

dev_t device_of(const std::string& path) {
  struct stat status {};
  return stat(path.c_str(), &status) == 0 ? status.st_dev : 0;
}

}  // namespace

std::string real_path(const std::string& path, const std::string& base) {
  std::error_code error;
  fs::path whole = fs::path(path).is_absolute() ? fs::path(path) : fs::path(base) / path;
  fs::path real = fs::weakly_canonical(whole, error);
  std::string text = (error ? whole.lexically_normal() : real).string();
  while (text.size() > 1 && text.back() == '/') text.pop_back();
  return text;
}

std::optional<std::string> read_line(const std::string& path) {
  constexpr std::size_t kLongest = 1U << 16U;
  std::ifstream in(path, std::ios::binary);
  std::string line(kLongest, '\0');
  if (!in) return std::nullopt;
  in.read(line.data(), static_cast<std::streamsize>(line.size()));
  line.resize(static_cast<std::size_t>(in.gcount()));
  line.resize(std::min(line.size(), line.find('\n')));
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
  if (line.empty()) return std::nullopt;
  return line;
}

Result<Place> locate(const std::string& start_path, const Environment& environment) {
  std::error_code error;
  const std::string start = real_path(start_path, fs::current_path(error).string());
  if (environment.git_dir) {
    std::string named = real_path(*environment.git_dir, start);
    if (!is_folder(named) && fs::exists(named, error)) {
      MIGRATE_TRY(named, follow_git_file(named, fs::path(named).parent_path().string()));
    }
    if (!is_git_dir(named))
      return fail(ErrorKind::kRepository, "GIT_DIR names no git repository: " + named + ".",
                  {"unset GIT_DIR"});
    Place place = place_of(std::move(named), start);
    place.explicit_git_dir = true;
    return place;
  }
  if (!is_folder(start))
    return fail(ErrorKind::kRepository, start + " is no folder.", {"ls -ld " + start});
  const dev_t device = device_of(start);
  for (std::string folder = start;; folder = fs::path(folder).parent_path().string()) {
    const std::string dot_git = folder == "/" ? "/.git" : folder + "/.git";
    struct stat status {};
    if (stat(dot_git.c_str(), &status) == 0) {
      if (S_ISREG(status.st_mode)) {
        MIGRATE_TRY(std::string target, follow_git_file(dot_git, folder));
        Place place = place_of(std::move(target), start);
        place.holder = folder;
        place.git_file = dot_git;
        return place;
      }
      if (is_git_dir(dot_git)) {
        Place place = place_of(real_path(dot_git, "/"), start);
        place.holder = folder;
        return place;
      }
    }
    if (is_git_dir(folder)) return place_of(folder, start);
    // Git stops at mount points and at GIT_CEILING_DIRECTORIES (which do not hold for `start`).
    if (folder == "/") return no_repository(start);
    const std::string parent = fs::path(folder).parent_path().string();
    if (is_ceiling(parent, environment.ceiling_directories) || device_of(parent) != device)
      return no_repository(start);
  }
}

}  // namespace migrate::git
