// Where a repository's migration histories are and how Alembic is set up for each: read from
// alembic.ini, pyproject.toml and migrate.toml of one Source, or found by the shape of the folders.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/diagnostic.h"
#include "migrate/result.h"
#include "migrate/source/source.h"

namespace migrate::alembic {

// One folder that holds revision files.
struct VersionLocation {
  std::string path;        // relative to the source's root, normalised
  std::string as_written;  // as the configuration has it
  std::string
      unreadable;  // why it cannot be read ("it leads outside the repository"); empty when fine
};

// One history: one Alembic environment as `alembic -c FILE -n SECTION` sees it.
struct HistoryConfig {
  std::string
      name;  // unique in the repository: the section, or the script location where that is clearer
  std::string config_path;      // alembic.ini or pyproject.toml; empty when found by shape
  std::string section;          // "alembic" by default; "tool.alembic" for pyproject
  std::string script_location;  // normalised; holds env.py and script.py.mako
  std::vector<VersionLocation>
      version_locations;  // at least one; the first takes new revisions by default
  bool recursive_version_locations = false;
  bool sourceless = false;
  std::string file_template = "%(rev)s_%(slug)s";
  int truncate_slug_length = 40;
  std::string timezone;  // empty: local time without an offset, as Alembic does
  std::string output_encoding = "utf-8";
  bool revision_environment = false;
  std::vector<std::string> post_write_hooks;  // names, in order; listed, not run
  // Values that need something outside the source (an environment variable, a package that is not
  // in the tree).
  std::vector<Diagnostic> problems;
};

struct DiscoverOptions {
  std::string config_path;  // -c or $ALEMBIC_CONFIG, relative to the source's root; empty: search
  bool config_path_explicit = false;
  std::string section;    // -n; empty: every section that has a script_location
  std::string directory;  // where the user stands, relative to the root; searched before the rest
};

// Every history of the source, in a stable order (the nearest to `directory` first, then by path
// and section). Empty when the repository has none. Errors: kConfig for a file that cannot be
// parsed, with file:line in the text.
Result<std::vector<HistoryConfig>> discover(const source::Source& source,
                                            const DiscoverOptions& options);

}  // namespace migrate::alembic
