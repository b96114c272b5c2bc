// Searches the Python files of a project for words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "migrate/eval/world.h"
#include "migrate/source/source.h"

namespace migrate::alembic {

// More than this is not searched: nothing is found then.
inline constexpr std::size_t kMaxSearchedFiles = 3000;

// The modules at and below `folder` whose text holds one of the words, parsed. Folders of tests,
// of revisions, of installed packages and hidden ones are left out.
std::vector<eval::SourceModule> modules_with(const source::Source& source,
                                             const std::string& folder,
                                             const std::vector<std::string_view>& words);

}  // namespace migrate::alembic
