// Which files one side of a merge renamed since the base, as Git's merge (the "ort" strategy)
// detects it: equal content first, then file names that are unique, then the best of all pairs.
//
// Revision files share most of their text, so a deleted one is often taken for the origin of an
// added one that has nothing to do with it. That is what Git does, and the merge has to follow.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/git/repository.h"
#include "source/merge_store.h"

namespace migrate::source {

struct FileVersion {
  std::string path;
  git::Mode mode = git::Mode::kFile;
  git::ObjectId id;
};

// Why the destination of a deleted file matters.
enum class SourceRelevance {
  kNone,
  kLocation,  // it tells where its folder went
  kContent,   // the other side changed or deleted the file
};
enum class FolderRelevance {
  kNone,
  kForAncestor,  // only to tell where a folder above it went
  kForSelf,      // the other side added a file to it
};

struct SideChanges {
  std::vector<FileVersion> deleted, added;           // in the order in which Git meets them
  std::map<std::string, SourceRelevance> relevant;   // of deleted files, those that matter
  std::map<std::string, FolderRelevance> no_longer;  // folders that the side removed
};

using FolderCounts = std::map<std::string, std::map<std::string, int>>;

struct Renames {
  bool known = true;           // false: what Git would detect cannot be known here
  std::vector<int> source_of;  // by index of SideChanges::added: index of deleted, or -1
  FolderCounts folders;        // removed folder → where its files went → how many
};

// `in_scope`: files for which the answer has to be right. Others are compared only where a choice
// about those in scope depends on them.
Result<Renames> detect_renames(const SideChanges& changes, const MergeStore& store,
                               const std::function<bool(std::string_view)>& in_scope);

std::string_view folder_of(std::string_view path);
std::string_view name_of(std::string_view path);

}  // namespace migrate::source
