// What a project states about itself for this program: migrate.toml, or [tool.migrate] of a
// pyproject.toml, which mean the same.
//
//   base = "origin/main"                 # what changes are judged against
//   release_refs = ["origin/release/*"]  # globs; what they reach has landed, as tags have
//   message_pattern = "^[A-Z]+-\\d+"     # what messages of new revisions must match
//   head_file = "migrations/HEAD"        # a file that holds the id of the only head
//   databases = ["postgresql 14"]        # what the migrations run on: dialect, oldest version
//
//   [[history]]                          # instead of what Alembic's configuration says
//   name = "main"
//   script_location = "db"               # relative to this file's folder
//   version_locations = ["db/versions"]  # optional; without it "versions" of script_location
//   recursive_version_locations = true   # optional; with the folders below them
//
//   [tables]
//   large = ["orders", "audit.*"]        # globs; what takes as long as a table is big matters here
//
//   [env]                                # what env.py computes, where that cannot be told
//   version_table = "migrations"
//   naming_convention = { pk = "pk_%(table_name)s" }
//
//   [lint]
//   packs = ["recommended"]
//   select = ["drop-column"]
//   ignore = ["id-too-long"]
//   fail_on = "warning"                  # "info", "warning", "error" or "never"
//   [lint.severity]
//   drop-column = "warning"
//   [lint.rules.id-too-long]             # options of one rule
//   limit = 64
//
// Values only; thread safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "migrate/alembic/toml_value.h"
#include "migrate/result.h"
#include "migrate/source/source.h"
#include "migrate/span.h"

namespace migrate::alembic {

// A word of the file and where it stands, for who checks it against a list of their own.
struct PlacedWord {
  std::string word;
  Position at;
};

struct DatabaseSetting {
  std::string dialect;  // "postgresql", "mysql" or "sqlite"
  std::string version;  // empty: not stated
};

struct HistorySetting {
  std::string name;  // empty: the script location
  std::string script_location;
  std::vector<std::string> version_locations;
  std::optional<bool>
      recursive_version_locations;  // stated, else as Alembic's configuration has it
  Position at;
};

// An argument of env.py's context.configure(): "version_table", "version_table_schema",
// "transaction_per_migration", "transactional_ddl", "render_as_batch", "include_schemas", or
// "naming_convention", a table of strings. The value is of the type that the argument has.
struct EnvSetting {
  std::string name;
  TomlValue value;
  Position at;  // of the key
};

struct RuleOptions {
  PlacedWord rule;
  TomlTable options;  // the rule knows which there are and of what type
};

struct Settings {
  std::string path;  // the file that they are from; empty when there is none
  std::string base;
  std::vector<std::string> release_refs;
  std::string message_pattern;
  std::string head_file;
  std::vector<DatabaseSetting> databases;  // no dialect twice; empty: not stated
  std::vector<std::string> large_tables;
  std::vector<EnvSetting> env;
  std::vector<HistorySetting> histories;
  std::vector<PlacedWord> packs;  // empty: not stated
  std::vector<PlacedWord> select;
  std::vector<PlacedWord> ignore;
  std::string fail_on;                                         // empty: not stated
  std::vector<std::pair<PlacedWord, std::string>> severities;  // rule, one of the three words
  std::vector<RuleOptions> rules;
};

// Reads migrate.toml, or, when the path's last part is pyproject.toml, its [tool.migrate]; nothing
// when that has none. Errors: kConfig with "path:line:column: …" for bad TOML, for an unknown key
// (with the nearest known one) and for a value of the wrong type.
Result<std::optional<Settings>> parse_settings(std::string_view text, std::string_view path);

// The settings of a source: the nearest of `directory` and the folders above it that has a
// migrate.toml or a pyproject.toml with [tool.migrate], the former first. Empty settings when
// there is none. Errors: as parse_settings; kUndecidable when a file that is there cannot be read.
Result<Settings> load_settings(const source::Source& source, std::string_view directory);

}  // namespace migrate::alembic
