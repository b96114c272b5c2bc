#pragma once

#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace migrate::testing {

inline std::string hex(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 15U];
  }
  return out;
}

// The lines that tests/oracle/alembic_files.py prints; Debian's Python and Alembic are the oracle.
inline std::vector<std::string> ask_oracle(const std::string& what, const std::string& path) {
  const std::string command =
      std::string("env -i PATH=/usr/bin:/bin LC_ALL=C.UTF-8 HOME=/nonexistent " MIGRATE_PYTHON3
                  " -B " MIGRATE_TESTS_DIR "/oracle/alembic_files.py ") +
      what + " " + path;
  std::FILE* pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string all;
  std::array<char, 4096> block{};
  for (std::size_t n = 0; (n = std::fread(block.data(), 1, block.size(), pipe)) > 0;) {
    all.append(block.data(), n);
  }
  REQUIRE(::pclose(pipe) == 0);
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = all.find('\n', at);
    lines.push_back(all.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

}  // namespace migrate::testing
