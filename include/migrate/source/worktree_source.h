// The files of a folder on disk, untracked ones included: a repository's working tree, or a folder
// outside of any repository. Never leaves the folder and never follows a symlink below it. ".git"
// is not listed.
#pragma once

#include <memory>
#include <string>

#include "migrate/result.h"
#include "migrate/source/source.h"

namespace migrate::source {

// `root` itself may be reached through symlinks. Errors: kUsage when it is no folder that can be
// read. The source sees the files as they are at each call.
Result<std::shared_ptr<const Source>> worktree_source(const std::string& root);

}  // namespace migrate::source
