#include "migrate/project/where.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "migrate/git/commit_graph.h"
#include "migrate/nearest.h"
#include "migrate/source/commit_source.h"
#include "migrate/source/index_source.h"
#include "project/moved.h"
#include "project/removals.h"
#include "project/revision_trees.h"
#include "project/tips.h"
#include "project/where_heads.h"
#include "project/where_hits.h"
#include "project/where_ways.h"

namespace migrate::project {
namespace {

using git::CommitGraph;
using git::ObjectId;

// How many tips with the revision are told apart by their distance.
constexpr std::size_t kMeasuredTips = 256;
// Of how many hits it is told what merging and restoring does to the heads.
constexpr std::size_t kJudgedHits = 16;
constexpr std::size_t kShownSimilar = 3;

class Finder {
 public:
  Finder(std::shared_ptr<const git::Repository> repository, const Project& here,
         std::string_view text, const WhereOptions& options)
      : repository_(std::move(repository)),
        here_(here),
        text_(text),
        options_(options),
        trees_(*repository_, options.load) {}

  Result<Where> run() {
    MIGRATE_CHECK(prepare());
    MIGRATE_CHECK(search());
    finish();
    return std::move(where_);
  }

 private:
  Result<void> search() {
    look_here();
    if (!where_.hits.empty()) return {};
    if (!options_.commit) {
      MIGRATE_CHECK(look_in_index());
      if (where_.hits.empty() && head_) look_in_head();
      if (!where_.hits.empty()) return {};
    }
    MIGRATE_CHECK(look_in_refs());
    MIGRATE_CHECK(look_in_own_history());
    if (where_.hits.empty()) look_in_logs();
    return {};
  }

  Result<void> prepare() {
    std::vector<alembic::HistoryConfig> configs;
    for (const History& history : here_.histories) configs.push_back(history.config);
    if (options_.base) {
      const auto source =
          source::commit_source(repository_, options_.base->commit, options_.base->name);
      if (source)
        if (auto found = alembic::discover(**source, options_.load.discover))
          std::move(found->begin(), found->end(), std::back_inserter(configs));
    }
    if (configs.empty())
      return fail(ErrorKind::kConfig, "No Alembic history was found here or in the base.",
                  {"migrate config shows where it was looked for"});
    add_places(configs, places_);
    if (!options_.history.empty()) {
      std::erase_if(places_, [&](const Place& place) { return place.history != options_.history; });
      if (places_.empty())
        return fail(ErrorKind::kUsage, fmt::format("There is no history '{}'.", options_.history));
    }
    MIGRATE_TRY(const git::Head head, repository_->head());
    head_ = options_.commit ? options_.commit : head.commit;
    MIGRATE_TRY(around_.refs, repository_->refs());
    around_.remotes = repository_->remotes();
    around_.is_checked_out = !options_.commit && !repository_->is_bare();
    if (options_.base) around_.base = options_.base->name;
    return {};
  }

  void add(std::vector<Hit> hits, Standing standing, const std::string& ref) {
    for (Hit& hit : hits) {
      hit.standing = standing;
      if (!ref.empty()) hit.refs = {ref};
      where_.hits.push_back(std::move(hit));
    }
  }

  void look_here() {
    add(hits_.in(here_), Standing::kHere, "");
    if (where_.hits.empty()) note_what_is_unknown_here();
    if (options_.commit || where_.hits.empty()) return;
    const std::vector<Hit> committed = head_ ? hits_.in(*head_) : std::vector<Hit>{};
    for (Hit& hit : where_.hits)
      hit.committed = std::any_of(committed.begin(), committed.end(), [&](const Hit& other) {
        return other.id == hit.id && other.paths == hit.paths;
      });
  }

  // A file of this version that gives no id may be the one that is looked for.
  void note_what_is_unknown_here() {
    for (const History& history : here_.histories) {
      for (const Unreadable& unreadable : history.unreadable)
        note(unreadable.path + " cannot be read");
      for (const RevisionFile& file : history.files)
        if (file.header.revision.known == python::Known::kUnknown)
          note("the id in " + file.path + " cannot be known");
    }
  }

  Result<void> look_in_index() {
    if (repository_->is_bare()) return {};
    MIGRATE_TRY(const auto index, source::index_source(repository_));
    // An index that cannot be read as a project has no more to say than HEAD.
    if (const auto staged = load(index, options_.load))
      add(hits_.in(*staged), Standing::kUncommitted, "index");
    return {};
  }

  void look_in_head() { add(hits_.in(*head_), Standing::kUncommitted, "HEAD"); }

  // Every ref, each distinct commit once. The base's answer makes all others needless.
  Result<void> look_in_refs() {
    if (options_.base) {
      add(hits_.in(options_.base->commit), Standing::kBase, options_.base->name);
      if (!where_.hits.empty()) return set_commits();
    }
    const std::vector<Tip> tips = ref_tips(around_.refs);
    const auto found = hits_.in(tips);
    for (std::size_t t = 0; t < tips.size(); ++t) {
      for (Hit hit : found[t]) {
        hit.standing = Standing::kRef;
        hit.refs = tips[t].names;
        hit.commit.id = tips[t].commit;
        where_.hits.push_back(std::move(hit));
      }
    }
    return set_commits();
  }

