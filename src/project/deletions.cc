#include "migrate/project/deletions.h"

#include <map>
#include <set>
#include <utility>

#include "project/removals.h"

namespace migrate::project {

Result<std::vector<Deletion>> find_deletions(
    const std::shared_ptr<const git::Repository>& repository, const Project& here,
    std::span<const git::ObjectId> tips, std::span<const std::string> ids,
    const LoadOptions& options) {
  if (ids.empty()) return std::vector<Deletion>{};
  MIGRATE_TRY(const git::CommitGraph graph, git::CommitGraph::read(*repository, tips));
  std::vector<Place> places;
  for (const History& history : here.histories) add_places(std::span(&history.config, 1), places);
  RevisionTrees trees(*repository, options);
  const std::set<std::string, std::less<>> asked(ids.begin(), ids.end());
  const WantedRevisions::Wanted wanted = [&](std::string_view id) { return asked.contains(id); };
  std::map<std::pair<std::string, std::string>, Deletion> newest;
  for (const Removal& removal : find_removals(repository, graph, wanted, options, trees, places)) {
    const auto [place, is_new] = newest.try_emplace({removal.id, removal.history});
    if (!is_new) continue;
    MIGRATE_TRY(git::CommitInfo commit, repository->commit(removal.commit));
    place->second = {removal.id, removal.history, removal.paths.front(), std::move(commit),
                     removal.parent};
  }
  std::vector<Deletion> deletions;
  deletions.reserve(newest.size());
  for (auto& entry : newest) deletions.push_back(std::move(entry.second));
  return deletions;
}

}  // namespace migrate::project
