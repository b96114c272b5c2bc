// The options that every command takes, before or after its name.
#pragma once

#include <string>
#include <vector>

#include "cli/option_set.h"

namespace migrate::cli {

struct Globals {
  std::string config;          // -c; empty: ALEMBIC_CONFIG, else search
  std::string section;         // -n
  std::vector<std::string> x;  // -x, for env.py
  bool raiseerr = false;       // taken for Alembic's sake: there is no stack trace to show
  std::string directory;       // -C
  std::string ref;
  bool index = false;
  std::string history;
  bool json = false;
  std::string color = "auto";
  bool quiet = false;
  bool no_cache = false;
  bool help = false;
  bool version = false;
};

void setup_globals(OptionSet& options, Globals& globals);

}  // namespace migrate::cli
