// Reads the command line. Global options stand before or after the command's name; an option that
// takes one value takes exactly one; "-1" is an argument; "--" ends the options.
#pragma once

#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/globals.h"
#include "migrate/result.h"

namespace migrate::cli {

// A command with its options declared.
struct DeclaredCommand {
  const Command* command = nullptr;
  OptionSet options;
  Run run;
};

// The whole command tree, declared. `globals` of it is what parse() fills.
struct CommandTree {
  Globals globals;
  OptionSet global_options;
  std::vector<DeclaredCommand> commands;

  CommandTree();
  CommandTree(const CommandTree&) = delete;
  CommandTree& operator=(const CommandTree&) = delete;
};

// The command that `arguments` (without the program's name) asks for, its options and the globals
// filled in; null when none is named. With --help or --version nothing else is checked. Errors:
// kUsage, naming the nearest command or option.
Result<const DeclaredCommand*> parse(CommandTree& tree, const std::vector<std::string>& arguments);

}  // namespace migrate::cli
