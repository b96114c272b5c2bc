#include "alembic/tree_search.h"

#include <fmt/format.h>

#include <algorithm>

#include "migrate/path.h"

namespace migrate::alembic {
namespace {

bool is_skipped(std::string_view name) {
  return name.starts_with('.') || name == "node_modules" || name == "venv" ||
         name == "virtualenv" || name == "site-packages" || name == "dist-packages" ||
         name == "__pycache__" || name.find("{{") != std::string_view::npos;
}

// Whether the entries are those of a virtual environment's root, whatever it is called.
bool is_virtual_environment(const std::vector<source::Entry>& entries) {
  return std::any_of(entries.begin(), entries.end(),
                     [](const source::Entry& entry) { return entry.name == "pyvenv.cfg"; });
}

Candidate candidate(const std::string& folder, const std::vector<source::Entry>& entries) {
  Candidate found;
  found.folder = folder;
  bool env = false, mako = false, is_template = false;
  for (const source::Entry& entry : entries) {
    if (entry.kind != source::EntryKind::kFile && entry.kind != source::EntryKind::kConflict) {
      continue;
    }
    env |= entry.name == "env.py";
    mako |= entry.name == "script.py.mako";
    // `alembic init` and its relatives copy such a folder: it is an environment in the making.
    is_template |= entry.name == "alembic.ini.mako" || entry.name == "pyproject.toml.mako";
    found.pyproject |= entry.name == "pyproject.toml";
    if (entry.name.ends_with(".ini")) found.ini_files.push_back(join_path(folder, entry.name));
  }
  found.environment = env && mako && !is_template;
  std::stable_partition(found.ini_files.begin(), found.ini_files.end(),
                        [](const auto& path) { return base_name(path) == "alembic.ini"; });
  return found;
}

}  // namespace

Result<Candidate> look_into(const source::Source& source, const std::string& folder) {
  MIGRATE_TRY(const auto entries, source.list(folder));
  return candidate(folder, entries);
}

Result<std::vector<Candidate>> search_tree(const source::Source& source) {
  std::vector<Candidate> found;
  std::vector<std::string> todo{""};
  std::size_t seen = 0;
  while (!todo.empty()) {
    const std::string folder = std::move(todo.back());
    todo.pop_back();
    if (++seen > kMaxFolders) {
      return fail(ErrorKind::kUndecidable,
                  fmt::format("The repository has more than {} folders to search.", kMaxFolders),
                  {"Name the configuration: `-c path/to/alembic.ini`."});
    }
    MIGRATE_TRY(const auto entries, source.list(folder));
    if (is_virtual_environment(entries)) continue;
    Candidate here = candidate(folder, entries);
    if (here.environment || here.pyproject || !here.ini_files.empty()) {
      found.push_back(std::move(here));
    }
    for (const source::Entry& entry : entries) {
      if (entry.kind == source::EntryKind::kDirectory && !is_skipped(entry.name)) {
        todo.push_back(join_path(folder, entry.name));
      }
    }
  }
  std::sort(found.begin(), found.end(),
            [](const Candidate& a, const Candidate& b) { return a.folder < b.folder; });
  return found;
}

}  // namespace migrate::alembic
