#include "project/removals.h"

#include <algorithm>
#include <set>
#include <utility>

#include "migrate/path.h"
#include "migrate/python/header.h"
#include "migrate/source/commit_source.h"

namespace migrate::project {
namespace {

using Index = git::CommitGraph::Index;
using State = git::Found::State;

using Match = WantedRevisions::Match;

class Search {
 public:
  Search(std::shared_ptr<const git::Repository> repository, const git::CommitGraph& graph,
         const WantedRevisions::Wanted& wanted, const LoadOptions& options, RevisionTrees& trees,
         std::vector<Place>& places)
      : repository_(std::move(repository)),
        graph_(graph),
        wanted_(wanted),
        options_(options),
        trees_(trees),
        places_(places) {
    for (Index commit = 0; commit < graph.size(); ++commit) roots_.push_back(graph.tree(commit));
  }

  std::vector<Removal> run() {
    resolve();
    find_past_places();
    match();
    std::vector<Removal> removals;
    for (Index commit = static_cast<Index>(graph_.size()); commit-- > 0;) look(commit, removals);
    std::stable_sort(removals.begin(), removals.end(), [this](const Removal& a, const Removal& b) {
      if (a.in_merge != b.in_merge) return b.in_merge;
      return graph_.time(*graph_.find(a.commit)) > graph_.time(*graph_.find(b.commit));
    });
    return removals;
  }

 private:
  // Finds the places that are not resolved yet, in every commit.
  void resolve() {
    const std::span<const Place> todo = std::span(places_).subspan(found_.size());
    const std::size_t first = found_.size();
    const auto found = git::find_paths(*repository_, roots_, paths_of(todo));
    found_.resize(places_.size());
    for (std::size_t p = first; p < places_.size(); ++p)
      for (std::size_t c = 0; c < roots_.size(); ++c)
        found_[p].push_back(found[c * todo.size() + (p - first)]);
  }

  bool has_place(Index commit) const {
    return std::any_of(found_.begin(), found_.end(), [commit](const auto& place) {
      return place[commit].state != State::kAbsent;
    });
  }

  // A commit without any known place, whose child has one: the histories were set up by the child,
  // or they moved there.
  void find_past_places() {
    constexpr int kDiscoveries = 16;
    int left = kDiscoveries;
    std::vector<bool> asked(graph_.size());
    for (Index child = static_cast<Index>(graph_.size()); child-- > 0 && left > 0;) {
      if (!has_place(child)) continue;
      for (const Index parent : graph_.parents(child)) {
        if (asked[parent] || has_place(parent) || left-- == 0) continue;
        asked[parent] = true;
        const std::size_t before = places_.size();
        add_places_of(graph_.tree(parent));
        if (places_.size() != before) resolve();
      }
    }
  }

  void add_places_of(const git::ObjectId& tree) {
    alembic::DiscoverOptions discover;
    discover.section = options_.discover.section;
    const auto source = source::tree_source(repository_, tree, "");
    if (const auto configs = alembic::discover(*source, discover)) add_places(*configs, places_);
  }

  void match() {
    WantedRevisions wanted(trees_, places_, wanted_);
    has_.resize(graph_.size());
    for (std::size_t p = 0; p < places_.size(); ++p) {
      const git::Found* previous = nullptr;  // most commits leave the folder as it is
      const std::vector<Match>* matches = nullptr;
      for (std::size_t c = 0; c < roots_.size(); ++c) {
        const git::Found& folder = found_[p][c];
        if (folder.state == State::kAbsent) continue;
        if (previous == nullptr || !(*previous == folder)) matches = &wanted.in(folder, p);
        previous = &folder;
        has_[c].insert(has_[c].end(), matches->begin(), matches->end());
      }
    }
  }

  bool same(const Match& a, const Match& b) const {
    return a.revision->id == b.revision->id && places_[a.place].history == places_[b.place].history;
  }
  bool has(Index commit, const Match& wanted) const {
    return std::any_of(has_[commit].begin(), has_[commit].end(),
                       [&](const Match& match) { return same(match, wanted); });
  }

  // What `commit` lacks and a parent has.
  void look(Index commit, std::vector<Removal>& removals) const {
    const std::span<const Index> parents = graph_.parents(commit);
    std::vector<Match> gone;
    for (std::size_t p = 0; p < parents.size(); ++p) {
      for (const Match& match : has_[parents[p]]) {
        const auto is_known = [&](const Match& other) { return same(match, other); };
        if (has(commit, match) || std::any_of(gone.begin(), gone.end(), is_known)) continue;
        gone.push_back(match);
        removals.push_back(removal(commit, p, match));
      }
    }
  }

  Removal removal(Index commit, std::size_t parent, const Match& match) const {
    const std::span<const Index> parents = graph_.parents(commit);
    Removal removal;
    removal.id = match.revision->id;
    removal.history = places_[match.place].history;
    removal.blob = match.revision->blob;
    removal.commit = graph_.id(commit);
    removal.parent = parent + 1;
    removal.in_merge =
        !std::all_of(parents.begin(), parents.end(), [&](Index one) { return has(one, match); });
    for (const Match& file : has_[parents[parent]])
      if (same(file, match))
        removal.paths.push_back(join_path(places_[file.place].path, file.revision->path));
    return removal;
  }

  const std::shared_ptr<const git::Repository> repository_;
  const git::CommitGraph& graph_;
  const WantedRevisions::Wanted& wanted_;
  const LoadOptions& options_;
  RevisionTrees& trees_;
  std::vector<Place>& places_;
  std::vector<git::ObjectId> roots_;            // trees, by commit
  std::vector<std::vector<git::Found>> found_;  // by place, by commit
  std::vector<std::vector<Match>> has_;         // by commit
};

std::uint64_t meaning_of(const git::Repository& repository, const git::ObjectId& blob) {
  return python::parse_body(repository.blob(blob, source::kMaxFileBytes).text).meaning;
}

}  // namespace

std::vector<Removal> find_removals(std::shared_ptr<const git::Repository> repository,
                                   const git::CommitGraph& graph,
                                   const WantedRevisions::Wanted& wanted,
                                   const LoadOptions& options, RevisionTrees& trees,
                                   std::vector<Place>& places) {
  return Search(std::move(repository), graph, wanted, options, trees, places).run();
}

std::string find_successor(const git::Repository& repository, const Removal& removal,
                           RevisionTrees& trees, std::span<const Place> places) {
  const auto commit = repository.commit(removal.commit);
  if (!commit || commit->parents.size() < removal.parent) return "";
  const std::uint64_t wanted = meaning_of(repository, removal.blob);
  const git::ObjectId versions[] = {removal.commit, commit->parents[removal.parent - 1]};
  const auto found = git::find_paths(repository, versions, paths_of(places));
  for (std::size_t p = 0; p < places.size(); ++p) {
    if (places[p].history != removal.history) continue;
    std::set<std::string> before;
    for (const TreeRevision& revision : trees.in(found[places.size() + p], places[p]))
      before.insert(revision.id);
    for (const TreeRevision& revision : trees.in(found[p], places[p]))
      if (before.count(revision.id) == 0 && meaning_of(repository, revision.blob) == wanted)
        return revision.id;
  }
  return "";
}

}  // namespace migrate::project
