#include "merge/forecast_files.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "migrate/path.h"
#include "migrate/project/revision_files.h"

namespace migrate::merge {
namespace {

using Place = std::vector<VersionFile>::const_iterator;

// The file at `place` when its path is `path`, and moves on.
const VersionFile* take(Place& place, Place end, const std::string& path) {
  return place != end && place->path == path ? &*place++ : nullptr;
}

bool same(const VersionFile* a, const VersionFile* b) {
  return a == b || (a != nullptr && b != nullptr && *a == *b);
}

bool is_file(const VersionFile& file) { return file.kind == source::EntryKind::kFile; }

// Whether a folder with files of the ancestor has none any more.
bool lost_directory(const FileList& ancestor, const FileList& side) {
  return !std::includes(side.directories.begin(), side.directories.end(),
                        ancestor.directories.begin(), ancestor.directories.end());
}

// The lowest path at the places.
const std::string* lowest(std::initializer_list<std::pair<Place, Place>> places) {
  const std::string* path = nullptr;
  for (const auto& [place, end] : places)
    if (place != end && (path == nullptr || place->path < *path)) path = &place->path;
  return path;
}

}  // namespace

void FileList::sort() {
  std::sort(files.begin(), files.end(),
            [](const VersionFile& a, const VersionFile& b) { return a.path < b.path; });
  directories.clear();
  for (const VersionFile& file : files) directories.emplace_back(parent_path(file.path));
  std::sort(directories.begin(), directories.end());
  directories.erase(std::unique(directories.begin(), directories.end()), directories.end());
}

Result<FileList> list_revision_files(const source::Source& source, const std::string& directory,
                                     bool recursive, const std::string& prefix) {
  FileList list;
  std::vector<std::string> pending = {directory};
  while (!pending.empty()) {
    const std::string current = std::move(pending.back());
    pending.pop_back();
    MIGRATE_TRY(const std::vector<source::Entry> entries, source.list(current));
    for (const source::Entry& entry : entries) {
      std::string path = join_path(current, entry.name);
      if (entry.kind == source::EntryKind::kDirectory) {
        if (recursive && entry.name != "__pycache__") pending.push_back(std::move(path));
      } else if (project::is_revision_name(entry.name)) {
        list.files.push_back(
            {join_path(prefix, path), entry.id.value_or(git::ObjectId{}), entry.kind});
      }
    }
  }
  list.sort();
  return list;
}

std::vector<FileDelta> difference(const FileList& before, const FileList& after) {
  std::vector<FileDelta> result;
  auto old = before.files.begin(), now = after.files.begin();
  const auto old_end = before.files.end(), now_end = after.files.end();
  while (const std::string* const path = lowest({{old, old_end}, {now, now_end}})) {
    const std::string& name = *path;
    const VersionFile* const was = take(old, old_end, name);
    const VersionFile* const is = take(now, now_end, name);
    if (same(was, is)) continue;
    result.push_back({name, is == nullptr ? std::nullopt : std::optional(*is)});
  }
  return result;
}

std::optional<std::vector<FileDelta>> merge_lists(const FileList& ancestor, const FileList& ours,
                                                  const FileList& theirs) {
  if (lost_directory(ancestor, ours) || lost_directory(ancestor, theirs)) return std::nullopt;
  std::vector<FileDelta> result;
  auto root = ancestor.files.begin(), mine = ours.files.begin(), other = theirs.files.begin();
  const auto root_end = ancestor.files.end(), mine_end = ours.files.end(),
             other_end = theirs.files.end();
  while (const std::string* const path =
             lowest({{root, root_end}, {mine, mine_end}, {other, other_end}})) {
    const std::string& name = *path;
    const VersionFile* const was = take(root, root_end, name);
    const VersionFile* const here = take(mine, mine_end, name);
    const VersionFile* const there = take(other, other_end, name);
    // Gone on both sides: each may have renamed it to another name.
    if (was != nullptr && here == nullptr && there == nullptr) return std::nullopt;
    if (same(here, there) || same(was, there)) continue;
    const auto theirs_now = there == nullptr ? std::nullopt : std::optional(*there);
    if (same(was, here)) {
      result.push_back({name, theirs_now});
    } else if (here != nullptr && there != nullptr && was == nullptr) {
      // Both sides added it, each with a content of its own.
      result.push_back({name, VersionFile{name, {}, source::EntryKind::kConflict}});
    } else if (here != nullptr && there != nullptr && is_file(*was) && is_file(*here) &&
               is_file(*there)) {
      result.push_back({name, theirs_now, {was->blob, here->blob, there->blob}});
    } else {
      return std::nullopt;
    }
  }
  return result;
}

}  // namespace migrate::merge
