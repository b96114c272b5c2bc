#include "cli/globals.h"

namespace migrate::cli {

void setup_globals(OptionSet& o, Globals& g) {
  o.value("-c,--config", "FILE", g.config,
          "Configuration file; default: the variable ALEMBIC_CONFIG, else the nearest alembic.ini "
          "or pyproject.toml")
      .completes = Completes::kFile;
  o.value("-n,--name", "SECTION", g.section, "Section of the configuration file to use");
  o.values("-x", "ARG", g.x, "Argument for env.py, such as -x tenant=a; may be repeated");
  o.flag("--raiseerr", g.raiseerr, "Accepted for Alembic's sake; changes nothing");
  o.value("-C", "DIR", g.directory, "Run as if started in DIR").completes = Completes::kDirectory;
  o.value("--ref", "REF", g.ref,
          "Look at this branch, tag or commit; default: the working tree, else HEAD")
      .completes = Completes::kRef;
  o.flag("--index", g.index, "Look at what is staged");
  o.value("--history", "NAME", g.history, "Which history, where the repository holds several");
  o.flag("--json", g.json, "Print one JSON document");
  Option& color = o.value("--color", "WHEN", g.color, "When to use colour: auto, always or never");
  color.choices = {"auto", "always", "never"};
  o.flag("-q,--quiet", g.quiet, "Print nothing but the answer and errors");
  o.flag("--no-cache", g.no_cache, "Neither read nor write the cache");
  o.flag("-h,--help", g.help, "Show help, of the command where one is named");
  o.flag("--version", g.version, "Show the version");
}

}  // namespace migrate::cli
