#include "git/guard.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace migrate::git {
namespace {

// What these extensions change is of no concern to reading (noop, preciousobjects,
// relativeworktrees) or is handled here (partialclone, worktreeconfig).
constexpr std::array<std::string_view, 5> kKnownExtensions = {
    "noop", "partialclone", "preciousobjects", "relativeworktrees", "worktreeconfig"};

ConfigHandle open_file(const std::string& path) {
  git_config* raw = nullptr;
  if (access(path.c_str(), R_OK) != 0 || git_config_open_ondisk(&raw, path.c_str()) != 0)
    return nullptr;
  return ConfigHandle(raw);
}

bool covers(const std::string& safe, const std::string& folder, const Environment& environment) {
  if (safe == "*") return true;
  std::string pattern = expand_home(safe, environment);
  if (pattern.size() > 2 && pattern.compare(pattern.size() - 2, 2, "/*") == 0) {
    const std::string above = real_path(pattern.substr(0, pattern.size() - 2), "/") + "/";
    return folder.compare(0, above.size(), above) == 0;
  }
  if (pattern.empty() || pattern.front() != '/') return false;
  return real_path(pattern, "/") == folder;
}

bool is_safe(const std::string& folder, const Environment& environment) {
  std::vector<std::string> values;
  for (const std::string& file : environment.config_files)
    if (const ConfigHandle config = open_file(file))
      for (std::string& value : config_values(config.get(), "safe.directory"))
        values.push_back(std::move(value));
  values.insert(values.end(), environment.safe_directories.begin(),
                environment.safe_directories.end());
  bool safe = false;
  for (const std::string& value : values)
    safe = !value.empty() && (safe || covers(value, folder, environment));  // an empty one resets
  return safe;
}

}  // namespace

Result<ConfigHandle> open_config(const Place& place) {
  ensure_libgit2();
  git_config* raw = nullptr;
  if (git_config_new(&raw) != 0)
    return git_failure(ErrorKind::kRepository, "Cannot make a configuration");
  ConfigHandle config(raw);
  const auto add = [&](const std::string& file, git_config_level_t level) -> Result<void> {
    if (access(file.c_str(), F_OK) != 0) return {};
    if (git_config_add_file_ondisk(raw, file.c_str(), level, nullptr, 0) != 0)
      return git_failure(ErrorKind::kRepository, "Cannot read " + file);
    return {};
  };
  MIGRATE_CHECK(add(place.common_dir + "/config", GIT_CONFIG_LEVEL_LOCAL));
  if (config_true(raw, "extensions.worktreeconfig"))
    MIGRATE_CHECK(add(place.git_dir + "/config.worktree", GIT_CONFIG_LEVEL_APP));
  return config;
}

std::optional<std::string> config_value(const git_config* config, const std::string& key) {
  git_config_entry* raw = nullptr;
  if (git_config_get_entry(&raw, config, key.c_str()) != 0) return std::nullopt;
  const Handle<git_config_entry, git_config_entry_free> entry(raw);
  return raw->value == nullptr ? "true" : raw->value;
}

std::vector<std::string> config_values(const git_config* config, const std::string& key) {
  std::vector<std::string> values;
  const auto add = [](const git_config_entry* entry, void* into) {
    static_cast<std::vector<std::string>*>(into)->emplace_back(
        entry->value == nullptr ? "" : entry->value);
    return 0;
  };
  git_config_get_multivar_foreach(config, key.c_str(), nullptr, add, &values);
  return values;
}

std::vector<ConfigEntry> config_entries(const git_config* config, std::string_view beginning) {
  std::vector<ConfigEntry> found;
  git_config_iterator* raw = nullptr;
  if (git_config_iterator_new(&raw, config) != 0) return found;
  const Handle<git_config_iterator, git_config_iterator_free> iterator(raw);
  git_config_entry* entry = nullptr;
  while (git_config_next(&entry, raw) == 0)
    if (std::string_view(entry->name).substr(0, beginning.size()) == beginning)
      found.push_back({entry->name, entry->value == nullptr ? "true" : entry->value});
  return found;
}

bool config_true(const git_config* config, const std::string& key) {
  int value = 0;
  return git_config_get_bool(&value, config, key.c_str()) == 0 && value != 0;
}

Result<void> check_format(const git_config* config, const std::string& file) {
  // Git itself does nothing in such a repository, so its configuration is named as a file.
  const std::string command = "git config --file " + file;
  const std::string version = config_value(config, "core.repositoryformatversion").value_or("0");
  if (version != "0" && version != "1")
    return fail(ErrorKind::kRepository,
                "The repository has format version " + version + "; 0 and 1 are known.",
                {command + " --get core.repositoryformatversion"});
  constexpr std::string_view kBefore = "extensions.";
  for (ConfigEntry& extension : config_entries(config, kBefore)) {
    extension.key.erase(0, kBefore.size());
    if (extension.key == "objectformat") {
      if (extension.value == "sha1") continue;
      return fail(ErrorKind::kRepository,
                  "The repository names its objects by " + extension.value +
                      "; only SHA-1 repositories can be read.",
                  {"git rev-parse --show-object-format",
                   "git fast-export --all | git -C <sha1-repository> fast-import  # into one made "
                   "by `git init --object-format=sha1`"});
    }
    if (extension.key == "refstorage" && extension.value == "files") continue;
    // Git ignores unknown extensions in version 0.
    if (version == "0" || std::find(kKnownExtensions.begin(), kKnownExtensions.end(),
                                    extension.key) != kKnownExtensions.end())
      continue;
    if (extension.key == "refstorage")
      return fail(ErrorKind::kRepository,
                  "The repository keeps its refs as " + extension.value +
                      "; only files can be read (unknown extension refstorage).",
                  {"git refs migrate --ref-format=files"});
    return fail(ErrorKind::kRepository,
                "The repository uses an unknown extension, extensions." + extension.key + ".",
                {command + " --get-regexp '^extensions\\.'",
                 command + " --unset extensions." + extension.key +
                     "  # only when nothing needs it any more"});
  }
  return {};
}

Result<void> check_owner(const Place& place, const std::optional<std::string>& work_dir,
                         const Environment& environment, unsigned user, const OwnerOf& owner_of) {
  if (place.explicit_git_dir) return {};
  // Root under sudo is also the user who called it, as for Git.
  std::optional<unsigned> caller;
  if (user == 0 && environment.sudo_uid) {
    const std::string& text = *environment.sudo_uid;
    unsigned number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size()) caller = number;
  }
  const auto ours = [&](const std::string& path) {
    const auto owner = owner_of(path);
    return owner && (*owner == user || owner == caller);
  };
  const std::string& folder = work_dir ? *work_dir : place.git_dir;
  if (ours(place.git_dir) && (!work_dir || ours(*work_dir)) &&
      (!place.git_file || ours(*place.git_file)))
    return {};
  if (is_safe(folder, environment)) return {};
  return fail(ErrorKind::kRepository, "The repository in " + folder + " belongs to another user.",
              {"git config --global --add safe.directory " + folder});
}

std::optional<std::string> user_config(const Environment& environment, const std::string& key) {
  ensure_libgit2();
  std::optional<std::string> value;
  for (const std::string& file : environment.config_files)
    if (const ConfigHandle config = open_file(file))
      if (auto found = config_value(config.get(), key)) value = std::move(found);
  return value;
}

std::string expand_home(const std::string& path, const Environment& environment) {
  if (path.rfind("~/", 0) != 0 || !environment.home) return path;
  return *environment.home + path.substr(1);
}

}  // namespace migrate::git
