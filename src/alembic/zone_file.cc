#include "alembic/zone_file.h"

#include "alembic/zone_rule.h"

namespace migrate::alembic {
namespace {

constexpr std::size_t kHeaderSize = 44;
constexpr std::size_t kTypeSize = 6;

std::int64_t big_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (const char byte : bytes) value = value << 8 | static_cast<unsigned char>(byte);
  const bool negative = bytes.size() == 4 && (value & 0x8000'0000U) != 0;
  return static_cast<std::int64_t>(negative ? value | 0xFFFF'FFFF'0000'0000U : value);
}

// The first version of the format has times of four bytes; later ones repeat everything with
// eight, and end in a rule.
struct Block {
  std::size_t time_size;
  std::uint64_t utc_count, standard_count, leap_count, time_count, type_count, name_bytes;

  std::uint64_t size() const {
    return time_count * (time_size + 1) + type_count * kTypeSize + name_bytes +
           leap_count * (time_size + 4) + standard_count + utc_count;
  }
};

// The counts of the header that `content` starts with; nothing when it is none, or when what it
// announces is not there.
std::optional<Block> read_header(std::string_view content, std::size_t time_size) {
  if (content.size() < kHeaderSize || !content.starts_with("TZif")) return std::nullopt;
  const auto count = [&](std::size_t at) {
    return static_cast<std::uint64_t>(big_endian(content.substr(at, 4)) & 0xFFFF'FFFF);
  };
  const Block block{time_size, count(20), count(24), count(28), count(32), count(36), count(40)};
  if (block.size() > content.size() - kHeaderSize) return std::nullopt;
  return block;
}

std::optional<std::int32_t> type_offset(std::string_view types, std::size_t index) {
  if ((index + 1) * kTypeSize > types.size()) return std::nullopt;
  return static_cast<std::int32_t>(big_endian(types.substr(index * kTypeSize, 4)));
}

// What holds at `moment` by the list of changes; `after_last` when that ends before it.
struct Listed {
  std::optional<std::int32_t> offset;
  bool after_last = false;
};

Listed listed_offset(std::string_view data, const Block& block, std::int64_t moment) {
  const auto count = static_cast<std::size_t>(block.time_count);
  const std::string_view times = data.substr(0, count * block.time_size);
  const std::string_view indexes = data.substr(times.size(), count);
  const std::string_view types =
      data.substr(times.size() + count, static_cast<std::size_t>(block.type_count) * kTypeSize);
  std::size_t low = 0, high = count;  // the number of changes up to `moment`
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    const auto time = big_endian(times.substr(middle * block.time_size, block.time_size));
    if (time <= moment) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const std::size_t type = low == 0 ? 0 : static_cast<unsigned char>(indexes[low - 1]);
  return {type_offset(types, type), low == count};
}

}  // namespace

std::optional<std::int32_t> zone_offset(std::string_view content, std::int64_t moment) {
  std::optional<Block> block = read_header(content, 4);
  if (!block) return std::nullopt;
  const bool has_second_block = content[4] >= '2';
  if (has_second_block) {
    content.remove_prefix(kHeaderSize + static_cast<std::size_t>(block->size()));
    block = read_header(content, 8);
    if (!block) return std::nullopt;
  }
  const std::string_view data = content.substr(kHeaderSize);
  const Listed listed = listed_offset(data, *block, moment);
  if (!has_second_block || !listed.after_last) return listed.offset;
  std::string_view rule = data.substr(static_cast<std::size_t>(block->size()));
  if (!rule.starts_with('\n') || rule.find('\n', 1) == std::string_view::npos) return std::nullopt;
  rule = rule.substr(1, rule.find('\n', 1) - 1);
  return rule.empty() ? listed.offset : rule_offset(rule, moment);
}

}  // namespace migrate::alembic
