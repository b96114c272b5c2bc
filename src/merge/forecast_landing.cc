#include "merge/forecast_landing.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "migrate/alembic/config.h"
#include "migrate/parallel.h"
#include "migrate/path.h"
#include "migrate/python/header.h"
#include "migrate/source/clean_merge.h"
#include "migrate/source/commit_source.h"

namespace migrate::merge {
namespace {

using git::Found;
using source::EntryKind;

bool is_folder(const Found& found) {
  return found.state == Found::State::kFound && found.mode == git::Mode::kTree;
}

FileChange unreadable(std::string path, std::string reason, std::vector<std::string> hints) {
  FileChange change;
  change.path = std::move(path);
  change.state = FileChange::State::kUnreadable;
  change.reason = std::move(reason);
  change.hints = std::move(hints);
  return change;
}

FileChange as_change(const FileDelta& delta) {
  FileChange change;
  change.path = delta.path;
  if (!delta.file) {
    change.state = FileChange::State::kRemoved;
  } else if (delta.file->kind == EntryKind::kFile) {
    change.blob = delta.file->blob;
  } else if (delta.file->kind == EntryKind::kConflict) {
    change.state = FileChange::State::kConflict;
  } else {
    return unreadable(delta.path,
                      delta.file->kind == EntryKind::kSymlink
                          ? "It is a symbolic link, which is not followed."
                          : "It is not a regular file.",
                      {});
  }
  return change;
}

std::size_t index_of(const std::vector<std::string>& paths, const std::string& path) {
  return static_cast<std::size_t>(std::find(paths.begin(), paths.end(), path) - paths.begin());
}

}  // namespace

std::vector<std::string> deciding_paths(const project::Project& base) {
  std::set<std::string> paths;
  for (const project::History& history : base.histories) {
    if (!history.config.config_path.empty()) paths.insert(history.config.config_path);
    for (const alembic::VersionLocation& location : history.config.version_locations)
      if (location.unreadable.empty()) paths.insert(location.path);
  }
  return {paths.begin(), paths.end()};
}

LandingFiles::LandingFiles(std::shared_ptr<const git::Repository> repository,
                           const project::Project& base, const git::ObjectId& base_commit,
                           const TreeTable& trees, const alembic::DiscoverOptions& discover)
    : repository_(std::move(repository)),
      base_(base),
      base_commit_(base_commit),
      trees_(trees),
      discover_(discover),
      base_trees_(trees.of(base_commit)),
      merger_(repository_) {
  for (std::size_t i = 0; i < base.histories.size(); ++i) {
    const alembic::HistoryConfig& config = base.histories[i].config;
    if (!config.config_path.empty())
      configs_.push_back(index_of(trees.paths(), config.config_path));
    for (const alembic::VersionLocation& location : config.version_locations)
      if (location.unreadable.empty())
        places_.push_back(
            {i, index_of(trees.paths(), location.path), config.recursive_version_locations});
  }
}

void LandingFiles::prepare(std::span<const Case> cases) {
  std::set<Trees> rows = {base_trees_};
  for (const Case& one : cases) {
    rows.insert(one.ref);
    if (one.ancestor) rows.insert(*one.ancestor);
  }
  for (const Trees row : rows)
    for (std::size_t place = 0; place < places_.size(); ++place)
      if (const Found& found = trees_.found(row)[places_[place].path]; is_folder(found))
        lists_.try_emplace({found.id, place}, FileList{});
  std::vector<std::map<ListKey, List>::iterator> todo;
  for (auto it = lists_.begin(); it != lists_.end(); ++it) todo.push_back(it);
  parallel_for(todo.size(), 16, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const auto& [tree, place] = todo[i]->first;
      const auto source = source::tree_source(repository_, tree, "");
      todo[i]->second = list_revision_files(*source, "", places_[place].recursive,
                                            trees_.paths()[places_[place].path]);
    }
  });
}

