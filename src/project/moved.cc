#include "project/moved.h"

#include <algorithm>

#include "migrate/path.h"

namespace migrate::project {
namespace {

// Trees of real repositories have some thousand folders.
constexpr std::size_t kMaxFolders = 50'000;

bool has_only(const python::RevisionHeader& header, std::string_view id) {
  return header.revision.values.size() == 1 && header.revision.values.front() == id;
}

}  // namespace

std::vector<std::string> find_moved(const git::Repository& repository,
                                    const git::CommitInfo& commit, const git::ObjectId& parent,
                                    const git::ObjectId& blob, std::string_view path,
                                    std::string_view id, RevisionTrees& trees) {
  const auto before = repository.commit(parent);
  if (!before) return {};
  const std::string_view name = base_name(path);
  std::vector<std::string> moved;
  std::vector<std::pair<std::string, git::ObjectId>> todo = {{"", commit.tree}};
  for (std::size_t next = 0; next < todo.size() && next < kMaxFolders; ++next) {
    const auto entries = repository.tree(todo[next].second);
    if (!entries) continue;
    for (const git::TreeEntry& entry : *entries) {
      std::string place = join_path(todo[next].first, entry.name);
      if (entry.mode == git::Mode::kTree) {
        todo.emplace_back(std::move(place), entry.id);
        continue;
      }
      if (entry.mode != git::Mode::kFile && entry.mode != git::Mode::kExecutable) continue;
      if (entry.id != blob && (entry.name != name || !has_only(trees.header(entry.id), id)))
        continue;
      const auto there = repository.entry(before->tree, place);
      if (there && !*there) moved.push_back(std::move(place));
    }
  }
  std::sort(moved.begin(), moved.end());
  return moved;
}

}  // namespace migrate::project
