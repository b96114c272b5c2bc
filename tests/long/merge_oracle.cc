// Thousands of random histories merged in memory and by the real git:
//   merge_oracle [FIRST_SEED [COUNT]]
#include <fmt/core.h>

#include <cstdlib>

#include "../source/merge_oracle.h"

int main(int argc, char** argv) {
  const std::uint64_t first = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1;
  const std::uint64_t count = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 5000;
  const auto counts = migrate::testing::run_merge_oracle(first, count);
  for (const std::string& problem : counts.wrong) fmt::print("wrong: {}\n", problem);
  fmt::print(
      "{} merges ({} without conflict, {} criss-cross): {} equal, {} cannot tell or conflict "
      "where git has none, {} wrong paths\n",
      counts.merges, counts.clean, counts.criss_cross, counts.exact, counts.cautious,
      counts.wrong.size());
  fmt::print("{} histories at which git itself stopped with an error\n", counts.crashed);
  return counts.wrong.empty() ? 0 : 1;
}
