#include "migrate/alembic/environment.h"

#include <doctest/doctest.h>

#include "migrate/alembic/config.h"

using namespace migrate::alembic;

namespace {

EnvironmentFiles made(const NewEnvironment& wanted) {
  auto files = new_environment(wanted);
  REQUIRE(files);
  return *std::move(files);
}

}  // namespace

TEST_CASE("each template is listed with a sentence") {
  const auto templates = environment_templates();
  REQUIRE(templates.size() == 4);
  for (const EnvironmentTemplate& one : templates) CHECK(one.summary.ends_with('.'));
}

TEST_CASE("what init writes is found again") {
  for (const EnvironmentTemplate& one : environment_templates()) {
    CAPTURE(one.name);
    NewEnvironment wanted;
    wanted.directory = "app/50%/db";
    wanted.config_path = "app/conf/alembic.ini";
    wanted.template_name = one.name;
    const EnvironmentFiles files = made(wanted);
    migrate::source::MemorySource source;
    for (const NewFile& file : files.files) {
      CHECK(!file.text.empty());
      source.add(file.path, file.text);
    }
    REQUIRE(files.config);
    source.add(files.config->path, files.config->text);
    CHECK(files.config->text.find('<') == std::string::npos);
    if (files.pyproject) source.add(files.pyproject->path, files.pyproject->text);
    CHECK(files.pyproject.has_value() == (one.name == "pyproject"));
    CHECK(files.directories == std::vector<std::string>{"app/50%/db", "app/50%/db/versions"});
    const auto configs = discover(source, {});
    REQUIRE(configs);
    REQUIRE(configs->size() == 1);
    CHECK(configs->front().script_location == "app/50%/db");
    CHECK(configs->front().config_path == "app/conf/alembic.ini");
  }
}

TEST_CASE("a package has __init__.py files") {
  NewEnvironment wanted;
  wanted.directory = "db";
  wanted.package = true;
  const EnvironmentFiles files = made(wanted);
  REQUIRE(files.files.size() == 5);
  CHECK(files.files[4].path == "db/versions/__init__.py");
}

TEST_CASE("an unknown template names the nearest") {
  NewEnvironment wanted;
  wanted.template_name = "genric";
  const auto files = new_environment(wanted);
  REQUIRE(!files);
  CHECK(files.error().hints == std::vector<std::string>{"Did you mean `generic`?"});
}
