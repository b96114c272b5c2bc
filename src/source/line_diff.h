// Which lines two texts have in common, exactly as Git's "histogram" algorithm decides: the one
// that its merges use. Where a text has several equally good alignments, the choice decides what a
// merge looks like, so being merely correct would not do.
#pragma once

#include <cstdint>
#include <vector>

namespace migrate::source {

// Lines are numbered by content: equal lines have equal numbers, all below `kinds`.
using LineNumbers = std::vector<std::uint32_t>;

// Lines [a, a + a_count) of one text are replaced by [b, b + b_count) of the other.
struct Hunk {
  int a = 0, a_count = 0, b = 0, b_count = 0;
};

struct LineDiff {
  bool known = true;  // false: Git would change to another algorithm here, or it takes too long
  std::vector<Hunk> hunks;  // in order; between them all lines are equal
};

LineDiff diff_lines(const LineNumbers& a, const LineNumbers& b, std::uint32_t kinds);

}  // namespace migrate::source
