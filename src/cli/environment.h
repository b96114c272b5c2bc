// The process environment, as a value: the only place of the program that calls getenv. The library
// is told what it needs to know.
#pragma once

#include <optional>
#include <string>

#include "migrate/git/environment.h"

namespace migrate::cli {

struct Environment {
  std::string alembic_config;  // ALEMBIC_CONFIG
  std::string columns;         // COLUMNS
  std::string editor;          // VISUAL, else EDITOR; empty: neither is set
  bool no_color = false;       // NO_COLOR is there and not empty (no-color.org)
  bool force_color = false;    // CLICOLOR_FORCE is there, not empty and not 0
  bool dumb_terminal = false;  // TERM is unset or "dumb"
  std::optional<std::string> source_date_epoch;
  std::string zone_directory;  // TZDIR, else where systems keep the time zone database
  git::Environment git;
};

Environment read_environment();

}  // namespace migrate::cli
