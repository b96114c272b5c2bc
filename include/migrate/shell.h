// Commands that are shown for people to type. Thread safe.
#pragma once

#include <string>
#include <string_view>

namespace migrate {

// A word as a POSIX shell takes it: quoted, unless nothing in it needs quotes. Names of files and
// refs are written by others, and a shown command is pasted.
std::string shell_word(std::string_view word);

}  // namespace migrate
