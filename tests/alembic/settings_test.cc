#include "migrate/alembic/settings.h"

#include <doctest/doctest.h>

using namespace migrate::alembic;
using migrate::source::MemorySource;

namespace {

migrate::Error error_of(std::string_view text) {
  auto settings = parse_settings(text, "migrate.toml");
  REQUIRE(!settings);
  CHECK(settings.error().kind == migrate::ErrorKind::kConfig);
  return std::move(settings).error();
}

}  // namespace

TEST_CASE("every key of migrate.toml is read") {
  const auto read = parse_settings(R"(
base = "origin/main"
release_refs = ["origin/release/*"]
message_pattern = "^x"
head_file = "HEAD"
databases = ["postgresql 14.2", "sqlite"]
[tables]
large = ["orders", "audit.*"]
[[history]]
name = "main"
script_location = "db"
version_locations = ["db/a", "db/b"]
recursive_version_locations = true
[lint]
packs = ["recommended"]
select = ["a"]
ignore = ["b"]
fail_on = "warning"
[lint.severity]
a = "info"
[lint.rules.a]
limit = 3
)",
                                   "migrate.toml");
  REQUIRE(read);
  REQUIRE(*read);
  const Settings& settings = **read;
  CHECK(settings.base == "origin/main");
  CHECK(settings.release_refs == std::vector<std::string>{"origin/release/*"});
  CHECK(settings.message_pattern == "^x");
  CHECK(settings.head_file == "HEAD");
  REQUIRE(settings.databases.size() == 2);
  CHECK(settings.databases[0].dialect == "postgresql");
  CHECK(settings.databases[0].version == "14.2");
  CHECK(settings.databases[1].version.empty());
  CHECK(settings.large_tables == std::vector<std::string>{"orders", "audit.*"});
  REQUIRE(settings.histories.size() == 1);
  CHECK(settings.histories[0].version_locations.size() == 2);
  CHECK(settings.histories[0].recursive_version_locations == true);
  CHECK(settings.packs[0].word == "recommended");
  CHECK(settings.select[0].at == migrate::Position{16, 11});
  CHECK(settings.ignore[0].word == "b");
  CHECK(settings.fail_on == "warning");
  CHECK(settings.severities[0].second == "info");
  REQUIRE(settings.rules.size() == 1);
  CHECK(settings.rules[0].options.find("limit") != nullptr);
}

TEST_CASE("an unknown key names the nearest known one and its place") {
  const auto error = error_of("bas = 1\n");
  CHECK(error.message == "migrate.toml:1:1: There is no key `bas`.");
  CHECK(error.hints == std::vector<std::string>{"Did you mean `base`?"});
  CHECK(error_of("[lint]\nselct = []\n").message ==
        "migrate.toml:2:1: There is no key `selct` in [lint].");
  CHECK(error_of("[[history]]\nscript_location = 'a'\nfoo = 1\n").message ==
        "migrate.toml:3:1: There is no key `foo` in [history].");
}

TEST_CASE("a value of the wrong type or outside its choices names its place") {
  CHECK(error_of("base = 1\n").message ==
        "migrate.toml:1:8: This is an integer, where a string is needed.");
  CHECK(error_of("release_refs = [1]\n").message ==
        "migrate.toml:1:17: This is an integer, where a string is needed.");
  CHECK(error_of("lint = 1\n").message ==
        "migrate.toml:1:8: This is an integer, where a table is needed.");
  CHECK(error_of("[lint]\nfail_on = 'x'\n").message ==
        "migrate.toml:2:11: `x` is none of `info`, `warning`, `error`, `never`.");
  CHECK(error_of("[[history]]\nrecursive_version_locations = 'a'\n").message ==
        "migrate.toml:2:31: This is a string, where a boolean is needed.");
  CHECK(error_of("[[history]]\nname = 'a'\n").message ==
        "migrate.toml:1:1: A [[history]] needs `script_location` or `version_locations`.");
  CHECK(error_of("databases = ['oracle 12']\n").message ==
        "migrate.toml:1:14: `oracle 12` is none of `postgresql`, `mysql`, `sqlite`, with a version "
        "behind it or without.");
  CHECK(error_of("databases = ['sqlite three']\n").message ==
        "migrate.toml:1:14: `three` is no version.");
  CHECK(error_of("databases = ['sqlite', 'sqlite 3.40']\n").message ==
        "migrate.toml:1:24: `sqlite` is stated twice; its oldest version counts.");
}

TEST_CASE("pyproject.toml speaks through [tool.migrate] only") {
  const auto none = parse_settings("[project]\nname = 'x'\n", "a/pyproject.toml");
  REQUIRE(none);
  CHECK(!*none);
  const auto some = parse_settings("[tool.migrate]\nbase = 'main'\n", "a/pyproject.toml");
  REQUIRE(some);
  REQUIRE(*some);
  CHECK((*some)->base == "main");
}

TEST_CASE("the nearest settings count, migrate.toml before pyproject.toml") {
  MemorySource source;
  source.add("pyproject.toml", "[tool.migrate]\nbase = 'root'\n");
  source.add("a/pyproject.toml", "[project]\n");
  source.add("a/b/migrate.toml", "base = 'near'\n");
  source.add("a/b/pyproject.toml", "[tool.migrate]\nbase = 'beside'\n");
  const auto base = [&](std::string_view directory) {
    const auto settings = load_settings(source, directory);
    REQUIRE(settings);
    return settings->base;
  };
  CHECK(base("a/b") == "near");
  CHECK(base("a") == "root");
  CHECK(base("") == "root");
  MemorySource empty;
  CHECK(load_settings(empty, "x/y")->path.empty());
}
