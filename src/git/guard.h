// Whether a repository may be read at all: its format (gitrepository-layout(5), "extensions") and
// its owner (git-config(1), "safe.directory"). Each refusal names the git command that mends it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "git/libgit2.h"
#include "git/locate.h"

namespace migrate::git {

// The configuration of the repository alone, `config.worktree` over `config` where the repository
// says so. A repository without configuration file has an empty one.
Result<ConfigHandle> open_config(const Place& place);

// The last value of `key`; nothing when unset.
std::optional<std::string> config_value(const git_config* config, const std::string& key);
// All values of `key`, in order.
std::vector<std::string> config_values(const git_config* config, const std::string& key);
// The entries whose key begins with `beginning`, in order. (libgit2's own search by pattern loses
// memory for each entry that it looks at.)
struct ConfigEntry {
  std::string key, value;  // a key without a value is "true"
};
std::vector<ConfigEntry> config_entries(const git_config* config, std::string_view beginning);
bool config_true(const git_config* config, const std::string& key);

// `file` is where the configuration stands, for what is said.
Result<void> check_format(const git_config* config, const std::string& file);

// `owner_of` gives the numeric owner of a path; tests plant others.
using OwnerOf = std::function<std::optional<unsigned>(const std::string&)>;
Result<void> check_owner(const Place& place, const std::optional<std::string>& work_dir,
                         const Environment& environment, unsigned user, const OwnerOf& owner_of);

// The last value of `key` in the user's and the system's files; nothing when unset. A leading "~/"
// is the home folder.
std::optional<std::string> user_config(const Environment& environment, const std::string& key);
std::string expand_home(const std::string& path, const Environment& environment);

}  // namespace migrate::git
