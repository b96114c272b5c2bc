// The objects that a merge reads, and those that it makes, which live in memory only.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "migrate/git/object_id.h"
#include "migrate/git/repository.h"
#include "migrate/result.h"
#include "source/similarity.h"

namespace migrate::source {

using Tree = std::vector<git::TreeEntry>;

// Where objects come from. Thread safe.
class ObjectReader {
 public:
  virtual ~ObjectReader() = default;
  virtual Result<std::shared_ptr<const Tree>> tree(const git::ObjectId& id) const = 0;
  // kUndecidable when the blob is absent, or larger than a merge cares for.
  virtual Result<std::shared_ptr<const std::string>> blob(const git::ObjectId& id) const = 0;
};

// Thread safe. Objects that were put are found before the reader is asked.
class MergeStore : public ObjectReader {
 public:
  explicit MergeStore(const ObjectReader& reader) : reader_(reader) {}

  Result<std::shared_ptr<const Tree>> tree(const git::ObjectId& id) const override;
  Result<std::shared_ptr<const std::string>> blob(const git::ObjectId& id) const override;
  Result<std::shared_ptr<const Fingerprint>> fingerprint(const git::ObjectId& id) const;

  // Both return the name that Git gives the object.
  git::ObjectId put_blob(std::string bytes);
  git::ObjectId put_tree(Tree entries);  // in any order

 private:
  const ObjectReader& reader_;
  mutable std::mutex mutex_;
  std::unordered_map<git::ObjectId, std::shared_ptr<const std::string>> blobs_;
  std::unordered_map<git::ObjectId, std::shared_ptr<const Tree>> trees_;
  mutable std::unordered_map<git::ObjectId, std::shared_ptr<const Fingerprint>> fingerprints_;
};

// The order of entries in a Git tree: a folder's name sorts as if it ended in '/'.
int compare_names(std::string_view a, bool a_is_tree, std::string_view b, bool b_is_tree);

}  // namespace migrate::source