Landed LandingFiles::land(const Case& one) const {
  Changes changes;
  Landed landed;
  bool by_name = one.ancestor.has_value() && !changes_configuration(one);
  for (std::size_t place = 0; by_name && place < places_.size(); ++place)
    by_name = land_by_name(one, place, changes);
  if (!by_name) {
    changes.clear();
    land_by_merge(one, changes, landed);
  }
  for (auto& [history, list] : changes) {
    for (FileChange& change : list)
      if (change.state == FileChange::State::kConflict)
        change.blob = blob_at(one.ref, history, change.path).value_or(git::ObjectId{});
    std::stable_sort(list.begin(), list.end(),
                     [](const FileChange& a, const FileChange& b) { return a.path < b.path; });
    landed.histories.emplace_back(history, std::move(list));
  }
  return landed;
}

const LandingFiles::List& LandingFiles::list(const Found& found, std::size_t place) const {
  return is_folder(found) ? lists_.at({found.id, place}) : nothing_;
}

// Where the ref has its own idea of where the histories are.
bool LandingFiles::changes_configuration(const Case& one) const {
  const std::vector<Found>& base = trees_.found(base_trees_);
  const std::vector<Found>& ref = trees_.found(one.ref);
  const std::vector<Found>& ancestor = trees_.found(*one.ancestor);
  return std::any_of(configs_.begin(), configs_.end(),
                     [&](std::size_t path) {
                       return ref[path] != ancestor[path] && ref[path] != base[path];
                     }) ||
         std::any_of(places_.begin(), places_.end(), [&](const Place& place) {
           return is_folder(ancestor[place.path]) && !is_folder(ref[place.path]);
         });
}

bool LandingFiles::land_by_name(const Case& one, std::size_t place, Changes& changes) const {
  const std::size_t path = places_[place].path;
  const std::string& name = trees_.paths()[path];
  const Found& base = trees_.found(base_trees_)[path];
  const Found& ref = trees_.found(one.ref)[path];
  const Found& ancestor = trees_.found(*one.ancestor)[path];
  if (ref == base || ref == ancestor) return true;
  std::vector<FileChange>& out = changes[places_[place].history];
  for (const Found* const found : {&ref, &ancestor, &base}) {
    if (found->state == Found::State::kMissingObject) {
      out.push_back(unreadable(name, "Git objects of this folder are not here.",
                               repository_->missing_object_hints()));
      return true;
    }
    if (found->state == Found::State::kFound && !is_folder(*found)) {
      out.push_back(unreadable(name, "It is not a folder everywhere.", {}));
      return true;
    }
  }
  for (const Found* const found : {&ref, &ancestor, &base}) {
    if (const List& files = list(*found, place); !files) {
      out.push_back(unreadable(name, files.error().message, files.error().hints));
      return true;
    }
  }
  const auto delta = merge_lists(*list(ancestor, place), *list(base, place), *list(ref, place));
  if (!delta) return false;
  for (const FileDelta& one_file : *delta) {
    FileChange change = one_file.contents.empty() ? as_change(one_file) : merge_contents(one_file);
    // Merged into what the base has: no change at all.
    if (one_file.contents.empty() || change.blob != one_file.contents[1])
      out.push_back(std::move(change));
  }
  if (out.empty()) changes.erase(places_[place].history);
  return true;
}

FileChange LandingFiles::merge_contents(const FileDelta& delta) const {
  std::vector<git::Blob> blobs;
  for (const git::ObjectId& id : delta.contents) {
    blobs.push_back(repository_->blob(id, source::kMaxFileBytes));
    if (blobs.back().state != git::BlobState::kFound)
      return unreadable(delta.path, "A version of it that is needed to merge it cannot be read.",
                        repository_->missing_object_hints());
  }
  const source::CleanMerge merged =
      source::clean_merge(blobs[0].text, blobs[1].text, blobs[2].text);
  if (merged.unknown) return unreadable(delta.path, "Whether git can merge it cannot be told.", {});
  FileChange change;
  change.path = delta.path;
  if (!merged.text) {
    change.state = FileChange::State::kConflict;
    return change;
  }
  change.blob = git::hash_blob(*merged.text);
  change.meaning = python::parse_body(*merged.text).meaning;
  change.header =
      std::make_shared<const python::RevisionHeader>(python::parse_header(*merged.text));
  return change;
}

