// Finds the files of a source that may set up an Alembic environment.
#pragma once

#include <string>
#include <vector>

#include "migrate/result.h"
#include "migrate/source/source.h"

namespace migrate::alembic {

// What one folder holds.
struct Candidate {
  std::string folder;
  std::vector<std::string> ini_files;  // paths; alembic.ini first, then by name
  bool pyproject = false;
  bool environment = false;  // env.py beside script.py.mako, and no template of one
};

// What one folder holds, without those below it.
Result<Candidate> look_into(const source::Source& source, const std::string& folder);

// Every folder that holds something, sorted by path, except in hidden folders, virtual
// environments, installed packages, node_modules and cookiecutter templates. Errors: kUndecidable
// when a folder cannot be read, or past kMaxFolders.
Result<std::vector<Candidate>> search_tree(const source::Source& source);

// More than ten times what the largest repositories with an Alembic history have.
inline constexpr std::size_t kMaxFolders = 100'000;

}  // namespace migrate::alembic
