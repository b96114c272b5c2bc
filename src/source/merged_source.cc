#include "migrate/source/merged_source.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <unordered_map>
#include <utility>

#include "source/merge_ancestors.h"
#include "source/merge_store.h"
#include "source/tree_merge.h"

namespace migrate::source {
namespace {

// Entries of cached trees, all together: some 100 bytes each.
constexpr std::size_t kMaxCachedEntries = 400'000;
constexpr std::uint64_t kMaxMergedBlob = 64U << 20U;

class RepositoryReader : public ObjectReader {
 public:
  explicit RepositoryReader(std::shared_ptr<const git::Repository> repository)
      : repository_(std::move(repository)) {}

  Result<std::shared_ptr<const Tree>> tree(const git::ObjectId& id) const override {
    {
      const std::lock_guard lock(mutex_);
      if (const auto it = trees_.find(id); it != trees_.end()) return it->second;
    }
    MIGRATE_TRY(Tree entries, repository_->tree(id));
    auto tree = std::make_shared<const Tree>(std::move(entries));
    const std::lock_guard lock(mutex_);
    if (cached_entries_ > kMaxCachedEntries) trees_.clear(), cached_entries_ = 0;
    cached_entries_ += tree->size();
    trees_.emplace(id, tree);
    return tree;
  }

  Result<std::shared_ptr<const std::string>> blob(const git::ObjectId& id) const override {
    git::Blob blob = repository_->blob(id, kMaxMergedBlob);
    if (blob.state == git::BlobState::kFound) {
      return std::make_shared<const std::string>(std::move(blob.text));
    }
    const bool large = blob.state == git::BlobState::kTooLarge;
    return fail(ErrorKind::kUndecidable,
                large ? "The file " + id.short_hex() + " is too large to merge."
                      : "The object " + id.short_hex() + " that the merge needs cannot be read.",
                large ? std::vector<std::string>{} : repository_->missing_object_hints());
  }

 private:
  std::shared_ptr<const git::Repository> repository_;
  mutable std::mutex mutex_;
  mutable std::unordered_map<git::ObjectId, std::shared_ptr<const Tree>> trees_;
  mutable std::size_t cached_entries_ = 0;
};

class RepositoryHistory : public History {
 public:
  explicit RepositoryHistory(const git::Repository& repository) : repository_(repository) {}

  Result<git::MergeBases> merge_bases(const git::ObjectId& a,
                                      const git::ObjectId& b) const override {
    return repository_.merge_bases(a, b);
  }
  Result<git::ObjectId> tree_of(const git::ObjectId& commit) const override {
    MIGRATE_TRY(const git::CommitInfo info, repository_.commit(commit));
    return info.tree;
  }

 private:
  const git::Repository& repository_;
};

EntryKind kind_of(git::Mode mode) {
  switch (mode) {
    case git::Mode::kTree:
      return EntryKind::kDirectory;
    case git::Mode::kSymlink:
      return EntryKind::kSymlink;
    case git::Mode::kSubmodule:
      return EntryKind::kSubmodule;
    case git::Mode::kFile:
    case git::Mode::kExecutable:
      break;
  }
  return EntryKind::kFile;
}

class MergedSource : public Source {
 public:
  MergedSource(std::shared_ptr<const RepositoryReader> reader, std::unique_ptr<MergeStore> store,
               const MergeRequest& request, TreeMerge merge)
      : reader_(std::move(reader)),
        store_(std::move(store)),
        name_(request.name),
        folders_(request.folders),
        merge_(std::move(merge)) {
    for (const PathConflict& conflict : merge_.conflicts) conflicts_.insert(conflict.path);
  }

  Result<std::vector<Entry>> list(std::string_view directory) const override {
    MIGRATE_TRY(const auto found, find(directory));
    std::vector<Entry> entries;
    if (found && found->kind == EntryKind::kDirectory) {
      MIGRATE_TRY(const auto tree, store_->tree(*found->id));
      for (const git::TreeEntry& entry : *tree) {
        const bool conflict = conflicts_.count(join(std::string(directory), entry.name)) != 0;
        entries.push_back({entry.name, conflict ? EntryKind::kConflict : kind_of(entry.mode),
                           conflict ? std::nullopt : std::optional(entry.id)});
      }
    }
    // A conflict about where a file belongs may leave its path out of the tree.
    for (const std::string& path : conflicts_) {
      if (folder_of(path) != directory || path.empty()) continue;
      const auto same = [&](const Entry& entry) { return entry.name == name_of(path); };
      if (std::none_of(entries.begin(), entries.end(), same)) {
        entries.push_back({std::string(name_of(path)), EntryKind::kConflict, std::nullopt});
      }
    }
    std::sort(entries.begin(), entries.end(),
              [](const Entry& a, const Entry& b) { return a.name < b.name; });
    return entries;
  }

  Result<std::optional<Entry>> stat(std::string_view path) const override { return find(path); }

  Content read(std::string_view path) const override {
    const auto found = find(path);
    if (!found) return {ReadProblem::kConflict, {}, found.error().message, found.error().hints};
    if (!*found) return {ReadProblem::kNotFound, {}, "The merge has no such file.", {}};
    if ((*found)->kind == EntryKind::kConflict) {
      return {ReadProblem::kConflict, {}, "The file is in conflict.", {}};
    }
    if ((*found)->kind != EntryKind::kFile) {
      return {ReadProblem::kNotRegular, {}, "It is not a regular file.", {}};
    }
    auto blob = store_->blob(*(*found)->id);
    if (!blob) return {ReadProblem::kMissingObject, {}, blob.error().message, blob.error().hints};
    if ((*blob)->size() > kMaxFileBytes) {
      return {ReadProblem::kTooLarge, {}, "The file is too large.", {}};
    }
    return {ReadProblem::kNone, **blob, {}, {}};
  }

