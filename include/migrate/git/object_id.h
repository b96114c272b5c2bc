#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace migrate::git {

// The SHA-1 name of a git object.
struct ObjectId {
  std::array<std::uint8_t, 20> bytes{};

  // Exactly 40 hexadecimal digits, either case; else nothing.
  static std::optional<ObjectId> from_hex(std::string_view hex);
  std::string hex() const;
  // The first ten digits, for people.
  std::string short_hex() const { return hex().substr(0, 10); }

  friend auto operator<=>(const ObjectId&,
                          const ObjectId&) = default;  // NOLINT: clang-tidy 14 sees a null pointer
};

}  // namespace migrate::git

template <>
struct std::hash<migrate::git::ObjectId> {
  // Object names are uniformly distributed: any eight bytes of one are a hash.
  std::size_t operator()(const migrate::git::ObjectId& id) const noexcept {
    std::size_t value = 0;
    std::memcpy(&value, id.bytes.data(), sizeof value);
    return value;
  }
};
