#include "migrate/git/environment.h"

#include <doctest/doctest.h>

#include <map>

using migrate::git::Environment;

namespace {

Environment of(const std::map<std::string, std::string>& variables) {
  return Environment::from([&](const char* name) -> const char* {
    const auto place = variables.find(name);
    return place == variables.end() ? nullptr : place->second.c_str();
  });
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("unset and empty variables are absent") {
  const Environment none = of({{"GIT_DIR", ""}});
  CHECK_FALSE(none.git_dir.has_value());
  CHECK(none.config_files == Strings{"/etc/gitconfig"});
  CHECK(none.safe_directories.empty());
}

TEST_CASE("alternates are separated by colons and may be quoted") {
  const Environment some = of(
      {{"GIT_OBJECT_DIRECTORY", "q"}, {"GIT_ALTERNATE_OBJECT_DIRECTORIES", "/a:\"/b:\\\"c\"::/d"}});
  CHECK(some.object_directory == "q");
  CHECK(some.alternate_object_directories == Strings{"/a", "/b:\"c", "/d"});
}

TEST_CASE("configuration files are those that Git reads, weakest first") {
  CHECK(of({{"HOME", "/h"}}).config_files ==
        Strings{"/etc/gitconfig", "/h/.config/git/config", "/h/.gitconfig"});
  CHECK(
      of({{"HOME", "/h"}, {"XDG_CONFIG_HOME", "/x"}, {"GIT_CONFIG_NOSYSTEM", "1"}}).config_files ==
      Strings{"/x/git/config", "/h/.gitconfig"});
  CHECK(
      of({{"HOME", "/h"}, {"GIT_CONFIG_GLOBAL", "/g"}, {"GIT_CONFIG_SYSTEM", "/s"}}).config_files ==
      Strings{"/s", "/g"});
  CHECK(of({{"HOME", "/h"}, {"GIT_CONFIG_GLOBAL", ""}, {"GIT_CONFIG_NOSYSTEM", "true"}})
            .config_files.empty());
}

TEST_CASE("safe.directory may come with the environment") {
  CHECK(of({{"GIT_CONFIG_COUNT", "3"},
            {"GIT_CONFIG_KEY_0", "safe.directory"},
            {"GIT_CONFIG_VALUE_0", "/a"},
            {"GIT_CONFIG_KEY_1", "user.name"},
            {"GIT_CONFIG_VALUE_1", "x"},
            {"GIT_CONFIG_KEY_2", "safe.directory"},
            {"GIT_CONFIG_VALUE_2", ""}})
            .safe_directories == Strings{"/a", ""});
  CHECK(of({{"GIT_CONFIG_COUNT", "many"}}).safe_directories.empty());
}
