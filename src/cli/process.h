// Programs that a writing command starts: the user's editor, and post-write hooks when --run-hooks
// asks for them. No command that reads starts any.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "migrate/result.h"

namespace migrate::cli {

// The words of a command line as a POSIX shell splits them: blanks separate, quotes and backslashes
// keep together; nothing is expanded. kUsage when a quote is not closed.
Result<std::vector<std::string>> split_words(std::string_view text);

// Where a program's standard output goes: a document of ours may be on our own.
enum class ProgramOutput { kStdout, kStderr };

// Runs a program (found in PATH when its name has no '/') with this terminal in `directory`, and
// waits. Its exit status; 128 + signal when it was killed. kUsage when it cannot be started.
Result<int> run_program(const std::vector<std::string>& command, const std::string& directory,
                        ProgramOutput output);

}  // namespace migrate::cli
