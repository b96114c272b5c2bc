// The text that `git apply` takes. Thread safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "migrate/result.h"

namespace migrate::git {

// How the file `path` (relative to the root of the repository) changes from `before` to `after`, as
// a patch with three lines of context. `before` absent: the file is new. Empty when nothing
// changes. Content that Git takes for binary (a NUL byte) is kUndecidable: such a patch would not
// hold it.
Result<std::string> make_patch(std::string_view path, std::optional<std::string_view> before,
                               std::string_view after);

}  // namespace migrate::git
