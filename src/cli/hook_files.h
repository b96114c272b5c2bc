// The hooks of a repository as files: which are there, whose they are, and how ours come and go.
// Files that others wrote are neither changed nor removed.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/session.h"

namespace migrate::cli {

// A file of hooks/, embedded.
struct HookScript {
  std::string_view name;
  std::string_view text;
};

// By name.
std::span<const HookScript> hook_scripts();

struct HookOptions {
  std::string action;
  std::vector<std::string> names;  // of hooks; of `run`: the hook, then what Git gives it
  bool strict = false;
  bool dry_run = false;
};

// Both judge all names before they touch a file. Install: kUsage where another hook is in the way,
// with the line that it needs. Uninstall leaves such a hook alone and says so.
Result<ExitStatus> install_hooks(Session& session, const HookOptions& options);
Result<ExitStatus> uninstall_hooks(Session& session, const HookOptions& options);

}  // namespace migrate::cli
