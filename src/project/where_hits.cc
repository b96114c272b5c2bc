#include "project/where_hits.h"

#include "migrate/path.h"

namespace migrate::project {
namespace {

Hit& hit_of(std::vector<Hit>& hits, const std::string& history, const std::string& id) {
  for (Hit& hit : hits)
    if (hit.history == history && hit.id == id) return hit;
  hits.emplace_back().history = history;
  hits.back().id = id;
  return hits.back();
}

}  // namespace

bool HitFinder::is_wanted(std::string_view id) const {
  return id == text_ || (text_.size() >= kShortestPart && id.starts_with(text_));
}

std::vector<Hit> HitFinder::in(const Project& project) const {
  std::vector<Hit> hits;
  for (const History& history : project.histories) {
    if (!history_.empty() && history.config.name != history_) continue;
    for (const RevisionFile& file : history.files) {
      if (!file.node || !is_wanted(history.graph.node(*file.node).id)) continue;
      Hit& hit = hit_of(hits, history.config.name, history.graph.node(*file.node).id);
      hit.paths.push_back(file.path);
      hit.message = file.header.docstring.message;
      hit.parents = file.header.down_revision.values;
    }
  }
  return hits;
}

std::vector<Hit> HitFinder::in_folders(std::span<const git::Found> folders) {
  std::vector<Hit> hits;
  for (std::size_t p = 0; p < places_.size(); ++p) {
    for (const WantedRevisions::Match& match : matches_.in(folders[p], p)) {
      Hit& hit = hit_of(hits, places_[p].history, match.revision->id);
      hit.paths.push_back(join_path(places_[p].path, match.revision->path));
      describe(match.revision->blob, hit);
    }
  }
  return hits;
}

std::vector<Hit> HitFinder::in(const git::ObjectId& commit) {
  return in_folders(git::find_paths(repository_, std::span(&commit, 1), paths_of(places_)));
}

std::vector<std::vector<Hit>> HitFinder::in(std::span<const Tip> tips) {
  std::vector<git::ObjectId> commits;
  commits.reserve(tips.size());
  for (const Tip& tip : tips) commits.push_back(tip.commit);
  const auto found = git::find_paths(repository_, commits, paths_of(places_));
  std::vector<std::vector<Hit>> hits;
  hits.reserve(tips.size());
  for (std::size_t t = 0; t < tips.size(); ++t)
    hits.push_back(in_folders(std::span(found).subspan(t * places_.size(), places_.size())));
  return hits;
}

void HitFinder::describe(const git::ObjectId& blob, Hit& hit) {
  const python::RevisionHeader& header = trees_.header(blob);
  hit.message = header.docstring.message;
  hit.parents = header.down_revision.values;
}

}  // namespace migrate::project
