// The table of commands. A command is one file in commands/: its options, what declares them and
// what runs.
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "cli/exit_status.h"
#include "cli/option_set.h"
#include "migrate/result.h"

namespace migrate::cli {

class Session;

// How much the session loads before the command runs; each holds what those before it do.
enum class Needs {
  kNothing,
  kConfig,      // the source of files and migrate.toml; a repository where there is one
  kRepository,  // and a Git repository
  kHistory,     // and the history that Alembic would take from here; all, where that is not one
  kGraph,       // and every history
};

enum class Group { kLook, kCheck, kMend, kWrite, kIntegrate, kHidden };
std::string_view to_string(Group group);

using Run = std::function<Result<ExitStatus>(Session&)>;

struct Command {
  std::string_view name;
  std::string_view summary;  // completes "migrate <name> will …"; no period
  Group group;
  Needs needs;
  // Declares what the command takes and returns what runs it, which keeps the options alive.
  Run (*setup)(OptionSet&);
};

std::span<const Command> commands();

}  // namespace migrate::cli
