#include "merge/forecast_landed.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "migrate/git/commit_graph.h"
#include "migrate/git/tree_finder.h"
#include "migrate/path.h"
#include "migrate/python/header.h"
#include "migrate/source/source.h"

namespace migrate::merge {
namespace {

using Change = std::pair<std::size_t, std::vector<FileChange>>;

bool only_conflicts(const Change& change) {
  return std::all_of(change.second.begin(), change.second.end(), [](const FileChange& file) {
    return file.state == FileChange::State::kConflict;
  });
}

std::vector<git::ObjectId> root_trees(const git::Repository& repository,
                                      const git::ObjectId& base) {
  const auto graph = git::CommitGraph::read(repository, std::span(&base, 1));
  if (!graph) return {base};
  std::vector<git::ObjectId> trees;
  for (git::CommitGraph::Index i = 0; i < graph->size(); ++i) trees.push_back(graph->tree(i));
  return trees;
}

bool same_values(const python::Attribute& a, const python::Attribute& b) {
  return a.known == b.known && a.values == b.values;
}

bool same_meaning(const std::string& a, const std::string& b) {
  const python::RevisionHeader x = python::parse_header(a), y = python::parse_header(b);
  return x.revision.known_value() && same_values(x.revision, y.revision) &&
         same_values(x.down_revision, y.down_revision) && same_values(x.depends_on, y.depends_on) &&
         same_values(x.branch_labels, y.branch_labels) &&
         python::parse_body(a).meaning == python::parse_body(b).meaning;
}

// The contents that files have had in the base.
class Past {
 public:
  Past(const git::Repository& repository, const std::vector<git::ObjectId>& roots,
       const std::set<std::string>& paths)
      : repository_(repository) {
    std::map<std::string, std::vector<std::string>> names;  // by folder
    for (const std::string& path : paths)
      names[std::string(parent_path(path))].emplace_back(base_name(path));
    std::vector<std::string> folders;
    folders.reserve(names.size());
    for (const auto& entry : names) folders.push_back(entry.first);
    const std::vector<git::Found> found = git::find_paths(repository, roots, folders);
    // Few trees of a folder stand for thousands of commits.
    for (std::size_t f = 0; f < folders.size(); ++f) {
      std::set<git::ObjectId> trees;
      for (std::size_t r = 0; r < roots.size(); ++r)
        if (const git::Found& one = found[r * folders.size() + f]; is(one, git::Mode::kTree))
          trees.insert(one.id);
      read(folders[f], {trees.begin(), trees.end()}, names[folders[f]]);
    }
  }

  bool has(const FileChange& change) const {
    const auto known = blobs_.find(change.path);
    if (known == blobs_.end() || change.blob == git::ObjectId{}) return false;
    if (known->second.contains(change.blob)) return true;
    const git::Blob mine = repository_.blob(change.blob, source::kMaxFileBytes);
    return mine.state == git::BlobState::kFound &&
           std::any_of(known->second.begin(), known->second.end(), [&](const git::ObjectId& id) {
             const git::Blob blob = repository_.blob(id, source::kMaxFileBytes);
             return blob.state == git::BlobState::kFound && same_meaning(mine.text, blob.text);
           });
  }

 private:
  static bool is(const git::Found& found, git::Mode mode) {
    return found.state == git::Found::State::kFound && found.mode == mode;
  }

  void read(const std::string& folder, const std::vector<git::ObjectId>& trees,
            const std::vector<std::string>& names) {
    const std::vector<git::Found> found = git::find_paths(repository_, trees, names);
    for (std::size_t i = 0; i < found.size(); ++i)
      if (is(found[i], git::Mode::kFile) || is(found[i], git::Mode::kExecutable))
        blobs_[join_path(folder, names[i % names.size()])].insert(found[i].id);
  }

  const git::Repository& repository_;
  std::map<std::string, std::set<git::ObjectId>> blobs_;  // by path
};

}  // namespace

void drop_landed(const git::Repository& repository, const git::ObjectId& base,
                 std::vector<git::ObjectId> base_trees, std::span<Landed> all) {
  std::set<std::string> paths;
  for (const Landed& landed : all)
    for (const Change& change : landed.histories)
      if (only_conflicts(change))
        for (const FileChange& file : change.second) paths.insert(file.path);
  if (paths.empty()) return;
  if (base_trees.empty()) base_trees = root_trees(repository, base);
  const Past past(repository, base_trees, paths);
  for (Landed& landed : all)
    std::erase_if(landed.histories, [&](const Change& change) {
      return only_conflicts(change) &&
             std::all_of(change.second.begin(), change.second.end(),
                         [&](const FileChange& file) { return past.has(file); });
    });
}

}  // namespace migrate::merge
