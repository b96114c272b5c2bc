// Votes on where the files of a removed folder went.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "source/renames.h"

namespace migrate::source {

using RemovedFolders = std::map<std::string, FolderRelevance>;

// Counts the rename for the file's folder, and for the folders above it as far as the last parts of
// both paths agree and the folder matters. `voters`: the folders that hold relevant files.
void count_rename(FolderCounts& counts, const RemovedFolders& removed,
                  const std::set<std::string, std::less<>>& voters, std::string_view from,
                  std::string_view to);

struct Favourite {
  std::string folder;
  int votes = 0;
  bool tied = false;
};
Favourite favourite(const std::map<std::string, int>& votes);

// Folders whose destination is certain, however the `undecided` files were renamed, are from now on
// relevant for their ancestors only.
void settle_certain_folders(const FolderCounts& counts, RemovedFolders& removed,
                            const std::vector<std::string_view>& undecided);

// Whether the folder of `path`, or one above that is relevant without a gap, still matters itself.
bool has_open_folder(const RemovedFolders& removed, std::string_view path);

}  // namespace migrate::source
