#include "project/revision_trees.h"

#include <fmt/format.h>

#include <algorithm>

#include "migrate/path.h"
#include "migrate/project/revision_files.h"
#include "migrate/source/source.h"

namespace migrate::project {

void add_places(std::span<const alembic::HistoryConfig> configs, std::vector<Place>& places) {
  for (const alembic::HistoryConfig& config : configs) {
    for (const alembic::VersionLocation& location : config.version_locations) {
      if (!location.unreadable.empty()) continue;
      Place place{config.name, location.path, config.recursive_version_locations};
      if (std::find(places.begin(), places.end(), place) == places.end())
        places.push_back(std::move(place));
    }
  }
}

std::vector<std::string> paths_of(std::span<const Place> places) {
  std::vector<std::string> paths;
  for (const Place& place : places) paths.push_back(place.path);
  return paths;
}

RevisionTrees::RevisionTrees(const git::Repository& repository, const LoadOptions& options)
    : repository_(repository), cache_(options.use_cache ? options.cache_dir : "") {}

const std::vector<TreeRevision>& RevisionTrees::in(const git::Found& folder, const Place& place) {
  using State = git::Found::State;
  if (folder.state == State::kAbsent) return nothing_;
  if (folder.state == State::kMissingObject) {
    problems_.insert(fmt::format("{} is not here in all commits", place.path));
    return nothing_;
  }
  if (folder.mode != git::Mode::kTree) {
    problems_.insert(fmt::format("{} is not a folder in all commits", place.path));
    return nothing_;
  }
  const auto key = std::pair(folder.id, place.recursive);
  const auto known = lists_.find(key);
  if (known != lists_.end()) return known->second;
  return lists_.emplace(key, list(folder.id, place)).first->second;
}

std::vector<TreeRevision> RevisionTrees::list(const git::ObjectId& tree, const Place& place) {
  struct Folder {
    std::string path;
    git::ObjectId tree;
    int depth = 0;
  };
  constexpr int kDeepest = 64;  // no real repository nests deeper
  std::vector<TreeRevision> revisions;
  std::vector<Folder> todo{{"", tree}};
  while (!todo.empty()) {
    const Folder folder = std::move(todo.back());
    todo.pop_back();
    const auto entries = repository_.tree(folder.tree);
    if (!entries) {
      problems_.insert(
          fmt::format("{} is not here in all commits", join_path(place.path, folder.path)));
      continue;
    }
    for (const git::TreeEntry& entry : *entries) {
      std::string path = join_path(folder.path, entry.name);
      if (entry.mode != git::Mode::kTree)
        add(entry, std::move(path), place, revisions);
      else if (place.recursive && entry.name != "__pycache__" && folder.depth < kDeepest)
        todo.push_back({std::move(path), entry.id, folder.depth + 1});
    }
  }
  std::sort(revisions.begin(), revisions.end(),
            [](const TreeRevision& a, const TreeRevision& b) { return a.path < b.path; });
  return revisions;
}

void RevisionTrees::add(const git::TreeEntry& entry, std::string path, const Place& place,
                        std::vector<TreeRevision>& revisions) {
  if (!is_revision_name(entry.name)) return;
  if (entry.mode != git::Mode::kFile && entry.mode != git::Mode::kExecutable) {
    problems_.insert(fmt::format("{} is a link in some commits", join_path(place.path, path)));
    return;
  }
  const python::RevisionHeader& read = header(entry.id);
  if (auto id = revision_id(path, read)) {
    revisions.push_back({*std::move(id), std::move(path), entry.id});
  } else if (read.revision.known == python::Known::kUnknown) {
    problems_.insert(fmt::format("the id in {} cannot be known", join_path(place.path, path)));
  }
}

const python::RevisionHeader& RevisionTrees::header(const git::ObjectId& blob) {
  const auto [known, is_new] = headers_.try_emplace(blob);
  if (!is_new || cache_.find(blob, known->second)) return known->second;
  const git::Blob content = repository_.blob(blob, source::kMaxFileBytes);
  if (content.state == git::BlobState::kFound) {
    known->second = python::parse_header(content.text);
    cache_.add(blob, known->second);
  } else {
    known->second.revision.known = python::Known::kUnknown;
  }
  return known->second;
}

std::vector<std::string> RevisionTrees::ids() const {
  std::set<std::string> ids;
  for (const auto& list : lists_)
    for (const TreeRevision& revision : list.second) ids.insert(revision.id);
  return {ids.begin(), ids.end()};
}

const std::vector<WantedRevisions::Match>& WantedRevisions::in(const git::Found& folder,
                                                               std::size_t place) {
  const auto [found, is_new] = found_.try_emplace({place, folder.id});
  if (is_new)
    for (const TreeRevision& revision : trees_.in(folder, places_[place]))
      if (wanted_(revision.id)) found->second.push_back({place, &revision});
  return found->second;
}

}  // namespace migrate::project
