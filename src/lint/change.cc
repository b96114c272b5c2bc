#include "lint/change.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

namespace migrate::lint {
namespace {

using FileIndex = std::uint32_t;

// Blobs of the files that each of `chosen` names, where the source knew them or they can be read.
std::vector<std::optional<git::ObjectId>> blobs_of(const project::History& history,
                                                   const std::vector<FileIndex>& chosen,
                                                   const Files& files) {
  std::vector<std::optional<git::ObjectId>> blobs;
  blobs.reserve(chosen.size());
  std::vector<std::string_view> paths;
  std::vector<std::size_t> unknown;
  for (const FileIndex file : chosen) {
    blobs.push_back(history.files[file].blob);
    if (blobs.back()) continue;
    unknown.push_back(blobs.size() - 1);
    paths.push_back(history.files[file].path);
  }
  const auto read = files.blobs(paths);
  for (std::size_t i = 0; i < unknown.size(); ++i) blobs[unknown[i]] = read[i];
  return blobs;
}

// Those with other bytes, another path, or bytes that cannot be read.
std::vector<Change::Pair> only_changed(const std::vector<Change::Pair>& pairs,
                                       const project::History& fork, const project::History& head,
                                       const Files& fork_files, const Files& head_files) {
  std::vector<FileIndex> before, after;
  for (const Change::Pair& pair : pairs) {
    before.push_back(pair.before);
    after.push_back(pair.after);
  }
  const auto was = blobs_of(fork, before, fork_files);
  const auto is = blobs_of(head, after, head_files);
  std::vector<Change::Pair> changed;
  for (std::size_t i = 0; i < pairs.size(); ++i)
    if (fork.files[before[i]].path != head.files[after[i]].path || !was[i] || was[i] != is[i])
      changed.push_back(pairs[i]);
  return changed;
}

std::string_view id_of(const project::History& history, FileIndex file) {
  const auto node = history.files[file].node;
  return node ? std::string_view(history.graph.node(*node).id) : std::string_view{};
}

// Which file of the judged history continues each file of `fork`: the one with the same revision
// id, preferring the same path, where an id stands in several files.
class Matcher {
 public:
  Matcher(const project::History& fork, const project::History& head) {
    for (FileIndex i = 0; i < head.files.size(); ++i) {
      by_path_.emplace(head.files[i].path, i);
      if (!id_of(head, i).empty()) by_id_.emplace(id_of(head, i), i);
    }
    taken_.assign(head.files.size(), false);
    after_.assign(fork.files.size(), kNone);
    for (FileIndex i = 0; i < fork.files.size(); ++i) match_path(fork, head, i);
    for (FileIndex i = 0; i < fork.files.size(); ++i) match_id(fork, i);
  }

  static constexpr FileIndex kNone = ~FileIndex{0};
  const std::vector<FileIndex>& after() const { return after_; }
  const std::vector<bool>& taken() const { return taken_; }

 private:
  void match_path(const project::History& fork, const project::History& head, FileIndex i) {
    const auto found = by_path_.find(fork.files[i].path);
    if (found != by_path_.end() && id_of(head, found->second) == id_of(fork, i))
      take(i, found->second);
  }
  void match_id(const project::History& fork, FileIndex i) {
    if (after_[i] != kNone || id_of(fork, i).empty()) return;
    const auto found = by_id_.find(id_of(fork, i));
    if (found != by_id_.end() && !taken_[found->second]) take(i, found->second);
  }
  void take(FileIndex before, FileIndex after) {
    after_[before] = after;
    taken_[after] = true;
  }

  std::unordered_map<std::string_view, FileIndex> by_path_, by_id_;
  std::vector<FileIndex> after_;
  std::vector<bool> taken_;
};

}  // namespace

const project::History* counterpart(const project::Project* project, const project::History& like) {
  if (project == nullptr) return nullptr;
  const auto find = [project](auto&& same) -> const project::History* {
    const auto found = std::find_if(project->histories.begin(), project->histories.end(), same);
    return found == project->histories.end() ? nullptr : &*found;
  };
  const project::History* by_name =
      find([&](const project::History& other) { return other.config.name == like.config.name; });
  if (by_name != nullptr) return by_name;
  return find([&](const project::History& other) {
    return other.config.script_location == like.config.script_location;
  });
}

Change find_change(const project::History& head, const project::History* fork,
                   const project::History* base, Files& head_files, Files* fork_files) {
  Change change;
  change.known = fork_files != nullptr;
  change.fork = fork;
  change.base = base;
  change.is_added.assign(head.files.size(), true);
  if (fork != nullptr && fork_files != nullptr) {
    const Matcher matcher(*fork, head);
    change.is_added = matcher.taken();
    change.is_added.flip();
    std::vector<Change::Pair> pairs;
    for (FileIndex before = 0; before < fork->files.size(); ++before) {
      const FileIndex after = matcher.after()[before];
      if (after == Matcher::kNone) {
        if (!head.graph.find(id_of(*fork, before))) change.removed.push_back(before);
        continue;
      }
      pairs.push_back({before, after});
    }
    change.changed = only_changed(pairs, *fork, head, *fork_files, head_files);
  }
  for (FileIndex i = 0; i < head.files.size(); ++i)
    if (change.is_added[i]) change.added.push_back(i);
  return change;
}

}  // namespace migrate::lint
