#include "source/folder_counts.h"

#include <algorithm>

namespace migrate::source {
namespace {

FolderRelevance relevance(const RemovedFolders& removed, std::string_view folder) {
  const auto it = removed.find(std::string(folder));
  return it == removed.end() ? FolderRelevance::kNone : it->second;
}

}  // namespace

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

std::string_view name_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

void count_rename(FolderCounts& counts, const RemovedFolders& removed,
                  const std::set<std::string, std::less<>>& voters, std::string_view from,
                  std::string_view to) {
  bool first = true;
  while (true) {
    if (!first && name_of(from) != name_of(to)) return;
    from = folder_of(from);
    to = folder_of(to);
    if (voters.find(from) == voters.end()) return;
    const FolderRelevance matters = relevance(removed, from);
    if (first || matters == FolderRelevance::kForSelf) ++counts[std::string(from)][std::string(to)];
    if (matters == FolderRelevance::kNone || from.empty() || to.empty()) return;
    first = false;
  }
}

Favourite favourite(const std::map<std::string, int>& votes) {
  Favourite best;
  for (const auto& [folder, count] : votes) {
    if (count > best.votes) {
      best = {folder, count, false};
    } else if (count == best.votes) {
      best.tied = true;
    }
  }
  return best;
}

void settle_certain_folders(const FolderCounts& counts, RemovedFolders& removed,
                            const std::vector<std::string_view>& undecided) {
  std::map<std::string, int, std::less<>> open;
  for (const std::string_view path : undecided) {
    for (std::string_view folder = folder_of(path);
         !folder.empty() && relevance(removed, folder) != FolderRelevance::kNone;
         folder = folder_of(folder)) {
      ++open[std::string(folder)];
    }
  }
  for (const auto& [folder, votes] : counts) {
    const auto it = removed.find(folder);
    if (it == removed.end() || it->second != FolderRelevance::kForSelf) continue;
    std::vector<int> ranks{0, 0};
    for (const auto& vote : votes) ranks.push_back(vote.second);
    std::partial_sort(ranks.begin(), ranks.begin() + 2, ranks.end(), std::greater<>());
    const auto unknown = open.find(folder);
    if (ranks[0] > ranks[1] + (unknown == open.end() ? 0 : unknown->second)) {
      it->second = FolderRelevance::kForAncestor;
    }
  }
}

bool has_open_folder(const RemovedFolders& removed, std::string_view path) {
  for (std::string_view folder = folder_of(path);; folder = folder_of(folder)) {
    const FolderRelevance matters = relevance(removed, folder);
    if (matters != FolderRelevance::kForAncestor) return matters == FolderRelevance::kForSelf;
    if (folder.empty()) return false;
  }
}

}  // namespace migrate::source
