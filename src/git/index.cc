#include "git/raw_objects.h"
#include "git/repository_impl.h"

namespace migrate::git {

Result<std::vector<IndexEntry>> Repository::index() const {
  ensure_libgit2();
  git_index* raw = nullptr;
  if (git_index_open(&raw, impl_->index_file.c_str()) != 0) {
    // Two ways to store the index that libgit2 does not know.
    auto error = git_failure(ErrorKind::kRepository, "Cannot read the index " + impl_->index_file);
    error.value().hints = {"git update-index --no-split-index  # when it is a split index",
                           "git sparse-checkout reapply --no-sparse-index  # when it is sparse",
                           "git fsck"};
    return error;
  }
  const IndexHandle index(raw);
  std::vector<IndexEntry> entries;
  entries.reserve(git_index_entrycount(raw));
  for (std::size_t i = 0; i < git_index_entrycount(raw); ++i) {
    const git_index_entry* entry = git_index_get_byindex(raw, i);
    if ((entry->flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD) != 0) continue;
    entries.push_back(
        {entry->path, to_mode(entry->mode), to_id(entry->id), git_index_entry_stage(entry)});
  }
  return entries;
}

}  // namespace migrate::git
