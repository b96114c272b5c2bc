// Files written whole or not at all. Paths are those of the operating system. Thread safe.
#pragma once

#include <string>
#include <string_view>

#include "migrate/result.h"

namespace migrate {

// Creates a file with this content; its folder must exist. Readers see the whole file or none.
// Never replaces: an existing file, link or folder of that name is an Error (kUsage). Other
// failures are kRepository.
Result<void> create_file(const std::string& path, std::string_view text);

// Replaces the content of a file, or creates it, keeping its permission bits. Readers see the old
// or the new content. A symbolic link is an Error: what it points to may lie anywhere.
Result<void> replace_file(const std::string& path, std::string_view text);

// The whole content. Errors: kRepository, with the system's reason.
Result<std::string> read_file(const std::string& path);

}  // namespace migrate
