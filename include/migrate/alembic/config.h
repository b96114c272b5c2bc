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

// A program that formats or checks a new revision file. Named by the repository: listed, never run
// by reading it.
struct PostWriteHook {
  std::string name;
  std::string type;     // "console_scripts", "exec", or another that this program does not know
  std::string program;  // the entry point's or executable's name; empty for another type
  std::string options;  // as a shell would split them; may hold REVISION_SCRIPT_FILENAME
  std::string cwd;      // where to run it, relative to the root; empty: the root
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
  // Folders that Python may import the project's modules from, as far as the configuration tells:
  // prepend_sys_path, its own folder, the root, and "src" in both. In the order they are searched.
  std::vector<std::string> import_paths;
  bool recursive_version_locations = false;
  bool sourceless = false;
  std::string file_template = "%(rev)s_%(slug)s";
  int truncate_slug_length = 40;
  std::string timezone;  // empty: local time without an offset, as Alembic does
  std::string output_encoding = "utf-8";
  bool revision_environment = false;
  std::vector<PostWriteHook> post_write_hooks;  // in order
  // Values that need something outside the source (an environment variable, a package that is not
  // in the tree).
  std::vector<Diagnostic> problems;
};

struct DiscoverOptions {
  std::string config_path;  // -c or $ALEMBIC_CONFIG, relative to the source's root; empty: search
  bool config_path_explicit = false;
  std::string section;    // -n; empty: every section that has a script_location
  std::string directory;  // where the user stands, relative to the root; searched before the rest
  // Take the nearest configuration of `directory` and the folders above it, as Alembic would, and
  // look further only when there is none. False: every history of the repository.
  bool nearest_only = false;
};

// Every history of the source, in a stable order (the nearest to `directory` first, then by path
// and section). Empty when the repository has none.
//
// Where a history is: a section with a script_location in an .ini file ([DEFAULT] counts for
// [alembic] and for sections that state a database or version locations); [tool.alembic] of a
// pyproject.toml, whose values stand in where the alembic.ini beside it has none; an alembic.ini
// without script_location beside an env.py (Flask-Migrate writes these); with none of these,
// folders that hold env.py and script.py.mako. [[history]] tables of migrate.toml replace all.
// Hidden folders, virtual environments, installed packages and templates are not searched. Of two
// that name the same locations the first is taken.
//
// Alembic resolves relative locations against the directory it is started in, which a repository
// does not state. Here they are relative to the folder of the configuration file or, when that has
// nothing of the name and the root has, to the root.
//
// Errors: kConfig, with file:line in the text, when the configuration asked for, or the nearest
// one, is missing or cannot be read as Alembic would; kUndecidable when the tree cannot be read or
// has too many folders. A configuration elsewhere that is wrong becomes a history whose location is
// unreadable, with the reason.
Result<std::vector<HistoryConfig>> discover(const source::Source& source,
                                            const DiscoverOptions& options);

}  // namespace migrate::alembic
