// Where the repository is: Git's own search (gitrepository-layout(5), "GIT_DIR" in git(1)), on disk
// alone, before anything is read from it.
#pragma once

#include <optional>
#include <string>

#include "migrate/git/repository.h"

namespace migrate::git {

struct Place {
  std::string git_dir, common_dir;
  // The folder whose ".git" led here, when one did: the work tree unless the configuration says
  // otherwise.
  std::optional<std::string> holder;
  std::optional<std::string> git_file;  // holder/.git, when that is a file
  bool explicit_git_dir = false;        // named by GIT_DIR: its owner is trusted
  std::string start;                    // the folder the search began in
  bool linked() const { return git_dir != common_dir; }
};

Result<Place> locate(const std::string& start, const Environment& environment);

// `path`, if relative below `base`, with symlinks and ".." resolved as far as it exists.
std::string real_path(const std::string& path, const std::string& base);
// The first line of a small file, without white space at its end; nothing when it cannot be read.
std::optional<std::string> read_line(const std::string& path);

}  // namespace migrate::git
