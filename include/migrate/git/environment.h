// The values of Git's environment variables that decide which repository is meant. The library does
// not read the environment: whoever has one (a command, a hook) passes it on.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace migrate::git {

// Every member is as the variable of that name has it; unset and empty are both absent. Relative
// paths are relative to the folder that the repository is looked for from.
struct Environment {
  std::optional<std::string> git_dir;                     // GIT_DIR
  std::optional<std::string> common_dir;                  // GIT_COMMON_DIR
  std::optional<std::string> work_tree;                   // GIT_WORK_TREE
  std::optional<std::string> index_file;                  // GIT_INDEX_FILE
  std::optional<std::string> object_directory;            // GIT_OBJECT_DIRECTORY
  std::vector<std::string> alternate_object_directories;  // GIT_ALTERNATE_OBJECT_DIRECTORIES
  std::optional<std::string> ceiling_directories;         // GIT_CEILING_DIRECTORIES
  std::optional<std::string> sudo_uid;                    // SUDO_UID, which root's Git also trusts
  std::optional<std::string> home;                        // HOME, for "~/" in the files below
  // The system's and the user's Git configuration files, weakest first. Only `safe.directory` and
  // `core.hooksPath` are ever read from them.
  std::vector<std::string> config_files;
  // Values of `safe.directory` given by GIT_CONFIG_COUNT, GIT_CONFIG_KEY_n and GIT_CONFIG_VALUE_n.
  std::vector<std::string> safe_directories;

  // Asks `variable` (std::getenv has the right shape) for each of the above, and for
  // XDG_CONFIG_HOME, GIT_CONFIG_GLOBAL, GIT_CONFIG_SYSTEM and GIT_CONFIG_NOSYSTEM.
  static Environment from(const std::function<const char*(const char*)>& variable);
};

}  // namespace migrate::git
