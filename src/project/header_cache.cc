#include "project/header_cache.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

#include "migrate/file.h"
#include "project/header_codec.h"

namespace migrate::project {
namespace {

constexpr std::string_view kFileName = "/headers-2";
// A cache written by another version of the parser is another parser's opinion: it is ignored and
// replaced.
constexpr std::string_view kMagic = "migrate headers 2 " MIGRATE_VERSION "\n";
constexpr std::size_t kMaxBytes = 64U << 20U;
// Rewriting the table for a handful of new files costs more than parsing them again.
constexpr std::size_t kFewAdded = 32;

struct Row {
  git::ObjectId blob;
  std::uint32_t offset = 0;  // of the record, from the start of the file
  std::uint32_t size = 0;
  std::uint32_t check = 0;  // of the record's bytes
};
static_assert(sizeof(Row) == 32);

struct Preamble {
  char magic[40] = {};
  std::uint64_t count = 0;
  std::uint64_t bytes = 0;  // of the whole file
};
static_assert(kMagic.size() < sizeof Preamble::magic);

// Enough to notice damage, eight bytes at a time: every record that is used is checked.
std::uint32_t checksum(std::string_view bytes) {
  std::uint64_t hash = bytes.size();
  while (!bytes.empty()) {
    std::uint64_t word = 0;
    const std::size_t size = std::min(bytes.size(), sizeof word);
    std::memcpy(&word, bytes.data(), size);
    hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 32U;
    bytes.remove_prefix(size);
  }
  return static_cast<std::uint32_t>(hash);
}

template <typename T>
T load_at(std::string_view file, std::size_t offset) {
  T value;
  std::memcpy(&value, file.data() + offset, sizeof value);
  return value;
}

std::uint32_t leading_bits(const git::ObjectId& id) {
  const auto& b = id.bytes;
  return static_cast<std::uint32_t>(b[0]) << 24U | static_cast<std::uint32_t>(b[1]) << 16U |
         static_cast<std::uint32_t>(b[2]) << 8U | b[3];
}

Row row_at(std::string_view file, std::size_t index) {
  return load_at<Row>(file, sizeof(Preamble) + index * sizeof(Row));
}

std::size_t row_count(std::string_view file) {
  return file.empty() ? 0 : static_cast<std::size_t>(load_at<Preamble>(file, 0).count);
}

bool is_sound(std::string_view file) {
  if (file.size() < sizeof(Preamble)) return false;
  const auto preamble = load_at<Preamble>(file, 0);
  return std::string_view(preamble.magic, kMagic.size()) == kMagic &&
         preamble.bytes == file.size() &&
         preamble.count <= (file.size() - sizeof(Preamble)) / sizeof(Row);
}

std::string_view record_of(std::string_view file, const Row& row) {
  if (row.offset > file.size() || row.size > file.size() - row.offset) return {};
  const std::string_view record = file.substr(row.offset, row.size);
  return checksum(record) == row.check ? record : std::string_view{};
}

template <typename T>
void append(std::string& out, const T& value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

std::string build_file(std::vector<std::pair<git::ObjectId, std::string_view>> records) {
  std::sort(records.begin(), records.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  Preamble preamble;
  std::memcpy(preamble.magic, kMagic.data(), kMagic.size());
  preamble.count = records.size();
  preamble.bytes = sizeof(Preamble) + records.size() * sizeof(Row);
  auto offset = static_cast<std::uint32_t>(preamble.bytes);
  for (const auto& record : records) preamble.bytes += record.second.size();
  std::string out;
  out.reserve(preamble.bytes);
  append(out, preamble);
  for (const auto& [blob, bytes] : records) {
    append(out, Row{blob, offset, static_cast<std::uint32_t>(bytes.size()), checksum(bytes)});
    offset += static_cast<std::uint32_t>(bytes.size());
  }
  for (const auto& record : records) out += record.second;
  return out;
}

}  // namespace

HeaderCache::HeaderCache(std::string folder) : folder_(std::move(folder)) {
  if (folder_.empty()) return;
  const int file =
      ::open((folder_ + std::string(kFileName)).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (file < 0) return;
  struct stat status {};
  if (::fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0 &&
      static_cast<std::size_t>(status.st_size) <= kMaxBytes) {
    // Never written in place, only replaced as a whole: the mapping cannot change or shrink under
    // us.
    const auto size = static_cast<std::size_t>(status.st_size);
    void* const bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    if (bytes != MAP_FAILED) {
      mapped_ = size;
      file_ = {static_cast<const char*>(bytes), size};
    }
  }
  ::close(file);
  if (!file_.empty() && !is_sound(file_)) {
    ::munmap(const_cast<char*>(file_.data()), mapped_);
    file_ = {};
    mapped_ = 0;
  }
}

HeaderCache::~HeaderCache() {
  if (mapped_ > 0) ::munmap(const_cast<char*>(file_.data()), mapped_);
}

// Object names are uniformly distributed, so the first guess is close; bisection bounds what
// chance, or damage, may do.
std::string_view HeaderCache::record(const git::ObjectId& blob) const {
  std::size_t low = 0;
  std::size_t high = row_count(file_);
  std::size_t middle = (static_cast<std::size_t>(leading_bits(blob)) * high) >> 32U;
  for (std::size_t reach = 8; low < high; reach *= 2) {
    const Row row = row_at(file_, middle);
    if (row.blob == blob) return record_of(file_, row);
    if (row.blob < blob) {
      low = middle + 1;
      middle = low + std::min(reach, (high - low) / 2);
    } else {
      high = middle;
      middle = high - std::min(reach, (high - low + 1) / 2);
    }
  }
  return {};
}

bool HeaderCache::find(const git::ObjectId& blob, python::RevisionHeader& header) const {
  const std::string_view bytes = record(blob);
  if (bytes.empty()) return false;
  if (decode(bytes, header)) return true;
  header = {};
  return false;
}

void HeaderCache::add(const git::ObjectId& blob, const python::RevisionHeader& header) {
  if (!folder_.empty()) added_.emplace(blob, encode(header));
}

void HeaderCache::save() {
  const std::size_t before = row_count(file_);
  if (added_.empty() || (before > 0 && added_.size() < kFewAdded + before / 100)) return;
  std::vector<std::pair<git::ObjectId, std::string_view>> records;
  std::size_t bytes = sizeof(Preamble);
  for (const auto& [blob, record] : added_) {
    records.emplace_back(blob, record);
    bytes += record.size() + sizeof(Row);
  }
  // What no longer fits is forgotten, all of it: what is still in use comes back with the next run.
  if (bytes + file_.size() <= kMaxBytes) {
    for (std::size_t i = 0; i < before; ++i) {
      const Row row = row_at(file_, i);
      const std::string_view record = record_of(file_, row);
      if (!record.empty() && !added_.contains(row.blob)) records.emplace_back(row.blob, record);
    }
  }
  if (bytes > kMaxBytes) return;
  ::mkdir(folder_.c_str(), 0777);
  // Failing to keep a cache is no reason to fail, or to speak.
  static_cast<void>(replace_file(folder_ + std::string(kFileName), build_file(std::move(records))));
  added_.clear();
}

}  // namespace migrate::project