void LandingFiles::land_by_merge(const Case& one, Changes& changes, Landed& landed) const {
  std::vector<const alembic::HistoryConfig*> configs;
  for (const project::History& history : base_.histories) configs.push_back(&history.config);

  std::vector<alembic::HistoryConfig> own;
  if (one.ancestor && changes_configuration(one)) {
    const auto source = source::commit_source(repository_, one.commit, one.commit.short_hex());
    Result<std::vector<alembic::HistoryConfig>> found =
        source ? alembic::discover(**source, discover_) : tl::unexpected(source.error());
    if (!found) {
      changes[0].push_back(
          unreadable(configs.front()->config_path, found.error().message, found.error().hints));
      return;
    }
    own = *std::move(found);
    for (std::size_t i = 0; i < configs.size(); ++i) {
      const auto same = std::find_if(own.begin(), own.end(), [&](const auto& config) {
        return config.name == configs[i]->name || (own.size() == 1 && configs.size() == 1);
      });
      if (same != own.end()) configs[i] = &*same;
    }
  }

  source::MergeRequest request;
  request.ours = base_commit_;
  request.theirs = one.commit;
  request.bases = one.bases;
  std::set<std::string> folders;
  for (const Place& place : places_) folders.insert(trees_.paths()[place.path]);
  for (const alembic::HistoryConfig* const config : configs)
    for (const alembic::VersionLocation& location : config->version_locations)
      if (location.unreadable.empty()) folders.insert(location.path);
  request.folders.assign(folders.begin(), folders.end());
  const Result<source::MergeResult> merged = merger_.merge(request);
  for (std::size_t i = 0; i < configs.size(); ++i) {
    if (merged)
      compare(i, *configs[i], *merged, changes);
    else
      changes[i].push_back(
          unreadable(configs[i]->script_location, merged.error().message, merged.error().hints));
  }
  if (merged) landed.merged = merged->source;
}

FileList LandingFiles::base_files(std::size_t history) const {
  FileList all;
  for (std::size_t place = 0; place < places_.size(); ++place) {
    if (places_[place].history != history) continue;
    const List& files = list(trees_.found(base_trees_)[places_[place].path], place);
    if (files) all.files.insert(all.files.end(), files->files.begin(), files->files.end());
  }
  all.sort();
  return all;
}

void LandingFiles::compare(std::size_t history, const alembic::HistoryConfig& config,
                           const source::MergeResult& merged, Changes& changes) const {
  std::vector<FileChange> out;
  FileList after;
  for (const alembic::VersionLocation& location : config.version_locations) {
    if (!location.unreadable.empty()) {
      out.push_back(unreadable(location.as_written, location.unreadable, {}));
      continue;
    }
    const Result<FileList> files =
        list_revision_files(*merged.source, location.path, config.recursive_version_locations, "");
    if (files)
      after.files.insert(after.files.end(), files->files.begin(), files->files.end());
    else
      out.push_back(unreadable(location.path, files.error().message, files.error().hints));
    for (const source::MergeConflict& conflict : merged.conflicts)
      if (conflict.unknown && is_within(conflict.path, location.path))
        out.push_back(unreadable(conflict.path, conflict.reason, {}));
  }
  after.sort();
  for (const FileDelta& delta : difference(base_files(history), after)) {
    const auto same_path = [&](const FileChange& change) { return change.path == delta.path; };
    if (std::none_of(out.begin(), out.end(), same_path)) out.push_back(as_change(delta));
  }
  if (!out.empty()) changes[history] = std::move(out);
}

std::optional<git::ObjectId> LandingFiles::blob_at(Trees trees, std::size_t history,
                                                   const std::string& path) const {
  for (std::size_t place = 0; place < places_.size(); ++place) {
    if (places_[place].history != history) continue;
    const List& files = list(trees_.found(trees)[places_[place].path], place);
    if (!files) continue;
    const auto file = std::lower_bound(
        files->files.begin(), files->files.end(), path,
        [](const VersionFile& f, const std::string& name) { return f.path < name; });
    if (file != files->files.end() && file->path == path && file->kind == EntryKind::kFile)
      return file->blob;
  }
  return std::nullopt;
}

}  // namespace migrate::merge