  Result<void> set_commits() {
    for (Hit& hit : where_.hits) {
      const ObjectId id = hit.standing == Standing::kBase ? options_.base->commit : hit.commit.id;
      MIGRATE_TRY(hit.commit, repository_->commit(id));
    }
    return {};
  }

  // How far the tips of the hits are, and what the history of this version and the base deleted.
  Result<void> look_in_own_history() {
    std::vector<ObjectId> tips;
    if (head_) tips.push_back(*head_);
    if (options_.base) tips.push_back(options_.base->commit);
    const std::size_t own = tips.size();
    std::stable_sort(where_.hits.begin(), where_.hits.end(), [](const Hit& a, const Hit& b) {
      return a.commit.committer.time > b.commit.committer.time;
    });
    for (const Hit& hit : where_.hits)
      if (tips.size() < own + kMeasuredTips) tips.push_back(hit.commit.id);
    auto graph = CommitGraph::read(*repository_, tips);
    if (!graph) return give_up(graph.error());
    measure(*graph);
    if (own < tips.size()) {
      tips.resize(own);
      graph = CommitGraph::read(*repository_, tips);
      if (!graph) return give_up(graph.error());
    }
    add_removals(*graph);
    return {};
  }

  // History cannot be read to its beginning: what the refs said stands all the same.
  Result<void> give_up(const Error& error) {
    if (error.kind != ErrorKind::kUndecidable) return tl::unexpected(error);
    note("history is not here in full: " + error.message);
    return {};
  }

  void measure(const CommitGraph& graph) {
    std::vector<bool> here(graph.size());
    if (const auto head = head_ ? graph.find(*head_) : std::nullopt)
      here = graph.reachable(std::span(&*head, 1));
    for (Hit& hit : where_.hits) {
      const auto tip = graph.find(hit.commit.id);
      hit.ahead = tip ? count_ahead(graph, *tip, here) : UINT32_MAX;
    }
  }

  // The newest removal of each id that is not found otherwise.
  void add_removals(const CommitGraph& graph) {
    for (CommitGraph::Index commit = 0; commit < graph.size(); ++commit)
      if (graph.is_boundary(commit)) note("this shallow clone does not have all of history");
    const std::size_t known = places_.size();
    std::set<std::pair<std::string, std::string>> seen;
    for (const Removal& removal :
         find_removals(repository_, graph, hits_.wanted(), options_.load, trees_, places_)) {
      if (!options_.history.empty() && removal.history != options_.history) continue;
      if (!seen.emplace(removal.history, removal.id).second) continue;
      auto commit = repository_->commit(removal.commit);
      if (!commit) continue;
      Hit hit;
      hit.standing = Standing::kDeleted;
      hit.id = removal.id;
      hit.history = removal.history;
      hit.paths = removal.paths;
      hit.commit = *std::move(commit);
      hit.in_merge = removal.in_merge;
      hit.deleted_from = removal.parent;
      hits_.describe(removal.blob, hit);
      hit.replaced_by = find_successor(*repository_, removal, trees_, places_);
      hit.moved_to = find_moved(*repository_, hit.commit, hit.commit.parents[removal.parent - 1],
                                removal.blob, removal.paths.front(), removal.id, trees_);
      if (!hit.moved_to.empty()) {
        const auto there = here_.source->stat(hit.moved_to.front());
        hit.moved_is_here = there && *there;
      }
      where_.hits.push_back(std::move(hit));
    }
    places_.resize(known);
  }

  // Stashes and reflogs, and the history of all that git still knows.
  void look_in_logs() {
    const std::vector<Tip> logged = logged_tips(*repository_);
    add_lost(logged);
    std::vector<ObjectId> commits;
    for (const Tip& tip : ref_tips(around_.refs)) commits.push_back(tip.commit);
    // The parents of a stash are no history: they hold what the stash itself leaves out.
    for (const Tip& tip : logged)
      if (!tip.is_stash) commits.push_back(tip.commit);
    if (const auto graph = CommitGraph::read(*repository_, commits))
      add_removals(*graph);
    else
      note("history is not here in full: " + graph.error().message);
  }

  // Of several entries with the same revision the newest is enough.
  void add_lost(const std::vector<Tip>& tips) {
    const auto found = hits_.in(tips);
    for (std::size_t t = 0; t < found.size(); ++t) {
      for (Hit hit : found[t]) {
        hit.standing = tips[t].is_stash ? Standing::kStash : Standing::kReflog;
        const auto is_same = [&](const Hit& other) {
          return other.standing == hit.standing && other.id == hit.id &&
                 other.history == hit.history && other.paths == hit.paths;
        };
        if (std::any_of(where_.hits.begin(), where_.hits.end(), is_same)) continue;
        hit.refs = tips[t].names;
        if (auto commit = repository_->commit(tips[t].commit)) hit.commit = *std::move(commit);
        where_.hits.push_back(std::move(hit));
      }
    }
  }

