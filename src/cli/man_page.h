// The manual page migrate(1), made from the command tree.
#pragma once

#include <string>

#include "cli/command_line.h"

namespace migrate::cli {

std::string man_page(const CommandTree& tree);

}  // namespace migrate::cli
