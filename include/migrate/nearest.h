#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace migrate {

// The candidate that `word` was probably meant to be: the fewest insertions, deletions,
// replacements and swaps of neighbours, at most a third of the word's length (and at least one).
// The first of equals. For "did you mean …?".
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates);

}  // namespace migrate
