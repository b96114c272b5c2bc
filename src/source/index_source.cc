#include "migrate/source/index_source.h"

#include <utility>

#include "source/blob_content.h"
#include "source/flat_files.h"

namespace migrate::source {
namespace {

class IndexSource : public Source {
 public:
  IndexSource(std::shared_ptr<const git::Repository> repository, FlatFiles files)
      : repository_(std::move(repository)), files_(std::move(files)) {}

  Result<std::vector<Entry>> list(std::string_view directory) const override {
    return files_.list(directory);
  }
  Result<std::optional<Entry>> stat(std::string_view path) const override {
    return files_.stat(path);
  }
  Content read(std::string_view path) const override {
    const auto entry = files_.stat(path);
    return entry ? read_entry(*repository_, *entry, path) : not_found(path, name_);
  }
  // The index names no trees, and a reader writes none.
  std::optional<git::ObjectId> tree_id(std::string_view) const override { return std::nullopt; }
  const std::string& name() const override { return name_; }

 private:
  std::shared_ptr<const git::Repository> repository_;
  FlatFiles files_;
  std::string name_ = "index";
};

}  // namespace

Result<std::shared_ptr<const Source>> index_source(
    std::shared_ptr<const git::Repository> repository) {
  MIGRATE_TRY(std::vector<git::IndexEntry> entries, repository->index());
  FlatFiles files;
  for (git::IndexEntry& entry : entries) {
    if (entry.stage == 0)
      files.add(std::move(entry.path), kind_of(entry.mode), entry.id);
    else
      files.add(std::move(entry.path), EntryKind::kConflict, std::nullopt);
  }
  return std::make_shared<IndexSource>(std::move(repository), std::move(files));
}

}  // namespace migrate::source
