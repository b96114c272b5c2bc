#include "migrate/ir/shared_map.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <map>

namespace migrate::ir {

TEST_CASE("it holds what a std::map holds after any sequence of changes") {
  SharedMap<int, int> shared;
  std::map<int, int> plain;
  std::uint32_t random = 1;
  for (int i = 0; i < 5000; ++i) {
    random = random * 1664525U + 1013904223U;
    const int key = static_cast<int>((random >> 16U) % 500);
    if ((random >> 8U) % 3 == 0) {
      shared.erase(key);
      plain.erase(key);
    } else {
      shared.set(key, i);
      plain[key] = i;
    }
  }
  REQUIRE(shared.size() == plain.size());
  auto expected = plain.begin();
  for (const auto& [key, value] : shared) {
    CHECK(key == expected->first);
    CHECK(value == expected->second);
    ++expected;
  }
  for (int key = 0; key < 500; ++key) {
    const auto bound = plain.lower_bound(key);
    const auto found = shared.lower_bound(key);
    if (bound == plain.end())
      CHECK(found == shared.end());
    else
      CHECK(found->first == bound->first);
    CHECK(shared.contains(key) == plain.contains(key));
  }
}

TEST_CASE("a change of one copy is not seen in the other") {
  SharedMap<int, int> one;
  for (int i = 0; i < 100; ++i) one.set(i, i);
  SharedMap<int, int> two = one;
  two.set(5, -1);
  two.erase(6);
  CHECK(*one.find(5) == 5);
  CHECK(*two.find(5) == -1);
  CHECK(one.contains(6));
  CHECK_FALSE(two.contains(6));
  two.clear();
  CHECK(two.empty());
  CHECK(one.size() == 100);
}

}  // namespace migrate::ir
