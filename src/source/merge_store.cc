#include "source/merge_store.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "migrate/git/hash_tree.h"

namespace migrate::source {

int compare_names(std::string_view a, bool a_is_tree, std::string_view b, bool b_is_tree) {
  const std::size_t common = std::min(a.size(), b.size());
  if (const int order = std::memcmp(a.data(), b.data(), common); order != 0) return order;
  const auto at = [common](std::string_view name, bool is_tree) {
    if (common < name.size()) return static_cast<int>(static_cast<unsigned char>(name[common]));
    return is_tree ? static_cast<int>('/') : 0;
  };
  return at(a, a_is_tree) - at(b, b_is_tree);
}

Result<std::shared_ptr<const Tree>> MergeStore::tree(const git::ObjectId& id) const {
  {
    const std::lock_guard lock(mutex_);
    if (const auto it = trees_.find(id); it != trees_.end()) return it->second;
  }
  return reader_.tree(id);
}

Result<std::shared_ptr<const std::string>> MergeStore::blob(const git::ObjectId& id) const {
  {
    const std::lock_guard lock(mutex_);
    if (const auto it = blobs_.find(id); it != blobs_.end()) return it->second;
  }
  return reader_.blob(id);
}

Result<std::shared_ptr<const Fingerprint>> MergeStore::fingerprint(const git::ObjectId& id) const {
  {
    const std::lock_guard lock(mutex_);
    if (const auto it = fingerprints_.find(id); it != fingerprints_.end()) return it->second;
  }
  MIGRATE_TRY(const auto bytes, blob(id));
  auto made = std::make_shared<const Fingerprint>(source::fingerprint(*bytes));
  const std::lock_guard lock(mutex_);
  return fingerprints_.emplace(id, std::move(made)).first->second;
}

git::ObjectId MergeStore::put_blob(std::string bytes) {
  const git::ObjectId id = git::hash_blob(bytes);
  const std::lock_guard lock(mutex_);
  blobs_.emplace(id, std::make_shared<const std::string>(std::move(bytes)));
  return id;
}

git::ObjectId MergeStore::put_tree(Tree entries) {
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
    return compare_names(a.name, a.mode == git::Mode::kTree, b.name, b.mode == git::Mode::kTree) <
           0;
  });
  const git::ObjectId id = git::hash_tree(entries);
  const std::lock_guard lock(mutex_);
  trees_.emplace(id, std::make_shared<const Tree>(std::move(entries)));
  return id;
}

}  // namespace migrate::source
