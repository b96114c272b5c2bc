// Completion scripts for shells, made from the command tree. Also for `git migrate`.
#pragma once

#include <string>

#include "cli/command_line.h"

namespace migrate::cli {

std::string bash_completions(const CommandTree& tree);
std::string zsh_completions(const CommandTree& tree);
std::string fish_completions(const CommandTree& tree);

}  // namespace migrate::cli
