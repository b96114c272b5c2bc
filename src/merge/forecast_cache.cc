#include "merge/forecast_cache.h"

#include <sys/stat.h>

#include <cstddef>
#include <cstring>
#include <utility>

#include "migrate/file.h"

namespace migrate::merge {
namespace {

// Another version of this program may judge otherwise.
constexpr std::string_view kMagic = "migrate forecast 3 " MIGRATE_VERSION "\n";
constexpr std::string_view kFileName = "/forecast-1";
constexpr std::size_t kMaxBytes = 32U << 20U;

// FNV-1a, eight bytes at a time: enough to notice damage.
std::uint64_t checksum(std::string_view bytes) {
  std::uint64_t hash = 14695981039346656037U;
  const auto mix = [&hash](std::uint64_t word) { hash = (hash ^ word) * 1099511628211U; };
  while (bytes.size() >= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), 8);
    mix(word);
    bytes.remove_prefix(8);
  }
  for (const char byte : bytes) mix(static_cast<unsigned char>(byte));
  return hash;
}

class Writer {
 public:
  void number(std::uint32_t value) { raw(&value, sizeof value); }
  void id(const git::ObjectId& value) { raw(value.bytes.data(), value.bytes.size()); }
  void text(std::string_view value) {
    number(static_cast<std::uint32_t>(value.size()));
    out_ += value;
  }
  void texts(const std::vector<std::string>& values) {
    list(values, [this](const std::string& value) { text(value); });
  }
  template <typename T, typename Write>
  void list(const std::vector<T>& values, Write write) {
    number(static_cast<std::uint32_t>(values.size()));
    for (const T& value : values) write(value);
  }
  std::string take() && { return std::move(out_); }

 private:
  void raw(const void* data, std::size_t size) {
    out_.append(static_cast<const char*>(data), size);
  }
  std::string out_;
};

// Reads what Writer wrote; past the end, or on nonsense, `ok` is false and values are empty.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  std::uint32_t number() {
    std::uint32_t value = 0;
    raw(&value, sizeof value);
    return value;
  }
  git::ObjectId id() {
    git::ObjectId value;
    raw(value.bytes.data(), value.bytes.size());
    return value;
  }
  std::string text() {
    const std::uint32_t size = number();
    if (size > rest_.size()) ok_ = false;
    if (!ok_) return {};
    std::string value(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return value;
  }
  std::vector<std::string> texts() {
    return list<std::string>([this] { return text(); });
  }
  template <typename T, typename Read>
  std::vector<T> list(Read read) {
    std::vector<T> values;
    // Every value takes a byte at least, so a wrong count ends with the bytes.
    for (std::uint32_t left = number(); ok_ && left > 0; --left) values.push_back(read());
    return values;
  }
  void fail() { ok_ = false; }
  bool ok() const { return ok_; }
  bool at_end() const { return ok_ && rest_.empty(); }

 private:
  void raw(void* data, std::size_t size) {
    if (size > rest_.size()) ok_ = false;
    if (!ok_) return;
    std::memcpy(data, rest_.data(), size);
    rest_.remove_prefix(size);
  }
  std::string_view rest_;
  bool ok_ = true;
};

void write(Writer& out, const Revision& revision) {
  out.text(revision.id);
  out.text(revision.path);
  out.text(revision.message);
  out.texts(revision.parents);
  out.texts(revision.labels);
  out.id(revision.blob);
}

Verdict read_verdict(Reader& in) {
  const std::uint32_t value = in.number();
  if (value <= static_cast<std::uint32_t>(Verdict::kBroken)) return static_cast<Verdict>(value);
  in.fail();
  return Verdict::kCannotTell;
}

LandedEdit read_landed_edit(Reader& in) {
  const std::uint32_t kind = in.number();
  if (kind > static_cast<std::uint32_t>(LandedEdit::Kind::kChanged)) in.fail();
  LandedEdit edit;
  edit.kind = in.ok() ? static_cast<LandedEdit::Kind>(kind) : LandedEdit::Kind::kDeleted;
  edit.id = in.text();
  edit.path = in.text();
  return edit;
}

Revision read_revision(Reader& in) {
  Revision revision;
  revision.id = in.text();
  revision.path = in.text();
  revision.message = in.text();
  revision.parents = in.texts();
  revision.labels = in.texts();
  revision.blob = in.id();
  return revision;
}

