#include <unordered_map>
#include <utility>

#include "source/blob_content.h"
#include "source/flat_files.h"

namespace migrate::source {

std::optional<git::ObjectId> Source::stamp(std::string_view /*path*/) const { return std::nullopt; }

struct MemorySource::Files {
  FlatFiles entries;
  std::unordered_map<std::string, std::string> texts;
};

MemorySource::MemorySource(std::string name)
    : name_(std::move(name)), files_(std::make_unique<Files>()) {}
MemorySource::~MemorySource() = default;

void MemorySource::add(std::string path, std::string text, EntryKind kind) {
  const bool has_blob = kind == EntryKind::kFile || kind == EntryKind::kSymlink;
  files_->entries.add(path, kind, has_blob ? std::optional(git::hash_blob(text)) : std::nullopt);
  files_->texts.insert_or_assign(std::move(path), std::move(text));
}

Result<std::vector<Entry>> MemorySource::list(std::string_view directory) const {
  return files_->entries.list(directory);
}

Result<std::optional<Entry>> MemorySource::stat(std::string_view path) const {
  return files_->entries.stat(path);
}

Content MemorySource::read(std::string_view path) const {
  const auto entry = files_->entries.stat(path);
  if (!entry) return not_found(path, name_);
  if (entry->kind != EntryKind::kFile) return not_a_file(*entry, path);
  const std::string& text = files_->texts.at(std::string(path));
  if (text.size() > kMaxFileBytes) return too_large(path, text.size());
  return {ReadProblem::kNone, text, {}, {}};
}

std::optional<git::ObjectId> MemorySource::tree_id(std::string_view) const { return std::nullopt; }

}  // namespace migrate::source
