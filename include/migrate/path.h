// Paths inside a source: relative, with '/', no "." or ".." parts. Pure text, no file system.
// Thread safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace migrate {

// The path with "." and ".." parts, doubled and trailing slashes resolved; "" for the root. Nothing
// when it is absolute or leads above the root.
std::optional<std::string> normalize_path(std::string_view path);

// `name` below `directory`; either may be empty. Not normalised.
std::string join_path(std::string_view directory, std::string_view name);

// "a/b/c" -> "a/b"; "c" -> "".
std::string_view parent_path(std::string_view path);
// "a/b/c" -> "c".
std::string_view base_name(std::string_view path);
// Whether `path` is `directory` or lies below it. The root ("") holds everything.
bool is_within(std::string_view path, std::string_view directory);

}  // namespace migrate
