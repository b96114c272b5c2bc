#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "git/opened.h"

namespace migrate::testing {

// A random history of `count` commits in one repository, the tips of which are branches t0, t1, …
// With `skew`, the clocks of some committers are wrong. Returns the object names in the order made:
// parents first.
inline std::vector<git::ObjectId> random_history(GitRepo& repo, unsigned seed, unsigned count,
                                                 bool skew) {
  std::mt19937 random(seed);
  const auto below = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
  std::string stream;
  for (unsigned i = 1; i <= count; ++i) {
    // A minute apart; a wrong clock is off by up to two hours.
    std::int64_t time = GitRepo::kFirstTime + 60 * static_cast<std::int64_t>(i);
    if (skew && below(8) == 0) time += static_cast<std::int64_t>(below(14400)) - 7200;
    stream += "reset refs/heads/t" + std::to_string(i) + "\n";
    stream += "commit refs/heads/t" + std::to_string(i) + "\nmark :" + std::to_string(i) +
              "\ncommitter A <a@b> " + std::to_string(time) + " +0000\ndata 0\n";
    const unsigned window = std::min(i - 1, 6U);
    if (window > 0 && below(30) != 0) {
      const unsigned first = i - 1 - below(window);
      stream += "from :" + std::to_string(first) + "\n";
      if (window > 1 && below(3) == 0) {
        const unsigned second = i - 1 - below(window);
        if (second != first) stream += "merge :" + std::to_string(second) + "\n";
      }
    }
    stream += "\n";
  }
  repo.git({"fast-import", "--quiet", "--force"}, stream);
  std::vector<git::ObjectId> ids;
  for (unsigned i = 1; i <= count; ++i) ids.push_back(id_of(repo.id("t" + std::to_string(i))));
  return ids;
}

// The object names that git prints, one a line.
inline std::vector<git::ObjectId> ids_of(const std::string& lines) {
  std::vector<git::ObjectId> ids;
  for (std::size_t at = 0; at + 40 <= lines.size(); at += 41)
    ids.push_back(id_of(lines.substr(at, 40)));
  return ids;
}

}  // namespace migrate::testing
