// Builds HistoryConfigs from configuration files.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "alembic/ini.h"
#include "migrate/alembic/config.h"
#include "migrate/alembic/toml_value.h"
#include "migrate/result.h"
#include "migrate/source/source.h"

namespace migrate::alembic {

// The configuration files of one folder, as far as they are there and speak of Alembic.
struct ConfigFiles {
  std::string folder;
  std::optional<Ini> ini;
  std::optional<TomlTable> toml;  // [tool.alembic]
  std::string toml_path;
  bool beside_environment = false;  // the folder itself holds env.py
};

// Reads an .ini file; nothing when it plainly has nothing to do with Alembic. Errors: kConfig when
// it cannot be parsed, kUndecidable when it cannot be read.
Result<std::optional<Ini>> read_ini(const source::Source& source, const std::string& path);
// [tool.alembic] of a pyproject.toml; nothing when there is none.
Result<std::optional<TomlTable>> read_pyproject(const source::Source& source,
                                                const std::string& path);

// Every environment that the files set up; with `section`, only that one, which must be there.
// `name` is left empty. Errors: kConfig for a value that Alembic would refuse.
Result<std::vector<HistoryConfig>> environments(const source::Source& source,
                                                const ConfigFiles& files,
                                                const std::string& section);

}  // namespace migrate::alembic
