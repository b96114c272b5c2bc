// What Python's `\w` and str.lower() say of characters outside ASCII.
#pragma once

#include <string>
#include <string_view>

namespace migrate::alembic {

bool is_word(char32_t c);
// The lower case of one character. Python also looks at the neighbours of a Greek final sigma; this
// does not.
char32_t lower(char32_t c);

}  // namespace migrate::alembic
