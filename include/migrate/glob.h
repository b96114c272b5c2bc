// Shell patterns as git and configuration files use them for paths and refs. Thread safe.
#pragma once

#include <string_view>

namespace migrate {

// Whether the whole `text` matches. `?` and `*` do not match '/', `**` matches anything, `[abc]`,
// `[a-z]`, `[!a]` match one character that is not '/', and `\` takes the next character literally.
// Time is at most pattern × text.
bool glob_match(std::string_view pattern, std::string_view text);

// Whether the text has a character that makes it a pattern.
bool is_glob(std::string_view text);

}  // namespace migrate