  void note(std::string reason) {
    where_.complete = false;
    if (std::find(where_.reasons.begin(), where_.reasons.end(), reason) == where_.reasons.end())
      where_.reasons.push_back(std::move(reason));
  }

  void finish() {
    for (const std::string& problem : trees_.problems()) note(problem);
    drop_found_elsewhere();
    std::stable_sort(where_.hits.begin(), where_.hits.end(),
                     [this](const Hit& a, const Hit& b) { return order_of(a) < order_of(b); });
    for (std::size_t h = 0; h < where_.hits.size(); ++h) {
      Hit& hit = where_.hits[h];
      around_.missing_parents.clear();
      for (const std::string& parent : hit.parents)
        if (!is_here(hit.history, parent)) around_.missing_parents.push_back(parent);
      around_.merge_brings_it =
          hit.ahead != 0 && !(hit.standing == Standing::kBase && around_.deleted_here);
      around_.heads_merged = around_.heads_restored = 0;
      if (h < kJudgedHits) judge_heads({*repository_, here_, head_, places_, trees_}, hit, around_);
      hit.ways_out = ways_out(hit, around_);
    }
    if (!where_.hits.empty()) return;
    if (text_.size() < HitFinder::kShortestPart) {
      ask_for_more();
      return;
    }
    add_similar();
    where_.ways_out = ways_to_look_further(text_, where_.complete, around_);
    if (!where_.complete)
      for (const std::string& hint : repository_->missing_object_hints())
        where_.ways_out.insert(where_.ways_out.begin(), {hint, "fetches what this clone lacks"});
  }

  // Looking further would not help.
  void ask_for_more() {
    note(fmt::format("'{}' is too short for the beginning of an id: {} characters are needed",
                     text_, HitFinder::kShortestPart));
    for (const std::string& id : known_ids())
      if (id.starts_with(text_) && where_.similar.size() < kShownSimilar)
        where_.similar.push_back(id);
    where_.ways_out = {{"migrate history", "lists the ids that are here"}};
  }

  // What this version's own history deleted says more than who else has it.
  std::tuple<int, std::uint32_t, std::vector<std::string>, std::string> order_of(
      const Hit& hit) const {
    const bool own = hit.standing == Standing::kDeleted && around_.deleted_here;
    return {own ? -1 : static_cast<int>(hit.standing), hit.ahead, hit.refs, hit.id};
  }

  void drop_found_elsewhere() {
    const auto has = [this](Standing standing) {
      return std::any_of(where_.hits.begin(), where_.hits.end(),
                         [=](const Hit& hit) { return hit.standing == standing; });
    };
    const auto drop = [this](Standing standing) {
      std::erase_if(where_.hits, [=](const Hit& hit) { return hit.standing == standing; });
    };
    if (!has(Standing::kDeleted)) return;
    drop(Standing::kReflog);
    for (const Hit& hit : where_.hits)
      if (head_ && hit.standing == Standing::kDeleted &&
          repository_->is_ancestor(hit.commit.id, *head_).value_or(false))
        around_.deleted_here = true;
    // Else the base deleted it once and has it again.
    if (has(Standing::kBase) && !around_.deleted_here) drop(Standing::kDeleted);
  }

  bool is_here(const std::string& history, const std::string& id) const {
    return std::any_of(here_.histories.begin(), here_.histories.end(), [&](const History& one) {
      return one.config.name == history && one.graph.find(id).has_value();
    });
  }

  std::vector<std::string> known_ids() const {
    std::vector<std::string> ids = trees_.ids();
    for (const History& history : here_.histories)
      for (graph::NodeIndex node = 0; node < history.graph.size(); ++node)
        ids.push_back(history.graph.node(node).id);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
  }

  void add_similar() {
    std::vector<std::string> ids = known_ids();
    while (where_.similar.size() < kShownSimilar) {
      const auto near = nearest(text_, ids);
      if (!near) return;
      std::erase(ids, *near);
      where_.similar.push_back(*near);
    }
  }

  std::shared_ptr<const git::Repository> repository_;
  const Project& here_;
  const std::string text_;
  const WhereOptions& options_;
  RevisionTrees trees_;
  std::vector<Place> places_;
  HitFinder hits_{*repository_, text_, options_.history, trees_, places_};
  std::optional<ObjectId> head_;  // the commit that is looked at, or that the working tree is on
  Surroundings around_;
  Where where_;
};

}  // namespace

std::string_view to_string(Standing standing) {
  constexpr std::string_view kNames[] = {"here",    "uncommitted", "base",  "ref",
                                         "deleted", "stash",       "reflog"};
  return kNames[static_cast<std::size_t>(standing)];
}

Result<Where> where(std::shared_ptr<const git::Repository> repository, const Project& here,
                    std::string_view text, const WhereOptions& options) {
  if (text.empty() || text.find_first_of("@:+- \t\n") != text.npos || text == "head" ||
      text == "heads" || text == "base")
    return fail(ErrorKind::kUsage, fmt::format("'{}' is no revision id.", text),
                {"migrate where takes an id, or its first four characters or more"});
  return Finder(std::move(repository), here, text, options).run();
}

}  // namespace migrate::project
