// What --help prints, made from the declared options.
#pragma once

#include <string>
#include <string_view>

#include "cli/command_line.h"

namespace migrate::cli {

// `width`: columns to fill; 0: 80.
std::string overview(const CommandTree& tree, int width);
std::string help(const CommandTree& tree, const DeclaredCommand& command, int width);

// What a command does, as a sentence that lacks its period.
std::string sentence(std::string_view summary);
// "migrate show [OPTIONS] REVISION"
std::string synopsis(const DeclaredCommand& command);
// "-r, --rev-range RANGE"
std::string spelling(const Option& option);

}  // namespace migrate::cli
