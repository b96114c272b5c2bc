#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace migrate::testing {

// Compares `actual` with the golden file at `path` below the folder of the tests. Empty when they
// are equal, else a message for the failing assertion that shows the first line that differs. With
// MIGRATE_UPDATE_GOLDEN=1 in the environment the file is rewritten instead, and equal.
std::string golden_difference(std::string_view path, std::string_view actual);

// The bytes of a file below the folder of the tests.
std::string read_test_file(std::string_view path);

// The files below `folder` (below the folder of the tests) whose names end in `suffix`, in order,
// as paths below the folder of the tests.
std::vector<std::string> test_files(std::string_view folder, std::string_view suffix);

}  // namespace migrate::testing
