#include <algorithm>
#include <optional>
#include <utility>

#include "git/path_resolver.h"
#include "git/repository_impl.h"
#include "migrate/git/commit_walk.h"
#include "migrate/path.h"

namespace migrate::git {
namespace {

using Files = std::vector<std::pair<std::string, ObjectId>>;  // path and blob, by path

// The files below a tree, sorted by path. Not deeper than any real repository; deeper folders are
// left out, as are submodules.
Result<Files> list_files(const Repository& repository, const ObjectId& tree) {
  constexpr std::size_t kDeepest = 64;
  struct Folder {
    std::string path;
    ObjectId tree;
    std::size_t depth;
  };
  std::vector<Folder> todo{{"", tree, 0}};
  Files files;
  while (!todo.empty()) {
    const Folder folder = std::move(todo.back());
    todo.pop_back();
    MIGRATE_TRY(const auto entries, repository.tree(folder.tree));
    for (const TreeEntry& entry : entries) {
      std::string path = join_path(folder.path, entry.name);
      if (entry.mode == Mode::kTree && folder.depth < kDeepest)
        todo.push_back({std::move(path), entry.id, folder.depth + 1});
      else if (entry.mode != Mode::kTree && entry.mode != Mode::kSubmodule)
        files.emplace_back(std::move(path), entry.id);
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

bool has_path(const Files& files, const std::string& path) {
  const auto place = std::lower_bound(
      files.begin(), files.end(), path,
      [](const auto& file, const std::string& wanted) { return file.first < wanted; });
  return place != files.end() && place->first == path;
}

Result<Files> files_of(const Repository& repository, const Found& folder) {
  if (folder.state == Found::State::kFound && folder.mode == Mode::kTree)
    return list_files(repository, folder.id);
  return Files{};
}

// What was in `before`, all of them, and is not in `now`.
Result<Files> files_gone(const Repository& repository, const std::vector<Found>& before,
                         const Found& now) {
  MIGRATE_TRY(Files gone, files_of(repository, before.front()));
  for (std::size_t p = 1; p < before.size(); ++p) {
    MIGRATE_TRY(const Files there, files_of(repository, before[p]));
    std::erase_if(gone, [&](const auto& file) { return !has_path(there, file.first); });
  }
  MIGRATE_TRY(const Files left, files_of(repository, now));
  std::erase_if(gone, [&](const auto& file) { return has_path(left, file.first); });
  return gone;
}

}  // namespace

Result<WalkResult> walk_deletions(const Repository& repository, std::span<const ObjectId> tips,
                                  std::span<const std::string> directories,
                                  const std::function<bool(const Deletion&)>& visit) {
  PathResolver resolver(directories);
  const auto objects = repository.impl().objects->borrow();
  std::optional<Error> problem;
  // Finds what this commit deleted; false to stop.
  const auto look = [&](const WalkedCommit& commit) -> Result<bool> {
    std::vector<std::vector<Found>> before;
    before.reserve(commit.parents.size());
    for (const ObjectId& parent : commit.parents)
      before.push_back(resolver.resolve_commit(*objects, parent));
    const std::vector<Found> now = resolver.resolve_tree(*objects, commit.tree);
    for (std::size_t d = 0; d < directories.size(); ++d) {
      std::vector<Found> parents;
      parents.reserve(before.size() + 1);
      for (const std::vector<Found>& one : before) parents.push_back(one[d]);
      if (parents.empty() || std::count(parents.begin(), parents.end(), now[d]) != 0) continue;
      parents.push_back(now[d]);
      const auto missing = [](const Found& found) {
        return found.state == Found::State::kMissingObject;
      };
      if (std::any_of(parents.begin(), parents.end(), missing))
        return tl::unexpected(object_error(repository, commit.id, ReadState::kMissing,
                                           "tree at or before the commit"));
      parents.pop_back();
      MIGRATE_TRY(const Files gone, files_gone(repository, parents, now[d]));
      for (const auto& file : gone)
        if (!visit({commit.id, join_path(directories[d], file.first), file.second})) return false;
    }
    return true;
  };
  auto result = walk(repository, tips, {}, [&](const WalkedCommit& commit) {
    auto on = look(commit);
    if (on) return *on ? WalkStep::kOn : WalkStep::kStop;
    problem = std::move(on).error();
    return WalkStep::kStop;
  });
  if (problem) return tl::unexpected(*std::move(problem));
  return result;
}

}  // namespace migrate::git
