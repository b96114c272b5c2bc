// `# migrate: ignore[slug, slug] reason` on a line or above it, `# migrate: ignore-file[slug]
// reason` anywhere in a file.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "migrate/lint/context.h"

namespace migrate::lint {

// Every word of every suppression comment of the file, in order. Files whose text has no "migrate:"
// are not taken apart.
std::vector<Suppression> find_suppressions(Files& files, std::string_view path);

// Marks those that silence the finding as used; whether there was one. `lines` are the first and
// the last line that it is about, 0 for the whole file.
bool suppress(std::vector<Suppression>& suppressions, const Diagnostic& finding,
              std::pair<std::uint32_t, std::uint32_t> lines);

}  // namespace migrate::lint
