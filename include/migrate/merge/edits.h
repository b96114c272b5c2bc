// What a command wants to write, as a value: shown as a patch or carried out, never half.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "migrate/result.h"

namespace migrate::merge {

// One file, written anew or changed. Paths are relative to the root, with '/'.
struct FileEdit {
  std::string path;
  std::optional<std::string> before;  // nothing: the file must not exist
  std::string after;
};

// What `git apply`, run in the root, takes.
Result<std::string> to_patch(std::span<const FileEdit> edits);

// Carries the edits out below `root` (a folder of the operating system). Everything is checked
// before the first write: new files are not there, changed ones still hold `before`, and no folder
// on the way is a symbolic link. Each file is written whole or not at all; folders that a new file
// needs are made. Errors: kUsage when a check fails, kRepository when the system refuses a write;
// the message then says which files were written before it.
Result<void> apply(std::span<const FileEdit> edits, const std::string& root);

}  // namespace migrate::merge
