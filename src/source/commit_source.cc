#include "migrate/source/commit_source.h"

#include <algorithm>
#include <mutex>
#include <unordered_map>

#include "migrate/sort.h"
#include "source/blob_content.h"

namespace migrate::source {
namespace {

using Folder = std::vector<Entry>;  // sorted by name

class TreeSource : public Source {
 public:
  TreeSource(std::shared_ptr<const git::Repository> repository, const git::ObjectId& tree,
             std::string name)
      : repository_(std::move(repository)), root_(tree), name_(std::move(name)) {}

  Result<std::vector<Entry>> list(std::string_view directory) const override {
    MIGRATE_TRY(const auto entry, stat(directory));
    if (!entry || entry->kind != EntryKind::kDirectory) return std::vector<Entry>{};
    MIGRATE_TRY(const auto folder, open(*entry->id));
    return *folder;
  }

  Result<std::optional<Entry>> stat(std::string_view path) const override {
    Entry found{"", EntryKind::kDirectory, root_};
    while (!path.empty()) {
      const std::string_view part = path.substr(0, path.find('/'));
      path.remove_prefix(std::min(path.size(), part.size() + 1));
      MIGRATE_TRY(const auto folder, open(*found.id));
      const auto place = std::lower_bound(
          folder->begin(), folder->end(), part,
          [](const Entry& entry, std::string_view name) { return entry.name < name; });
      if (place == folder->end() || place->name != part) return std::nullopt;
      found = *place;
      if (found.kind == EntryKind::kSymlink || found.kind == EntryKind::kSubmodule) break;
      if (found.kind != EntryKind::kDirectory && !path.empty()) return std::nullopt;
    }
    return found;
  }

  Content read(std::string_view path) const override {
    const auto entry = stat(path);
    if (!entry)
      return no_content(ReadProblem::kMissingObject, entry.error().message, entry.error().hints);
    if (!*entry) return not_found(path, name_);
    return read_entry(*repository_, **entry, path);
  }

  std::optional<git::ObjectId> tree_id(std::string_view directory) const override {
    const auto entry = stat(directory);
    if (!entry || !*entry || (*entry)->kind != EntryKind::kDirectory) return std::nullopt;
    return (*entry)->id;
  }

  const std::string& name() const override { return name_; }

 private:
  Result<std::shared_ptr<const Folder>> open(const git::ObjectId& tree) const {
    {
      const std::lock_guard lock(mutex_);
      const auto place = folders_.find(tree);
      if (place != folders_.end()) return place->second;
    }
    MIGRATE_TRY(auto entries, repository_->tree(tree));
    auto folder = std::make_shared<Folder>();
    folder->reserve(entries.size());
    for (git::TreeEntry& entry : entries)
      folder->push_back({std::move(entry.name), kind_of(entry.mode), entry.id});
    // Trees sort folders as if their names ended in '/'.
    sort_if_needed(*folder, [](const Entry& a, const Entry& b) { return a.name < b.name; });
    const std::lock_guard lock(mutex_);
    return folders_.emplace(tree, std::move(folder)).first->second;
  }

  std::shared_ptr<const git::Repository> repository_;
  git::ObjectId root_;
  std::string name_;
  mutable std::mutex mutex_;
  mutable std::unordered_map<git::ObjectId, std::shared_ptr<const Folder>> folders_;
};

}  // namespace

std::shared_ptr<const Source> tree_source(std::shared_ptr<const git::Repository> repository,
                                          const git::ObjectId& tree, std::string name) {
  return std::make_shared<TreeSource>(std::move(repository), tree, std::move(name));
}

Result<std::shared_ptr<const Source>> commit_source(
    std::shared_ptr<const git::Repository> repository, const git::ObjectId& commit,
    std::string name) {
  MIGRATE_TRY(const git::CommitInfo info, repository->commit(commit));
  return tree_source(std::move(repository), info.tree, std::move(name));
}

}  // namespace migrate::source
