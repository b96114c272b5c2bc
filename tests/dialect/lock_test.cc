#include <doctest/doctest.h>

#include "migrate/dialect/facts.h"

namespace migrate::dialect {

TEST_CASE("locks conflict as PostgreSQL's table says") {
  CHECK(to_string(Lock::kShareRowExclusive) == "SHARE ROW EXCLUSIVE");
  for (int a = 0; a <= static_cast<int>(Lock::kAccessExclusive); ++a) {
    for (int b = 0; b <= static_cast<int>(Lock::kAccessExclusive); ++b)
      CHECK(conflict(Lock{static_cast<std::uint8_t>(a)}, Lock{static_cast<std::uint8_t>(b)}) ==
            conflict(Lock{static_cast<std::uint8_t>(b)}, Lock{static_cast<std::uint8_t>(a)}));
  }
  CHECK_FALSE(conflict(Lock::kShare, Lock::kShare));
  CHECK(conflict(Lock::kShareUpdateExclusive, Lock::kShareUpdateExclusive));
  CHECK(conflict(Lock::kShare, Lock::kRowExclusive));
  CHECK_FALSE(conflict(Lock::kRowShare, Lock::kShareRowExclusive));
  CHECK(conflict(Lock::kRowShare, Lock::kExclusive));
}

TEST_CASE("only ACCESS EXCLUSIVE blocks reads") {
  CHECK(blocks_reads(Lock::kAccessExclusive));
  CHECK_FALSE(blocks_reads(Lock::kExclusive));
  CHECK(blocks_writes(Lock::kShare));
  CHECK_FALSE(blocks_writes(Lock::kShareUpdateExclusive));
  CHECK_FALSE(blocks_writes(Lock::kNone));
}

}  // namespace migrate::dialect
