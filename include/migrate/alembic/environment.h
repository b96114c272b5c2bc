// The files of a new Alembic environment (`init`), as values. Works with Alembic itself. Thread
// safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/alembic/revision_file.h"
#include "migrate/result.h"

namespace migrate::alembic {

struct EnvironmentTemplate {
  std::string name;
  std::string summary;  // one sentence
};

// generic, async, multidb, pyproject.
std::vector<EnvironmentTemplate> environment_templates();

struct NewEnvironment {
  std::string directory;  // where env.py goes, relative to the root and normalised
  std::string template_name = "generic";
  std::string config_path = "alembic.ini";  // the .ini file, relative to the root and normalised
  bool package = false;                     // with __init__.py files
};

struct EnvironmentFiles {
  std::vector<NewFile> files;            // none of these may exist yet
  std::optional<NewFile> config;         // the .ini file; left alone when it exists
  std::optional<NewFile> pyproject;      // appended to the file, or a new one
  std::vector<std::string> directories;  // to make, even when they stay empty
};

// Errors: kUsage for a template that is not there, naming the nearest.
Result<EnvironmentFiles> new_environment(const NewEnvironment& wanted);

}  // namespace migrate::alembic
