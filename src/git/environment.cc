#include "migrate/git/environment.h"

#include <charconv>
#include <string_view>

namespace migrate::git {
namespace {

using Variable = std::function<const char*(const char*)>;

std::optional<std::string> value_of(const Variable& variable, const char* name) {
  const char* value = variable(name);
  if (value == nullptr || *value == '\0') return std::nullopt;
  return value;
}

// Git separates the folders with ':'; one that holds a ':' is quoted.
std::vector<std::string> split_folders(std::string_view list) {
  std::vector<std::string> folders(1);
  bool quoted = false;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const char c = list[i];
    if (c == '"' && (quoted || folders.back().empty())) {
      quoted = !quoted;
    } else if (c == ':' && !quoted) {
      folders.emplace_back();
    } else {
      if (c == '\\' && quoted && i + 1 < list.size()) ++i;
      folders.back() += list[i];
    }
  }
  std::erase(folders, "");
  return folders;
}

bool is_true(const std::optional<std::string>& value) {
  return value && *value != "0" && *value != "false" && *value != "no" && *value != "off";
}

// git-config(1), "Environment": the order in which Git reads its files.
std::vector<std::string> find_config_files(const Variable& variable,
                                           const std::optional<std::string>& home) {
  std::vector<std::string> files;
  if (!is_true(value_of(variable, "GIT_CONFIG_NOSYSTEM")))
    files.push_back(value_of(variable, "GIT_CONFIG_SYSTEM").value_or("/etc/gitconfig"));
  if (const char* global = variable("GIT_CONFIG_GLOBAL"); global != nullptr) {
    files.emplace_back(global);
  } else {
    if (const auto xdg = value_of(variable, "XDG_CONFIG_HOME"))
      files.push_back(*xdg + "/git/config");
    else if (home)
      files.push_back(*home + "/.config/git/config");
    if (home) files.push_back(*home + "/.gitconfig");
  }
  std::erase(files, "");
  return files;
}

std::vector<std::string> find_safe_directories(const Variable& variable) {
  std::vector<std::string> values;
  const std::string text = value_of(variable, "GIT_CONFIG_COUNT").value_or("");
  unsigned count = 0;
  std::from_chars(text.data(), text.data() + text.size(), count);
  for (unsigned i = 0; i < count; ++i) {
    const auto key = value_of(variable, ("GIT_CONFIG_KEY_" + std::to_string(i)).c_str());
    const char* value = variable(("GIT_CONFIG_VALUE_" + std::to_string(i)).c_str());
    if (!key || value == nullptr) break;  // Git refuses such an environment
    if (*key == "safe.directory") values.emplace_back(value);
  }
  return values;
}

}  // namespace

Environment Environment::from(const Variable& variable) {
  Environment environment;
  environment.git_dir = value_of(variable, "GIT_DIR");
  environment.common_dir = value_of(variable, "GIT_COMMON_DIR");
  environment.work_tree = value_of(variable, "GIT_WORK_TREE");
  environment.index_file = value_of(variable, "GIT_INDEX_FILE");
  environment.object_directory = value_of(variable, "GIT_OBJECT_DIRECTORY");
  environment.alternate_object_directories =
      split_folders(value_of(variable, "GIT_ALTERNATE_OBJECT_DIRECTORIES").value_or(""));
  environment.ceiling_directories = value_of(variable, "GIT_CEILING_DIRECTORIES");
  environment.sudo_uid = value_of(variable, "SUDO_UID");
  environment.home = value_of(variable, "HOME");
  environment.config_files = find_config_files(variable, environment.home);
  environment.safe_directories = find_safe_directories(variable);
  return environment;
}

}  // namespace migrate::git