  std::optional<git::ObjectId> tree_id(std::string_view directory) const override {
    for (const std::string& path : conflicts_) {
      if (within(path, {std::string(directory)})) return std::nullopt;
    }
    const auto found = find(directory);
    if (!found || !*found || (*found)->kind != EntryKind::kDirectory) return std::nullopt;
    return (*found)->id;
  }

  const std::string& name() const override { return name_; }

 private:
  Result<std::optional<Entry>> find(std::string_view path) const {
    if (merge_.unknown) return fail(ErrorKind::kUndecidable, *merge_.unknown);
    const auto folder = std::find_if(folders_.begin(), folders_.end(),
                                     [&](const std::string& f) { return within(path, {f}); });
    if (folder == folders_.end()) {
      return fail(ErrorKind::kUndecidable,
                  "\"" + std::string(path) + "\" is not in the folders that were merged.");
    }
    const auto tree = merge_.trees.find(*folder);
    if (conflicts_.count(std::string(path)) != 0) {
      return Entry{std::string(name_of(path)), EntryKind::kConflict, std::nullopt};
    }
    if (tree == merge_.trees.end()) return std::nullopt;
    Entry at{std::string(name_of(*folder)), EntryKind::kDirectory, tree->second};
    std::string_view rest = path.substr(std::min(path.size(), folder->size()));
    while (!rest.empty()) {
      if (rest.front() == '/') rest.remove_prefix(1);
      if (at.kind == EntryKind::kSymlink) return at;
      if (at.kind != EntryKind::kDirectory) return std::nullopt;
      const std::string_view name = rest.substr(0, rest.find('/'));
      rest.remove_prefix(name.size());
      MIGRATE_TRY(const auto entries, store_->tree(*at.id));
      const auto it = std::find_if(entries->begin(), entries->end(),
                                   [&](const git::TreeEntry& entry) { return entry.name == name; });
      if (it == entries->end()) return std::nullopt;
      at = {it->name, kind_of(it->mode), it->id};
    }
    return at;
  }

  std::shared_ptr<const RepositoryReader> reader_;
  std::unique_ptr<MergeStore> store_;
  std::string name_;
  std::vector<std::string> folders_;
  TreeMerge merge_;
  std::set<std::string> conflicts_;
};

}  // namespace

struct Merger::Impl {
  std::shared_ptr<const git::Repository> repository;
  std::shared_ptr<const RepositoryReader> reader;

  Result<TreeMerge> merge(const MergeRequest& request, MergeStore& store) const {
    const RepositoryHistory history(*repository);
    std::vector<git::ObjectId> bases;
    if (request.bases) {
      bases = *request.bases;
    } else {
      MIGRATE_TRY(const git::MergeBases found,
                  repository->merge_bases(request.ours, request.theirs));
      if (!found.complete) {
        return fail(ErrorKind::kUndecidable,
                    "The history is too shallow to know the common ancestors.",
                    repository->missing_object_hints());
      }
      bases = found.ids;
    }
    if (bases.empty()) {
      return fail(ErrorKind::kUndecidable, "The two commits have no common ancestor.");
    }
    TreeMergeRequest trees;
    MIGRATE_TRY(trees.roots[1], history.tree_of(request.ours));
    MIGRATE_TRY(trees.roots[2], history.tree_of(request.theirs));
    MIGRATE_TRY(const AncestorTree ancestor, ancestor_tree(history, store, bases));
    trees.roots[0] = ancestor.tree;
    trees.folders = request.folders;
    if (ancestor.unknown) {
      TreeMerge merge;
      merge.unknown = ancestor.unknown;
      return merge;
    }
    return merge_trees(store, trees);
  }
};

Merger::Merger(std::shared_ptr<const git::Repository> repository)
    : impl_(std::make_unique<Impl>()) {
  impl_->reader = std::make_shared<const RepositoryReader>(repository);
  impl_->repository = std::move(repository);
}

Merger::~Merger() = default;

Result<MergeResult> Merger::merge(const MergeRequest& request) const {
  auto store = std::make_unique<MergeStore>(*impl_->reader);
  MIGRATE_TRY(TreeMerge merge, impl_->merge(request, *store));
  MergeResult result;
  for (const PathConflict& conflict : merge.conflicts) {
    result.conflicts.push_back({conflict.path, conflict.reason, conflict.unknown});
  }
  if (merge.unknown) {
    for (const std::string& folder : request.folders) {
      result.conflicts.push_back({folder, *merge.unknown, true});
    }
  }
  result.source = std::make_shared<const MergedSource>(impl_->reader, std::move(store), request,
                                                       std::move(merge));
  return result;
}

Result<std::vector<MergeConflict>> Merger::conflicts_elsewhere(const MergeRequest& request) const {
  MergeRequest all = request;
  all.folders = {""};
  MergeStore store(*impl_->reader);
  MIGRATE_TRY(const TreeMerge merge, impl_->merge(all, store));
  if (merge.unknown) return fail(ErrorKind::kUndecidable, *merge.unknown);
  std::vector<MergeConflict> conflicts;
  for (const PathConflict& conflict : merge.conflicts) {
    if (!within(conflict.path, request.folders)) {
      conflicts.push_back({conflict.path, conflict.reason, conflict.unknown});
    }
  }
  return conflicts;
}

}  // namespace migrate::source