void write(Writer& out, const std::vector<HistoryVerdict>& histories) {
  const auto revision = [&out](const Revision& one) { write(out, one); };
  out.list(histories, [&](const HistoryVerdict& history) {
    out.text(history.history);
    out.number(static_cast<std::uint32_t>(history.verdict));
    out.list(history.added, revision);
    for (const auto* const texts : {&history.changed, &history.removed, &history.conflicts,
                                    &history.reasons, &history.hints, &history.heads})
      out.texts(*texts);
    out.list(history.landed_edits, [&out](const LandedEdit& edit) {
      out.number(static_cast<std::uint32_t>(edit.kind));
      out.text(edit.id);
      out.text(edit.path);
    });
    out.text(history.fork_point);
    out.list(history.base_side, revision);
    out.number(history.base_side_count);
  });
}

std::vector<HistoryVerdict> read_histories(Reader& in) {
  const auto revision = [&in] { return read_revision(in); };
  return in.list<HistoryVerdict>([&] {
    HistoryVerdict history;
    history.history = in.text();
    history.verdict = read_verdict(in);
    history.added = in.list<Revision>(revision);
    for (auto* const texts : {&history.changed, &history.removed, &history.conflicts,
                              &history.reasons, &history.hints, &history.heads})
      *texts = in.texts();
    history.landed_edits = in.list<LandedEdit>([&in] { return read_landed_edit(in); });
    history.fork_point = in.text();
    history.base_side = in.list<Revision>(revision);
    history.base_side_count = in.number();
    return history;
  });
}

}  // namespace

std::string encode_memo(std::string_view key, const ForecastMemo& memo) {
  Writer out;
  out.text(key);
  out.number(memo.history_count);
  write(out, memo.base_problems);
  out.list(memo.judgements, [&](const std::vector<HistoryVerdict>& one) { write(out, one); });
  out.number(static_cast<std::uint32_t>(memo.rows.size()));
  for (const auto& [commit, row] : memo.rows) {
    out.id(commit);
    out.id(row.merge_base);
    out.number(row.judgement);
  }
  const std::string body = std::move(out).take();
  const std::uint64_t check = checksum(body);
  std::string file(kMagic);
  file.append(reinterpret_cast<const char*>(&check), sizeof check);
  return file + body;
}

std::optional<ForecastMemo> decode_memo(std::string_view bytes, std::string_view key) {
  std::uint64_t check = 0;
  if (!bytes.starts_with(kMagic) || bytes.size() < kMagic.size() + sizeof check)
    return std::nullopt;
  std::memcpy(&check, bytes.data() + kMagic.size(), sizeof check);
  bytes.remove_prefix(kMagic.size() + sizeof check);
  if (checksum(bytes) != check) return std::nullopt;
  Reader in(bytes);
  if (in.text() != key) return std::nullopt;
  ForecastMemo memo;
  memo.history_count = in.number();
  memo.base_problems = read_histories(in);
  memo.judgements = in.list<std::vector<HistoryVerdict>>([&in] { return read_histories(in); });
  const std::uint32_t rows = in.number();
  for (std::uint32_t i = 0; i < rows && in.ok(); ++i) {
    const git::ObjectId commit = in.id();
    const git::ObjectId merge_base = in.id();
    const std::uint32_t judgement = in.number();
    if (judgement >= memo.judgements.size()) return std::nullopt;
    memo.rows.emplace(commit, ForecastMemo::Row{merge_base, judgement});
  }
  if (!in.at_end()) return std::nullopt;
  return memo;
}

std::optional<ForecastMemo> load_memo(const std::string& folder, std::string_view key) {
  const std::string path = folder + std::string(kFileName);
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode) ||
      static_cast<std::size_t>(status.st_size) > kMaxBytes)
    return std::nullopt;
  const Result<std::string> bytes = read_file(path);
  return bytes ? decode_memo(*bytes, key) : std::nullopt;
}

void save_memo(const std::string& folder, std::string_view key, const ForecastMemo& memo) {
  const std::string bytes = encode_memo(key, memo);
  if (bytes.size() > kMaxBytes) return;
  ::mkdir(folder.c_str(), 0777);  // where it exists already, or cannot, is seen right below
  static_cast<void>(replace_file(folder + std::string(kFileName), bytes));
}

}  // namespace migrate::merge
